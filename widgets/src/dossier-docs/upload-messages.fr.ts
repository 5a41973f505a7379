import { formatCount } from '../kit/index.ts'

const counted = (count: number, one: string, other: string): string => formatCount('fr-CA', count, one, other)

/** Words about what an upload becomes in its dossier: they come with the queue. */
export const messages = {
  becomesVersion: 'Un document porte déjà ce nom\u00a0: nouvelle version.',
  becameVersion: (version: number) => `Nouvelle version\u00a0: version\u00a0${version}.`,
  becomesOwn: 'Sera un document à part.',
  keepBoth: 'Garder les deux',
  keptBoth: (name: string) => `${name}\u00a0: gardé à part.`,
  uploaded: (name: string) => `${name}\u00a0: ajouté au dossier.`,
  uploadedMany: (count: number) =>
    counted(count, '1\u00a0document ajouté au dossier.', '#\u00a0documents ajoutés au dossier.'),
  dossierClosed: 'le dossier est fermé.',
  actionOn: (action: string, name: string) => `${action}\u00a0: ${name}`,
}

export type UploadMessages = typeof messages
