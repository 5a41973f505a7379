import type { ProblemEntry } from './problem-entry.ts'

export const DOSSIER_PROBLEMS = {
  missing_email: {
    status: 422,
    fr: 'Adresse courriel manquante\u00a0: {names}',
    en: 'Missing e-mail address: {names}',
  },
  invalid_email: { status: 422, fr: 'Adresse courriel invalide\u00a0: {names}', en: 'Invalid e-mail address: {names}' },
  invalid_number: {
    status: 422,
    fr: 'Le numéro de dossier doit compter de 1 à 64\u00a0caractères visibles.',
    en: 'The dossier number must be 1 to 64 visible characters.',
  },
  unknown_member: {
    status: 422,
    fr: 'Aucun membre actif de l’étude n’a ce courriel\u00a0: {email}.',
    en: 'No active member of the office has this e-mail: {email}.',
  },
  invalid_origin: {
    status: 422,
    fr: 'L’origine doit être une adresse https, ou http sur cet ordinateur.',
    en: 'The origin must be an https address, or http on this computer.',
  },
  dossier_closed: {
    status: 410,
    fr: 'Ce dossier est fermé. Rien ne peut y être ajouté.',
    en: 'This dossier is closed. Nothing can be added to it.',
  },
} as const satisfies Record<string, ProblemEntry>
