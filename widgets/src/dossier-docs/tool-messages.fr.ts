import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)
const documents = (count: number): string => counted(count, '#\u00a0document', '#\u00a0documents')

/** Words of menus, dialogs and the bin: they come with them. */
export const messages = {
  binKeeps: (days: number) => `Ce que vous supprimez reste ici ${days}\u00a0jours, puis est détruit.`,
  binnedAt: (date: string) => `supprimé le ${date}`,
  daysLeft: (count: number) => counted(count, 'détruit d’ici un jour', 'détruit dans #\u00a0jours'),

  share: 'Partager',
  shareSelected: 'Partager les documents sélectionnés',
  preview: 'Aperçu',
  download: 'Télécharger',
  rename: 'Renommer',
  restore: 'Restaurer',
  oneAtATime: 'Un seul document à la fois',
  blocked: 'Un document bloqué ne se partage pas',
  blockedDownload: 'Un document bloqué ne se télécharge pas',
  blockedPreview: 'Un document bloqué ne s’affiche pas',
  dossierClosed: 'Le dossier est fermé',
  heldBack: 'Un document retenu doit d’abord être libéré',
  noPreview: 'Ce document n’a pas d’aperçu',
  stillScanning: 'La vérification n’est pas terminée',
  release: 'Libérer…',
  releaseTitle: (name: string) => `Libérer ${name}`,
  releaseDetail:
    'Le contenu ne correspond pas au nom du document. Une fois libéré, il peut être partagé. Votre motif est inscrit au journal.',
  releaseReason: 'Motif',
  releaseConfirm: 'Libérer',
  reasonMissing: 'Donnez le motif.',
  released: 'Document libéré.',
  releasedByNotary: 'Un notaire de l’étude peut le libérer',
  releasedBy: (names: string) => `Peut être libéré par ${names}`,
  adopted: (version: number, name: string) =>
    `${name}\u00a0: la version\u00a0${version} est maintenant la version courante.`,

  newName: 'Nouveau nom',
  renamed: 'Document renommé.',
  nameMissing: 'Donnez un nom au document.',
  nameSeparator: 'Le nom ne peut contenir ni / ni \\.',
  versionsOf: (name: string) => `Versions\u00a0: ${name}`,
  version: (version: number) => `Version\u00a0${version}`,
  current: 'Courante',
  broughtBy: (by: string, date: string) => `ajoutée par ${by} le ${date}`,
  returnedBy: (by: string, date: string) => `remise par ${by} le ${date}`,

  removeTitle: (count: number) => `Supprimer ${documents(count)}?`,
  removeOneTitle: (name: string) => `Supprimer ${name}?`,
  removeToBin: (days: number) => `La corbeille les garde ${days}\u00a0jours.`,
  andOthers: (count: number) => counted(count, 'et un autre', 'et #\u00a0autres'),
  notRemoved: 'La suppression n’est pas faite. Supprimez de nouveau dès que possible.',
  someNotRemoved: (count: number) =>
    counted(
      count,
      'Un document n’est pas supprimé. Les autres sont dans la corbeille.',
      '#\u00a0documents ne sont pas supprimés. Les autres sont dans la corbeille.',
    ),
  removeOneToBin: (days: number) => `La corbeille le garde ${days}\u00a0jours.`,
  removeEnds: 'Disparaîtront aussi de ces partages en cours\u00a0:',
  removeOneEnds: 'Disparaîtra aussi de ces partages en cours\u00a0:',
  binned: (count: number) =>
    counted(count, 'Document déplacé vers la corbeille.', '#\u00a0documents déplacés vers la corbeille.'),
  binning: (done: string, total: string) => `${done} de ${total}\u00a0documents déplacés vers la corbeille.`,
  restored: (name: string) => `${name}\u00a0: restauré.`,
  restoredAll: (count: number) => counted(count, 'Document restauré.', '#\u00a0documents restaurés.'),
}

export type ToolMessages = typeof messages
