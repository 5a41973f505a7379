import { formatCount } from './format.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** Words of the queue of uploads: they come with it. */
export const messages = {
  cancel: 'Annuler',
  retry: 'Réessayer',
  keep: 'Conserver',
  close: 'Fermer',
  uploads: 'Téléversements',
  toFollow: (count: number) => counted(count, '1\u00a0téléversement à suivre', '#\u00a0téléversements à suivre'),
  doneOf: (done: string, files: string) => `${done} de ${files}\u00a0téléversés`,
  overall: 'Téléversements, tous ensemble',
  pauseAll: 'Tout suspendre',
  resumeAll: 'Tout reprendre',
  cancelAll: 'Tout annuler',
  cancelAllTitle: 'Annuler tous les téléversements?',
  cancelAllDetail: (count: number) =>
    counted(
      count,
      'Ce document ne sera pas ajouté.',
      '#\u00a0documents ne seront pas ajoutés. Ce qui est déjà téléversé en entier reste.',
    ),
  others: (count: number) => counted(count, 'et 1\u00a0autre', 'et #\u00a0autres'),
  othersWaiting: (count: number) => counted(count, 'et 1\u00a0autre en attente', 'et #\u00a0autres en attente'),
  showMore: 'Afficher la suite',
  pause: 'Suspendre',
  resume: 'Reprendre',
  remove: 'Retirer',
  choose: 'Choisir',
  actionOn: (action: string, name: string) => `${action}\u00a0: ${name}`,
  sentOf: (sent: string, size: string) => `${sent} de ${size}`,
  perSecond: (size: string) => `${size}/s`,
  timeLeft: (time: string) => `encore ${time}`,
  seconds: (count: number) => `${count}\u00a0s`,
  minutes: (minutes: number, seconds: number) => `${minutes}\u00a0min${seconds > 0 ? ` ${seconds}\u00a0s` : ''}`,
  hours: (hours: number, minutes: number) => `${hours}\u00a0h${minutes > 0 ? ` ${minutes}\u00a0min` : ''}`,
  uploadOf: (name: string) => `Téléversement de ${name}`,
  checking: 'Préparation',
  waiting: 'En attente',
  pausedAt: (percent: string) => `Suspendu à ${percent}`,
  interrupted: 'Téléversement interrompu\u00a0:',
  chooseAgain: 'choisissez de nouveau',
  toResumeAt: (percent: string) => `pour reprendre à ${percent}`,
  notSameFile: 'Ce n’est pas le même document.',
  notSameFileRemedy: (name: string) => `Choisissez celui dont le téléversement a commencé\u00a0: ${name}.`,
  uploaded: 'Téléversé',

  connectionLost: 'Connexion perdue.',
  goesOnAlone: (isOne: boolean): string =>
    isOne ? 'Le téléversement reprendra de lui-même.' : 'Les téléversements reprendront d’eux-mêmes.',
  connectionBack: 'Connexion rétablie.',
  serverDown: 'Le serveur ne répond pas.',
  retryIn: (seconds: number) =>
    seconds > 0
      ? `Rien n’est perdu\u00a0: nous réessaierons dans ${seconds}\u00a0s.`
      : 'Rien n’est perdu\u00a0: nous réessayons.',
  accessEnded: 'Votre accès a pris fin.',
  goesOnOnceBack: 'Rien n’est perdu\u00a0: les téléversements reprendront dès que vous serez de retour.',

  failedOne: (name: string) => `${name}\u00a0: échec du téléversement.`,
  failedMany: (count: number) => counted(count, '1\u00a0téléversement a échoué.', '#\u00a0téléversements ont échoué.'),
  progressAt: (percent: string) => `Téléversements\u00a0: ${percent}.`,
  failed: 'Quelque chose n’a pas fonctionné de notre côté. Réessayez.',

  /** What happened, then what to do, by the code of an upload's problem. */
  problems: {
    file_too_large: ['Document trop volumineux.', 'La limite est de 20\u00a0Go. Divisez-le en plusieurs parties.'],
    file_type_refused: [
      'Type de fichier refusé.',
      'Les programmes ne sont pas acceptés. Déposez plutôt un PDF, une image ou un document Office.',
    ],
    active_page_refused: [
      'Type de fichier refusé.',
      'Ce type de fichier peut contenir du code. Déposez plutôt un PDF ou une photo en JPEG ou PNG.',
    ],
    empty_file: ['Ce document est vide.', 'Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau.'],
    empty_folder: ['Ce dossier est vide.', 'Vérifiez-le sur votre ordinateur, puis déposez-le de nouveau.'],
    file_name_too_long: [
      'Nom de document trop long.',
      'Raccourcissez-le sur votre ordinateur, puis choisissez-le de nouveau.',
    ],
    file_unreadable: [
      'Ce document ne peut pas être lu.',
      'Il a été déplacé, modifié ou supprimé. Retirez-le, puis choisissez-le de nouveau.',
    ],
    offline: ['Connexion perdue.', 'Vérifiez votre accès à Internet, puis réessayez.'],
  } as Record<string, [fact: string, remedy: string]>,
}

export type UploadMessages = typeof messages
