import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** Words of what comes after the first step. French is the source of the type. */
export const messages = {
  previous: 'Précédent',
  finish: 'Terminer et accepter',
  sending: 'Envoi en cours…',
  waiting: 'Envoi en attente…',

  recipient: (number: number) => `Destinataire ${number}`,
  recipientRemoved: 'Destinataire retiré.',
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

  partyMissing: 'Choisissez l’intervenant qui recevra les documents, ou retirez ce destinataire.',
  recipientMissing: 'Ajoutez au moins un destinataire.',

  done: 'Le partage est complété.',
  doneTitle: 'Titre',
  doneDocuments: 'Documents',
  doneExpiry: 'Échéance',
  sentTo: (count: number) => counted(count, 'Envoyé à #\u00a0destinataire', 'Envoyé à #\u00a0destinataires'),
  andOthers: (names: string, count: number) => `${names} et ${count}\u00a0autres documents`,
  noticeSent: 'Avis de partage envoyé',
  noticeAndActivation: 'Avis de partage envoyé. Le compte reste à activer.',
  activationOnly: 'Courriel d’activation seulement, sans avis de partage',
  noNotice: 'Aucun avis par courriel',
  readOnly: 'Lecture seule',
  confirmation: 'Une confirmation vous a été envoyée par courriel.',
  confirmationTo: (names: string) => `Une confirmation vous a été envoyée par courriel, ainsi qu’à ${names}.`,
  linkByHand:
    'À qui n’a pas reçu d’avis, remettez le lien vous-même\u00a0: dans les partages du dossier, choisissez «\u00a0Copier\u00a0le\u00a0lien\u00a0».',
  outdated:
    'Ce partage était déjà parti quand vous avez fait vos derniers changements\u00a0: ils n’y sont pas. Vérifiez-le ci-dessous.',

  offline: 'Connexion perdue.',
  silent: 'Le serveur ne répond pas.',
  sessionEnded: 'Votre session a pris fin.',
  goesOn: 'Rien n’est perdu\u00a0: l’envoi reprendra de lui-même.',
  held: 'L’envoi attend la fin de vos changements. Choisissez ensuite «\u00a0Terminer et accepter\u00a0».',
  nothingSent: 'Rien n’a été envoyé.',
  /** What happened, then what to do, by the code of a refusal; the zone's own sentence for any other. */
  refusals: {
    document_not_in_dossier: 'Ce document n’est plus dans le dossier. Ne le partagez pas, ou restaurez-le d’abord.',
    document_infected: 'Un virus a été trouvé dans ce document. Il ne peut pas être partagé.',
    recipient_not_in_dossier:
      'Cet intervenant n’est plus au dossier. Choisissez-en un autre, ou retirez ce destinataire.',
    missing_email:
      'Cet intervenant n’a pas d’adresse courriel. Ajoutez-la dans ProCardex, puis exportez le dossier de nouveau.',
    invalid_email:
      'L’adresse courriel de cet intervenant est invalide. Corrigez-la dans ProCardex, puis exportez le dossier de nouveau.',
    member_not_in_firm: 'Une personne cochée n’est plus membre de l’étude. Décochez-la.',
    dossier_closed: 'Ce dossier a été fermé\u00a0: aucun document ne peut plus en être partagé.',
    forbidden: 'Vous n’avez pas le droit de partager ces documents. Adressez-vous à un notaire de l’étude.',
    not_found: 'Ce dossier est introuvable, ou vous n’y avez plus accès. Rouvrez-le, puis recommencez.',
  } as Record<string, string>,

  leaveTitle: 'Fermer sans partager?',
  leaveDetail: 'Rien n’a été envoyé. Ce que vous avez inscrit ne sera pas conservé.',
  leaveUnsure:
    'Nous ne savons pas si le partage est parti. Avant de recommencer, vérifiez dans les partages du dossier.',
  leave: 'Fermer sans partager',
  stay: 'Continuer le partage',
}

export type LaterMessages = typeof messages
