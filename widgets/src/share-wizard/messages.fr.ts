/** Words of the share wizard. French is the source of the type. */
export const messages = {
  heading: 'Partager des documents',
  steps: 'Étapes',
  stepDone: 'Terminée\u00a0: ',
  details: 'Titre et échéance',
  recipients: 'Destinataires',
  next: 'Suivant',
  previous: 'Précédent',
  finish: 'Terminer et accepter',
  sending: 'Envoi en cours…',

  title: 'Titre du partage',
  titleHint: 'Les destinataires le verront dans le courriel et dans leurs partages reçus.',
  expiry: 'Date d’expiration',
  expiryHint: (day: string) => `Accessible jusqu’au ${day}, à la fin de la journée (heure de l’Est).`,
  chosen: (count: number) => (count === 1 ? '1\u00a0document choisi' : `${count}\u00a0documents choisis`),
  version: (version: number) => `version\u00a0${version}`,
  doNotShare: (name: string) => `Ne pas partager\u00a0: ${name}`,
  alsoNotify: 'Aviser aussi',
  alsoNotifyHint: 'Ces membres de l’étude recevront la même confirmation que vous.',
  membersMissing: 'Les autres membres de l’étude n’ont pas pu être affichés. Le partage peut se faire sans eux.',

  recipient: (number: number) => `Destinataire ${number}`,
  removeRecipient: (number: number) => `Retirer le destinataire ${number}`,
  remove: 'Retirer',
  party: 'Intervenant',
  chooseParty: 'Choisir dans le dossier',
  mayReturn: 'Modification',
  mayReturnHint: 'Peut vous remettre des documents',
  notify: 'Notification',
  notifyHint: 'Reçoit un courriel',
  message: 'Commentaires',
  messageHint: 'Ajoutés au courriel. N’y mettez rien de confidentiel.',
  addRecipient: 'Ajouter un destinataire',
  allParties: 'Tous les intervenants du dossier ont leur place ci-dessus.',
  noParty:
    'Ce dossier n’a aucun intervenant à qui partager. Ajoutez-en un dans ProCardex, puis exportez-le de nouveau.',

  titleMissing: 'Donnez un titre au partage.',
  tooLong: (by: number, limit: string) =>
    by === 1
      ? `Texte trop long de 1\u00a0caractère. La limite est de ${limit}.`
      : `Texte trop long de ${by}\u00a0caractères. La limite est de ${limit}.`,
  expiryOutOfRange: (last: string) => `Choisissez une date entre demain et le ${last}.`,
  partyMissing: 'Choisissez l’intervenant qui recevra les documents, ou retirez ce destinataire.',
  recipientMissing: 'Ajoutez au moins un destinataire.',

  done: 'Le partage est complété.',
  doneTitle: 'Titre',
  doneDocuments: 'Documents',
  doneExpiry: 'Échéance',
  sentTo: (count: number) => (count === 1 ? 'Envoyé à 1\u00a0destinataire' : `Envoyé à ${count}\u00a0destinataires`),
  noticeSent: 'Avis de partage envoyé',
  noNotice: 'Aucun avis par courriel',
  readOnly: 'Lecture seule',
  confirmation: 'Une confirmation vous a été envoyée par courriel.',

  leaveTitle: 'Fermer sans partager?',
  leaveDetail: 'Rien n’a été envoyé. Ce que vous avez inscrit ne sera pas conservé.',
  leaveUnsure:
    'Nous ne savons pas si le partage est parti. Avant de recommencer, vérifiez dans les partages du dossier.',
  leave: 'Fermer sans partager',
  stay: 'Continuer le partage',
}

export type Messages = typeof messages
