import type { ProblemEntry } from './problem-entry.ts'

export const SHARE_PROBLEMS = {
  title_missing: { status: 422, fr: 'Donnez un titre au partage.', en: 'Give the share a title.' },
  expiry_out_of_range: {
    status: 422,
    fr: 'Choisissez une date entre demain et le {last}.',
    en: 'Choose a date between tomorrow and {last}.',
  },
  expiry_shortened: {
    status: 422,
    fr: 'Ce partage expire le {date}. Choisissez une date plus tardive. Pour y mettre fin plus tôt, révoquez-le.',
    en: 'This share expires on {date}. Choose a later date. To end it sooner, revoke it.',
  },
  recipient_not_in_dossier: {
    status: 422,
    fr: 'Seuls les intervenants de ce dossier peuvent être destinataires.',
    en: 'Only this dossier’s parties can be recipients.',
  },
  document_not_in_dossier: {
    status: 422,
    fr: 'Ce document n’est pas dans ce dossier.',
    en: 'This document is not in this dossier.',
  },
  document_infected: {
    status: 422,
    fr: 'Ce document est bloqué\u00a0: un virus a été trouvé. Il ne peut pas être partagé.',
    en: 'This document is blocked: a virus was found. It cannot be shared.',
  },
  member_not_in_firm: {
    status: 422,
    fr: 'Cette personne n’est pas membre de l’étude.',
    en: 'This person is not a member of the office.',
  },
  idempotency_mismatch: {
    status: 422,
    fr: 'Ce partage a déjà été envoyé avec un autre contenu.',
    en: 'This share was already sent with other content.',
  },
  share_expired: { status: 410, fr: 'Ce partage est expiré depuis le {date}.', en: 'This share expired on {date}.' },
  share_revoked: { status: 410, fr: 'Ce partage est révoqué.', en: 'This share is revoked.' },
} as const satisfies Record<string, ProblemEntry>
