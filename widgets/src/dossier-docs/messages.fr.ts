import type { DocumentSort } from '../contract/index.ts'
import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)
const documents = (count: number): string => counted(count, '#\u00a0document', '#\u00a0documents')

export const messages = {
  documents: 'Documents',
  documentsOfDossier: 'Documents du dossier',
  filter: 'Filtrer par nom',
  clearFilter: 'Effacer le filtre',
  add: 'Ajouter des documents',
  dropHere: 'Glissez ici des documents ou des dossiers de votre ordinateur',
  dropNow: (count: number) => `Déposez pour ajouter ${documents(count)}`,
  bin: 'Corbeille',
  backToDocuments: 'Retour aux documents',

  closed: (date: string) => `Dossier fermé le ${date}. Rien ne peut plus y être ajouté ni partagé.`,

  empty: 'Aucun document dans ce dossier.',
  emptyRemedy: 'Glissez-en ici, ou choisissez-les sur votre ordinateur.',
  emptyBin: 'La corbeille est vide.',
  noneNamed: (search: string) => `Aucun document ne contient «\u00a0${search}\u00a0» dans son nom.`,
  showMore: 'Afficher la suite',
  shown: (count: number) => `${documents(count)} à l’écran.`,

  name: 'Nom',
  size: 'Taille',
  versions: 'Versions',
  addedAt: 'Ajouté le',
  addedBy: 'Ajouté par',
  shares: 'Partages',
  sortBy: 'Trier par',
  sorts: {
    createdAt: { desc: 'Plus récents', asc: 'Plus anciens' },
    name: { asc: 'Nom', desc: 'Nom, de Z à A' },
    size: { desc: 'Plus volumineux', asc: 'Moins volumineux' },
    addedBy: { asc: 'Ajouté par', desc: 'Ajouté par, de Z à A' },
  } as Record<DocumentSort, { asc: string; desc: string }>,

  select: (name: string) => `Sélectionner ${name}`,
  selectAll: 'Tout sélectionner',
  clearSelection: 'Tout désélectionner',
  selected: (count: number) => counted(count, '#\u00a0document sélectionné', '#\u00a0documents sélectionnés'),
  actions: 'Actions',
  otherChoices: 'Autres choix',
  remove: 'Supprimer',

  new: 'Nouveau',
  versionCount: (count: number) => counted(count, '#\u00a0version', '#\u00a0versions'),
  notShared: 'Non partagé',
  scanning: 'Vérification en cours',
  infected: 'Bloqué\u00a0: un virus a été trouvé.',
  infectedRemedy: 'Personne ne peut ouvrir ce document. Supprimez-le et demandez une nouvelle copie.',
  held: 'Retenu\u00a0: le contenu ne correspond pas au nom.',
  unscanned: 'Retenu\u00a0: la recherche de virus n’a pas pu se faire.',
  heldRemedy: 'Un notaire de l’étude doit l’autoriser avant le partage.',
  returned: (version: number, by: string, date: string) => `Version\u00a0${version} remise par ${by} le ${date}`,
  adopt: 'Adopter cette version',
  facts: {
    sent: (count: number) => `Envoyé à ${count}`,
    opened: (count: number, of: number) => `Ouvert par ${count}\u00a0de\u00a0${of}`,
    downloaded: (count: number, of: number) => `Téléchargé par ${count}\u00a0de\u00a0${of}`,
    returnedBy: (by: string) => `Remis par ${by}`,
    returned: (count: number, of: number) => `Remis par ${count}\u00a0de\u00a0${of}`,
    expired: 'Partage expiré',
  },
}

export type Messages = typeof messages
