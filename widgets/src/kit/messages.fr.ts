/** Words of the pieces that widgets share. French is the source of the type: a missing translation does not compile. */
export const messages = {
  close: 'Fermer',
  cancel: 'Annuler',
  keep: 'Conserver',
  retry: 'Réessayer',
  loading: 'Chargement en cours',
  undo: 'Annuler',

  offline: 'Connexion perdue. Vérifiez votre accès à Internet, puis réessayez.',
  failed: 'Quelque chose n’a pas fonctionné de notre côté. Réessayez.',
  failedWithId: (requestId: string) =>
    `Quelque chose n’a pas fonctionné de notre côté. Réessayez. Si cela continue, donnez ce numéro au soutien technique\u00a0: ${requestId}.`,
  tokenNeeded: 'L’accès à la JurisZone a pris fin. Rouvrez cette page.',

  uploads: 'Téléversements',
  uploadsToFollow: (count: number) =>
    count === 1 ? '1\u00a0téléversement à suivre' : `${count}\u00a0téléversements à suivre`,
  othersWaiting: (count: number) =>
    count === 1 ? '1\u00a0autre document attend son tour.' : `${count}\u00a0autres documents attendent leur tour.`,
  pauseAll: 'Tout suspendre',
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
  connectionLost: 'Connexion perdue. Le téléversement reprendra de lui-même.',
  interrupted: 'Téléversement interrompu\u00a0:',
  chooseAgain: 'choisissez de nouveau',
  toResumeAt: (percent: string) => `pour reprendre à ${percent}`,
  notSameFile: 'Ce n’est pas le même document.',
  notSameFileRemedy: (name: string) => `Choisissez celui dont le téléversement a commencé\u00a0: ${name}.`,
  uploaded: 'Téléversé',
  uploadDone: (name: string) => `${name}\u00a0: téléversé.`,
  uploadFailed: (name: string) => `${name}\u00a0: échec du téléversement.`,

  /** What happened, then what to do, by the code of an upload's problem. */
  uploadProblems: {
    file_too_large: ['Document trop volumineux.', 'La limite est de 20\u00a0Go. Divisez-le en plusieurs parties.'],
    file_type_refused: [
      'Type de fichier refusé.',
      'Les programmes ne sont pas acceptés. Déposez plutôt un PDF, une image ou un document Office.',
    ],
    empty_file: ['Ce document est vide.', 'Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau.'],
    file_name_too_long: [
      'Nom de document trop long.',
      'Raccourcissez-le sur votre ordinateur, puis choisissez-le de nouveau.',
    ],
    file_unreadable: ['Ce document ne peut plus être lu.', 'Il a été déplacé ou supprimé. Choisissez-le de nouveau.'],
    offline: ['Connexion perdue.', 'Vérifiez votre accès à Internet, puis réessayez.'],
  } as Record<string, [fact: string, remedy: string]>,
}

export type Messages = typeof messages
