import { PASSWORD_EXAMPLES } from '../contract/index.ts'
import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** Everything that JurisZone's own site says. French is the source of the type: a missing translation does not compile. */
export const messages = {
  // shells and navigation
  otherLanguage: 'English',
  signOut: 'Se déconnecter',
  main: 'Principale',
  people: 'Personnes',
  dossiers: 'Dossiers',
  received: 'Partages reçus',
  unseen: (count: number) => counted(count, ', #\u00a0élément non vu', ', #\u00a0éléments non vus'),
  sentBy: 'Documents transmis par JurisZone',
  notFound: 'Page introuvable',
  notFoundDetail: 'L’adresse est peut-être incomplète, ou vous n’avez pas accès à cette page.',
  backHome: 'Aller à l’accueil',
  connectionLost: 'Connexion perdue.',
  noAnswer: 'Le serveur ne répond pas.',
  goesOn: 'Ce que vous avez saisi est gardé; tout reprendra de soi-même.',
  languageKept: 'La langue n’a pas changé; réessayez plus tard.',
  connectionBack: 'Connexion rétablie.',

  // sign-in
  signIn: 'Se connecter',
  leaveAnyway: 'Quitter cette page? Ce qui est en cours s’arrêtera\u00a0: un téléversement, ou un partage non terminé.',
  sessionEnded: 'Votre session a pris fin',
  sessionEndedDetail: 'Connectez-vous pour continuer là où vous étiez.',
  email: 'Courriel',
  password: 'Mot de passe',
  forgotPassword: 'Mot de passe oublié\u202f?',
  firstVisit: 'Première visite\u202f? Activer mon compte',
  noAccountYet:
    'Vous avez reçu des documents et n’avez pas encore de compte? Ouvrez le courriel de votre notaire et suivez le lien «\u00a0Activez votre compte JurisZone\u00a0».',
  signInForShare: 'Connectez-vous pour ouvrir les documents que votre notaire vous a transmis.',
  emailMissing: 'Indiquez votre courriel.',
  emailIncomplete: 'Cette adresse semble incomplète. Exemple\u00a0: nom@domaine.ca',
  passwordMissing: 'Indiquez votre mot de passe.',

  // choosing a password
  /** A list, so that each language sets the example's markup where it belongs. */
  passwordHelp: (example: unknown) => [
    'Au moins 15\u00a0caractères. Le plus simple\u00a0: quatre mots, par exemple ',
    example,
    '.',
  ],
  passwordExample: PASSWORD_EXAMPLES['fr-CA'],
  show: 'Afficher le mot de passe',
  charactersMissing: (count: number) => counted(count, 'Encore #\u00a0caractère', 'Encore #\u00a0caractères'),
  characters: (count: number) => counted(count, '#\u00a0caractère', '#\u00a0caractères'),
  passwordsAgree: 'Les deux mots de passe sont identiques',
  passwordsDiffer: 'Les deux mots de passe diffèrent',
  passwordTooLong: 'Ce mot de passe est trop long. La limite est de 128\u00a0caractères.',
  working: 'Un instant…',

  // activation
  activation: 'Activez votre compte JurisZone',
  activationLead: 'Choisissez un mot de passe pour voir les documents que l’étude vous a transmis.',
  choosePassword: 'Choisissez votre mot de passe',
  confirmPassword: 'Confirmez le mot de passe',
  activate: 'Activer mon compte',
  linkGoodUntil: (date: string, time: string) => `Ce lien sert une seule fois, jusqu’au ${date} à ${time}.`,
  activated: 'Votre compte JurisZone est activé.',
  linkUsed: 'Ce lien a déjà servi ou est expiré',
  linkUsedDetail: 'Recevez-en un nouveau à la même adresse, ou connectez-vous si votre compte est déjà activé.',
  sendNewLink: 'Recevoir un nouveau lien',
  newLinkSent: 'Un nouveau lien vient d’être envoyé à la même adresse. Ouvrez le courriel le plus récent.',
  activationByAddress: 'Activer mon compte',
  activationByAddressLead: 'Indiquez l’adresse où votre notaire vous a écrit. Vous y recevrez un lien d’activation.',
  sendLink: 'Recevoir un lien',
  readMail: 'Ouvrez vos courriels',
  nothingReceived: 'Rien reçu après quelques minutes? Regardez aussi dans les courriels indésirables.',
  otherAddress: 'Changer d’adresse',
  alreadyActive: 'Votre compte est déjà activé? Connectez-vous.',
  myShares: 'Voir mes partages',
  help: 'Besoin d’aide? Appelez l’étude\u00a0: ',
  linkSentIfKnown: 'Si cette adresse est connue, un lien vient d’être envoyé.',

  // a new password
  reset: 'Nouveau mot de passe',
  resetLead: 'Indiquez votre courriel. Vous y recevrez un lien pour choisir un nouveau mot de passe.',
  chooseLead: 'Vous serez ensuite connecté avec ce mot de passe.',
  newPassword: 'Nouveau mot de passe',
  confirmNewPassword: 'Confirmez le nouveau mot de passe',
  savePassword: 'Enregistrer le mot de passe',
  passwordChanged: 'Votre nouveau mot de passe est enregistré.',
  resetLinkUsedDetail: 'Recevez-en un nouveau à la même adresse, puis ouvrez le courriel le plus récent.',

  // lists
  showMore: 'Afficher la suite',
  shown: (count: number) => counted(count, '#\u00a0affiché', '#\u00a0affichés'),
  found: (count: number) => counted(count, '#\u00a0résultat', '#\u00a0résultats'),
  noMatch: (search: string) => `Aucun résultat pour «\u00a0${search}\u00a0».`,
  clearFilter: 'Effacer le filtre',
  peopleLead: 'Personnes et sociétés tirées de vos dossiers',
  peopleCount: (count: number) =>
    counted(
      count,
      '#\u00a0personne ou société, tirée de vos dossiers',
      '#\u00a0personnes et sociétés, tirées de vos dossiers',
    ),
  peopleSearch: 'Nom, courriel ou dossier',
  noPeople: 'Aucune personne. Les intervenants de vos dossiers apparaîtront ici.',
  name: 'Nom',
  kind: 'Type',
  kinds: { person: 'Personne', company: 'Société' },
  dossiersLead: 'Dossiers exportés de ProCardex',
  dossiersCount: (count: number) =>
    counted(count, '#\u00a0dossier exporté de ProCardex', '#\u00a0dossiers exportés de ProCardex'),
  dossiersSearch: 'Numéro, description ou intervenant',
  noDossiers: 'Aucun dossier. Exportez-en un depuis ProCardex.',
  number: 'Numéro',
  description: 'Description',
  parties: 'Intervenants',
  partiesOf: 'Parties du dossier',
  documents: 'Documents',
  lastActivity: 'Dernière activité',
  isNew: 'Nouveau',
  closed: 'Fermé',
  documentUnit: (count: number) => counted(count, '\u00a0document', '\u00a0documents'),
  andOthers: (names: string, count: number) => `${names} et ${counted(count, '#\u00a0autre', '#\u00a0autres')}`,
  today: (time: string) => `Aujourd’hui, ${time}`,
  yesterday: (time: string) => `Hier, ${time}`,

  // a dossier
  dossierNotFound: 'Dossier introuvable',
  dossierNotFoundDetail: 'Il n’existe pas, ou vous n’y avez pas accès.',
  backToDossiers: 'Retour à la liste',
  otherParties: (count: number) =>
    counted(count, 'Afficher l’autre intervenant', 'Afficher les #\u00a0autres intervenants'),
  hasLeft: 'N’est plus au dossier',
  closeDossier: 'Fermer le dossier',
  closeQuestion: 'Fermer ce dossier?',
  /** @param shares how many it ends, when all of them are known */
  closeDetail: (shares: number | null) => {
    const rest = 'Aucun autre ne pourra être envoyé. Les documents restent au dossier.'
    if (shares === null) return `Ses partages prendront fin dès maintenant. ${rest}`
    if (shares === 0) return `Aucun partage n’est en cours. ${rest}`
    const ends = counted(
      shares,
      'Son partage en cours prendra fin dès maintenant.',
      'Ses #\u00a0partages en cours prendront fin dès maintenant.',
    )
    return `${ends} ${rest}`
  },
  keepOpen: 'Laisser ouvert',
  dossierClosed: (date: string) => `Dossier fermé le ${date}. Ses partages ont pris fin.`,
  dossierClosedNow: 'Dossier fermé. Ses partages ont pris fin.',
  keptUntil: (date: string) => `Conservé au moins jusqu’au ${date}`,
  destroyedAfter: (date: string) => `Ce dossier sera détruit après le ${date}.`,
  destroyedDetail: 'Ses documents et ses partages le seront aussi. Conservez-le s’il sert encore.',
  dossierKept: (date: string) => `Dossier conservé jusqu’au ${date}.`,

  // its shares
  shares: 'Partages',
  noShares: 'Aucun partage dans ce dossier. Sélectionnez des documents, puis ouvrez Actions.',
  status: { live: 'En cours', expires_soon: 'Expire bientôt', expired: 'Expiré', revoked: 'Révoqué' },
  expiresToday: 'Expire aujourd’hui',
  expiresTomorrow: 'Expire demain',
  overShares: 'Partages terminés',
  documentCount: (count: number) => counted(count, '#\u00a0document', '#\u00a0documents'),
  sentOnBy: (date: string, sender: string) => `envoyé le ${date} par ${sender}`,
  endsOn: (date: string) => `échéance le ${date}`,
  expiredOn: (date: string) => `expiré depuis le ${date}`,
  revokedOn: (date: string) => `révoqué le ${date}`,
  recipientsOf: (title: string) => `Destinataires\u00a0: ${title}`,
  recipient: 'Destinataire',
  notified: 'Avisé',
  opened: 'Ouvert',
  downloaded: 'Téléchargé',
  returned: 'Remis',
  actions: 'Actions',
  labelled: (label: string) => `${label}\u00a0:`,
  notYet: 'Pas encore',
  sending: 'En attente',
  undelivered: 'Non\u00a0remis',
  undeliveredWhy: {
    refused: (email: string) => `La messagerie de ${email} refuse le courriel.`,
    gave_up: (email: string) => `Aucun serveur n’a pris le courriel à ${email} en trois jours.`,
  },
  undeliveredRemedy:
    'Si l’adresse est exacte, renvoyez l’avis. Sinon, corrigez-la dans ProCardex, exportez de nouveau le dossier et envoyez un nouveau partage.',
  notNotified: 'Sans avis',
  readOnly: 'Lecture seule',
  nothingReturned: 'Rien remis',
  removedOn: (date: string) => `Retiré le ${date}`,
  asksExtension: (date: string) => `Demande une prolongation, ${date}`,
  resend: 'Renvoyer',
  resendTo: (name: string) => `Renvoyer à ${name}`,
  resent: (name: string) => `Avis renvoyé à ${name}.`,
  remove: 'Retirer',
  removeRecipient: (name: string) => `Retirer ${name}`,
  removeQuestion: (name: string) => `Retirer ${name} de ce partage?`,
  removeDetail: 'Cette personne perdra l’accès dès maintenant. Ce qu’elle a remis reste au dossier.',
  removed: (name: string) => `${name} n’a plus accès à ce partage.`,
  copyLink: 'Copier le lien',
  linkCopied: 'Lien copié. Il n’ouvre le partage qu’à ses destinataires.',
  linkNotCopied: 'Le navigateur refuse la copie. Copiez vous-même ce lien\u00a0:',
  extend: 'Prolonger',
  extendTitle: 'Prolonger le partage',
  extendLead: (title: string, date: string) => `«\u00a0${title}\u00a0» prend fin le ${date}.`,
  expiryDate: 'Date d’expiration',
  untilEndOf: (date: string) => `Accessible jusqu’au ${date} inclus.`,
  chooseDate: (last: string) => `Choisissez une date entre demain et le ${last}.`,
  chooseLaterDate: (present: string, last: string) =>
    `Choisissez une date après le ${present}, au plus tard le ${last}.`,
  extended: (date: string) => `Partage prolongé jusqu’au ${date}.`,
  addToShare: 'Ajouter au partage',
  addTitle: 'Ajouter des documents au partage',
  addLead: (title: string) =>
    `Les destinataires de «\u00a0${title}\u00a0» verront la version actuelle des documents choisis.`,
  chooseDocuments: 'Choisissez au moins un document.',
  filterByName: 'Filtrer par nom',
  chosen: (count: number) => counted(count, '#\u00a0document choisi', '#\u00a0documents choisis'),
  nothingToAdd: 'Tous les documents du dossier sont déjà dans ce partage.',
  selectDocument: (name: string) => `Sélectionner ${name}`,
  add: 'Ajouter',
  added: (count: number) =>
    counted(count, '#\u00a0document ajouté au partage.', '#\u00a0documents ajoutés au partage.'),
  revoke: 'Révoquer',
  revokeQuestion: 'Révoquer ce partage?',
  revokeDetail: (count: number) =>
    counted(
      count,
      'Le destinataire perdra l’accès dès maintenant.',
      'Les #\u00a0destinataires perdront l’accès dès maintenant.',
    ),
  revokeShare: 'Révoquer le partage',
  revoked: 'Partage révoqué. Les destinataires n’y ont plus accès.',
}

export type Messages = typeof messages
