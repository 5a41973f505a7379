import { formatCount } from '../../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** What the page of deposits says beyond the rest of the site: it comes with it. */
export const messages = {
  lead: 'Ce que vos visiteurs remettent sur votre site',
  count: (count: number) => counted(count, '#\u00a0dépôt à classer', '#\u00a0dépôts à classer'),
  search: 'Nom, courriel ou numéro',
  empty: 'Aucun dépôt. Ce que vos visiteurs remettent sur votre site apparaîtra ici.',
  from: 'Visiteur',
  givenNumber: 'Numéro donné',
  noNumber: 'Aucun numéro',
  received: 'Reçu',
  files: (count: number) => counted(count, '#\u00a0document', '#\u00a0documents'),
  destruction: 'Destruction',
  destroyedOn: (date: string) => `Détruit le ${date}`,

  detailsOf: (name: string) => `Dépôt de ${name}`,
  message: 'Message',
  documentsOf: (name: string) => `Documents de ${name}`,
  downloadOne: (name: string) => `Télécharger ${name}`,
  preview: 'Aperçu',
  scanning: 'Vérification en cours',
  infected: 'Bloqué\u00a0: un virus a été trouvé.',
  infectedRemedy: 'Personne ne peut ouvrir ce document. Demandez-en une nouvelle copie.',
  held: 'Retenu.',
  heldRemedy: 'Une fois le dépôt classé, un notaire de l’étude peut le libérer.',
  gone: 'Ce dépôt n’est plus là\u00a0: quelqu’un l’a supprimé.',

  file: 'Classer dans un dossier',
  fileOne: (name: string) => `Classer dans un dossier\u00a0: ${name}`,
  fileLead: (name: string, files: number) =>
    counted(
      files,
      `Le dossier choisi recevra le document de ${name}.`,
      `Le dossier choisi recevra les #\u00a0documents de ${name}.`,
    ),
  suggested: 'Dossiers proposés',
  byNumber: 'Numéro donné par le visiteur',
  byEmail: 'Courriel d’un intervenant',
  others: 'Autres dossiers',
  anyDossier: 'Dossiers',
  dossierSearch: 'Numéro, description ou intervenant',
  noOther: 'Aucun autre dossier.',
  noMatch: (search: string) => `Aucun dossier pour «\u00a0${search}\u00a0».`,
  chooseDossier: 'Choisissez un dossier.',
  doFile: 'Classer',
  /** A list, so that each language sets the link where it belongs. */
  filed: (number: unknown) => ['Dépôt classé dans le dossier ', number, '.'],

  remove: 'Supprimer',
  removeOne: (name: string) => `Supprimer le dépôt de ${name}`,
  removeQuestion: 'Supprimer ce dépôt?',
  removeDetail: (name: string, files: number) =>
    counted(
      files,
      `Le document remis par ${name} sera détruit pour de bon. Il ne pourra pas être récupéré.`,
      `Les #\u00a0documents remis par ${name} seront détruits pour de bon. Ils ne pourront pas être récupérés.`,
    ),
  removed: (name: string) => `Dépôt de ${name} supprimé.`,
}

export type Messages = typeof messages
