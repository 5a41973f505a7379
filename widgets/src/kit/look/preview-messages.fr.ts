/** Words of « Aperçu »: they come with it. */
export const messages = {
  preview: 'Aperçu',
  previewOf: (name: string) => `Aperçu\u00a0: ${name}`,
  download: 'Télécharger',
  downloadOne: (name: string) => `Télécharger ${name}`,
  loading: 'Chargement en cours',
  shown: 'Document affiché.',
  none: 'Pas d’aperçu pour ce type de document. Téléchargez-le pour l’ouvrir.',
  heic: 'Cette photo est au format HEIC, que les navigateurs n’affichent pas. Téléchargez-la pour la voir.',
  tooHeavy: 'Pas d’aperçu au-delà de 50\u00a0Mo. Téléchargez le document pour le lire.',
  tooManyPixels: 'Cette image est trop grande pour un aperçu. Téléchargez-la pour la voir.',
  locked: 'Ce PDF est protégé par un mot de passe. Téléchargez-le pour l’ouvrir.',
  damaged: 'Ce document ne peut pas être affiché ici. Téléchargez-le pour le lire.',
  blocked: 'L’aperçu ne s’ouvre pas dans cette page. Téléchargez le document pour le lire.',
}

export type PreviewMessages = typeof messages
