import { formatCount } from '../kit/index.ts'
import type { UploadMessages } from './upload-messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)

export const messages: UploadMessages = {
  becomesVersion: 'A document already has this name: new version.',
  becameVersion: (version) => `New version: version ${version}.`,
  becomesOwn: 'Will be a document of its own.',
  keepBoth: 'Keep both',
  keptBoth: (name) => `${name}: kept apart.`,
  uploaded: (name) => `${name}: added to the dossier.`,
  uploadedMany: (count) => counted(count, '1 document added to the dossier.', '# documents added to the dossier.'),
  dossierClosed: 'the dossier is closed.',
  actionOn: (action, name) => `${action}: ${name}`,
}
