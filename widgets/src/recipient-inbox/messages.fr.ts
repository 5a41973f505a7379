import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** Words of the recipient's inbox. French is the source of the type. */
export const messages = {
  inbox: 'Partages reçus',
  waiting: (count: number) =>
    counted(count, 'Un nouveau partage vous attend.', '#\u00a0nouveaux partages vous attendent.'),
  none: 'Aucun partage reçu. Un courriel vous avisera dès que l’étude vous transmettra un document.',
  isNew: 'Nouveau',
  received: (date: string) => `Reçu le ${date}`,
  receivedFrom: (date: string, sender: string, firm: string) => `Reçu le ${date} de ${sender} (${firm}).`,
  until: (date: string) => `Accessible jusqu’au ${date}`,
  expiredSince: (date: string) => `Expiré depuis le ${date}`,
  endsToday: 'Expire aujourd’hui',
  endsTomorrow: 'Expire demain',
  open: 'Ouvrir',
  openShare: (title: string) => `Ouvrir\u00a0: ${title}`,
  more: 'Afficher la suite',
  shown: (count: number) => counted(count, '#\u00a0partage affiché.', '#\u00a0partages affichés.'),

  message: 'Message de l’étude',
  documents: 'Documents',
  noDocuments: 'L’étude a retiré les documents de ce partage.',
  preview: 'Aperçu',
  download: 'Télécharger',
  downloadOne: (name: string) => `Télécharger ${name}`,
  downloadAll: 'Tout télécharger',
  notDownloaded: 'Le téléchargement n’a pas commencé.',
  scanning: 'Vérification en cours',
  infected: 'Bloqué\u00a0: un virus a été trouvé',
  nothingToReturn: 'Vous n’avez rien à remettre pour ce partage.',
  returnVersion: 'Remettre une version modifiée',
  returnVersionOf: (name: string) => `Remettre une version modifiée\u00a0: ${name}`,

  yourDocuments: 'Vos documents pour l’étude',
  dropLead: 'Pièce d’identité, document signé ou autre.',
  dropHint: 'Seule l’étude les verra.',
  dropNow: (count: number) =>
    count > 1 ? `Déposez pour remettre ${count}\u00a0documents` : 'Déposez pour remettre ce document',
  returnDocuments: 'Remettre des documents',
  takePhoto: 'Prendre une photo',
  versionOf: (name: string) => `Version modifiée\u00a0: ${name}`,
  changed: 'version modifiée',
  returned: 'Déjà remis à l’étude',
  returnedAt: (date: string, time: string) => `Remis le ${date} à ${time}`,
  handedOver: (name: string) => `${name}\u00a0: remis à l’étude.`,
  kept: (count: number) =>
    counted(
      count,
      '#\u00a0document en attente. L’envoi commencera de lui-même.',
      '#\u00a0documents en attente. L’envoi commencera de lui-même.',
    ),
  openedByFirm: 'Ouvert par l’étude',
  withdraw: 'Retirer',
  withdrawOne: (name: string) => `Retirer\u00a0: ${name}`,
  withdrawTitle: 'Retirer ce document?',
  withdrawDetail: (name: string) => `L’étude ne recevra plus «\u00a0${name}\u00a0».`,
  notWithdrawn: (name: string) => `${name} n’a pas été retiré.`,
  withdrawn: (name: string) => `${name}\u00a0: retiré.`,

  expired: (date: string) => `Ce partage est expiré depuis le ${date}.`,
  expiredDetail: (title: string, firm: string) =>
    `«\u00a0${title}\u00a0», transmis par ${firm}. Les documents sont encore à l’étude\u00a0: elle peut vous y redonner accès.`,
  askExtension: 'Demander une prolongation',
  extensionAsked: 'Demande envoyée. L’étude vous répondra par courriel.',
  missing: 'Ce partage n’est pas accessible.',
  missingDetail: 'L’étude l’a peut-être révoqué, ou il est adressé à un autre compte que le vôtre.',
  offline: 'Connexion perdue. Cette page se mettra à jour d’elle-même.',
  silent: 'Le serveur ne répond pas. Cette page se mettra à jour d’elle-même.',
  backOnline: 'Connexion rétablie.',
  others: 'Voir mes autres partages',
  help: 'Besoin d’aide? Appelez l’étude\u00a0: ',
}

export type Messages = typeof messages
