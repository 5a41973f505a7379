import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

type Why = [fact: string, remedy: string]

/** Words of what comes after the form. */
export const messages = {
  codeSent: 'Un code à 8\u00a0chiffres part à',
  codeLife: 'Il est valide 10\u00a0minutes.',
  code: 'Code de vérification',
  codeHint: 'Rien reçu? Regardez dans les courriels indésirables. Il part trois codes par heure au plus.',
  codeIncomplete: 'Entrez les 8\u00a0chiffres du code.',
  verify: 'Vérifier',
  verifying: 'Vérification…',
  resend: 'Renvoyer le code',
  resent: (email: string) =>
    `Un nouveau code part à ${email}, trois par heure au plus. Seul le dernier code reçu est valide.`,
  changeAddress: 'Changer d’adresse',
  accessEnded:
    'Le délai pour envoyer vos documents est passé. Rien n’est perdu\u00a0: entrez un nouveau code pour continuer.',

  dropLead: 'Déposez vos documents',
  limits: (size: string, files: string) =>
    `PDF, photos ou documents Office, ${size} et ${files}\u00a0documents en tout`,
  chooseFiles: 'Choisir des documents',
  addFiles: 'Ajouter des documents',
  takePhoto: 'Prendre une photo',
  documents: 'Documents à envoyer',
  failed: 'À revoir',
  ready: 'Prêt',
  dropNow: 'Déposez pour ajouter ces documents',
  remove: 'Retirer',
  removeOne: (name: string) => `Retirer\u00a0: ${name}`,
  removed: (name: string) => `${name} est retiré.`,
  readyCount: (count: number) => counted(count, '1\u00a0document prêt.', '#\u00a0documents prêts.'),
  retry: 'Réessayer',
  retryOne: (name: string) => `Réessayer\u00a0: ${name}`,
  notAdded: 'Documents à revoir',
  pauseUpload: 'Suspendre le téléversement',
  resumeUpload: 'Reprendre le téléversement',
  retryUpload: 'Réessayer le téléversement',
  uploadDone: 'Prêt',

  identity: 'Pièce d’identité (facultatif)',
  sides: { recto: 'Recto', verso: 'Verso' },
  sideAdded: 'Ajouté',
  photo: 'Photo',
  pick: 'Choisir',
  replace: 'Remplacer',
  sideAction: (action: string, side: string) => `${action}\u00a0: ${side}`,

  send: 'Envoyer',
  sending: 'Envoi en cours…',
  whenSent: 'L’étude reçoit vos documents quand vous appuyez sur «\u00a0Envoyer\u00a0».',
  nothingChosen: 'Choisissez d’abord un document.',
  stillUploading: (count: number) =>
    counted(
      count,
      'Un document n’est pas encore prêt. Attendez la fin du téléversement, ou retirez-le.',
      '#\u00a0documents ne sont pas encore prêts. Attendez la fin des téléversements, ou retirez-les.',
    ),
  stillPaused: 'Un téléversement est suspendu. Reprenez-le, ou retirez le document.',
  stillFailed: 'Un document n’a pas pu être téléversé. Réessayez, ou retirez-le.',
  stillLeaving: (name: string) =>
    `${name} n’est pas encore retiré. Le retrait reprendra de lui-même\u00a0: réessayez dans un instant.`,
  notSent: 'Vos documents ne sont pas encore envoyés.',
  notRemoved: (name: string) => `${name} n’a pas pu être retiré.`,

  problems: {
    too_many_files: (max: string): Why => [
      'Trop de documents.',
      `La limite est de ${max}. Envoyez ceux-ci, puis remettez les autres.`,
    ],
    box_too_large: (max: string): Why => [
      'Trop volumineux.',
      `La limite est de ${max} en tout. Retirez un document, ou envoyez ceux-ci d’abord.`,
    ],
    duplicate: (): Why => ['Déjà dans la liste.', 'Ce document ne sera envoyé qu’une fois.'],
  },

  received: 'Vos documents sont à l’étude.',
  receivedAt: (date: string, time: string) => `Reçus le ${date} à ${time}.`,
  copySent: 'Une copie de ce reçu vous a été envoyée à',
  caption: 'Documents reçus',
  document: 'Document',
  size: 'Taille',
  fingerprint: 'Empreinte SHA-256\u00a0:',
  total: (count: number) => counted(count, '1\u00a0document', '#\u00a0documents'),
  dossier: 'Dossier',
  by: 'Remis par',
  to: 'Remis à',
  kept: 'Conservés',
  keptUntil: (date: string) =>
    `dans votre dossier, si l’étude les y classe; sinon, jusqu’au ${date}, puis ils sont détruits`,
  print: 'Imprimer le reçu',
  more: 'Remettre d’autres documents',
}

export type LaterMessages = typeof messages
