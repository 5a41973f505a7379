import type { ProblemEntry } from './problem-entry.ts'

export const DEPOSIT_PROBLEMS = {
  box_origin_refused: {
    status: 403,
    fr: 'Ce site n’est pas autorisé à afficher cette boîte de dépôt. Passez par le site de l’étude, ou communiquez avec elle.',
    en: 'This site may not show this upload box. Go through the office’s own site, or contact the office.',
  },
  box_closed: {
    status: 410,
    fr: 'Cette boîte de dépôt est fermée. Communiquez avec l’étude pour lui remettre vos documents.',
    en: 'This upload box is closed. Contact the office to hand your documents in.',
  },
  visit_ended: {
    status: 401,
    fr: 'Le temps prévu pour remettre vos documents est écoulé. Demandez un nouveau code pour continuer.',
    en: 'The time for handing your documents in has run out. Ask for a new code to go on.',
  },
  deposit_empty: {
    status: 422,
    fr: 'Aucun document n’est encore arrivé. Ajoutez-en un et attendez la fin du téléversement, puis envoyez.',
    en: 'No document has arrived yet. Add one and wait until it is uploaded, then send.',
  },
  deposit_submitted: {
    status: 409,
    fr: 'Ce dépôt est déjà envoyé. Pour remettre d’autres documents, commencez un nouveau dépôt.',
    en: 'This deposit has already been sent. To hand in more documents, begin another one.',
  },
  deposit_full: {
    status: 422,
    fr: 'Un dépôt compte au plus {max}\u00a0documents. Envoyez ceux-ci, puis commencez un nouveau dépôt.',
    en: 'A deposit holds {max} documents at most. Send these, then begin another deposit.',
  },
  deposit_too_large: {
    status: 413,
    fr: 'Les documents d’un dépôt comptent au plus {max} en tout. Envoyez ceux-ci, puis commencez un nouveau dépôt.',
    en: 'The documents of a deposit come to {maxInEnglish} at most. Send these, then begin another deposit.',
  },
  deposit_filed: {
    status: 409,
    fr: 'Ce dépôt est déjà classé dans le dossier {number}.',
    en: 'This deposit has already been filed in dossier {number}.',
  },
} as const satisfies Record<string, ProblemEntry>
