import type { ProblemEntry } from './problem-entry.ts'

export const RETURN_PROBLEMS = {
  may_not_return: {
    status: 403,
    fr: 'Ce partage ne permet pas de remettre des documents. Communiquez avec l’étude.',
    en: 'This share does not let you return documents. Contact the office.',
  },
  return_opened: {
    status: 409,
    fr: 'L’étude a déjà ouvert ce document. Communiquez avec elle pour le retirer.',
    en: 'The office has already opened this document. Contact it to take it back.',
  },
} as const satisfies Record<string, ProblemEntry>
