import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** Words of the share wizard as it opens. French is the source of the type. */
export const messages = {
  heading: 'Partager des documents',
  steps: 'Étapes',
  stepDone: 'Terminée\u00a0: ',
  details: 'Titre et échéance',
  recipients: 'Destinataires',
  next: 'Suivant',

  title: 'Titre du partage',
  titleHint: 'Les destinataires le verront dans le courriel et dans leurs partages reçus.',
  expiry: 'Date d’expiration',
  expiryHint: (day: string) => `Accessible jusqu’au ${day}, à la fin de la journée (heure de l’Est).`,
  chosen: (count: number) => counted(count, '#\u00a0document choisi', '#\u00a0documents choisis'),
  version: (version: number) => `version\u00a0${version}`,
  returnedBy: (name: string) => `remise par ${name}`,
  showOthers: (count: number) => `Afficher les ${count}\u00a0autres documents`,
  documentLeftOut: (name: string) => `${name}\u00a0: ne sera pas partagé.`,
  doNotShare: (name: string) => `Ne pas partager\u00a0: ${name}`,
  alsoNotify: 'Aviser aussi',
  alsoNotifyHint: 'Ces membres de l’étude recevront la même confirmation que vous.',
  membersMissing: 'Les autres membres de l’étude n’ont pas pu être affichés. Le partage peut se faire sans eux.',

  titleMissing: 'Donnez un titre au partage.',
  tooLong: (by: number, limit: string) =>
    `Texte trop long de ${counted(by, '#\u00a0caractère', '#\u00a0caractères')}. La limite est de ${limit}.`,
  expiryRange: (last: string) => `Choisissez une date entre demain et le ${last}.`,
}

export type Messages = typeof messages
