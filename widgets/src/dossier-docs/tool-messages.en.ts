import { formatCount } from '../kit/index.ts'
import type { ToolMessages } from './tool-messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)
const documents = (count: number): string => counted(count, '# document', '# documents')

export const messages: ToolMessages = {
  binKeeps: (days) => `What you delete stays here for ${days} days, then is destroyed.`,
  binnedAt: (date) => `deleted on ${date}`,
  daysLeft: (count) => counted(count, 'destroyed within a day', 'destroyed in # days'),

  share: 'Share',
  shareSelected: 'Share the selected documents',
  preview: 'Preview',
  download: 'Download',
  rename: 'Rename',
  restore: 'Restore',
  oneAtATime: 'One document at a time',
  blocked: 'A blocked document cannot be shared',
  blockedDownload: 'A blocked document cannot be downloaded',
  blockedPreview: 'A blocked document is not shown',
  dossierClosed: 'The dossier is closed',
  heldBack: 'A held document must be released first',
  noPreview: 'This document has no preview',
  stillScanning: 'It is still being checked',
  release: 'Release…',
  releaseTitle: (name) => `Release ${name}`,
  releaseDetail:
    'The content does not match the name of the document. Once released, it can be shared. Your reason goes into the journal.',
  releaseReason: 'Reason',
  releaseConfirm: 'Release',
  reasonMissing: 'Give the reason.',
  released: 'Document released.',
  releasedByNotary: 'A notary of the firm can release it',
  releasedBy: (names) => `Can be released by ${names}`,
  adopted: (version, name) => `${name}: version ${version} is now the current one.`,

  newName: 'New name',
  renamed: 'Document renamed.',
  nameMissing: 'Give the document a name.',
  nameSeparator: 'The name cannot contain / or \\.',
  versionsOf: (name) => `Versions of ${name}`,
  version: (version) => `Version ${version}`,
  current: 'Current',
  broughtBy: (by, date) => `added by ${by} on ${date}`,
  returnedBy: (by, date) => `returned by ${by} on ${date}`,

  removeTitle: (count) => `Delete ${documents(count)}?`,
  removeOneTitle: (name) => `Delete ${name}?`,
  removeToBin: (days) => `The bin keeps them for ${days} days.`,
  andOthers: (count) => counted(count, 'and one other', 'and # others'),
  notRemoved: 'Nothing was deleted. Delete again as soon as possible.',
  someNotRemoved: (count) =>
    counted(
      count,
      'One document was not deleted. The others are in the bin.',
      '# documents were not deleted. The others are in the bin.',
    ),
  removeOneToBin: (days) => `The bin keeps it for ${days} days.`,
  removeEnds: 'They also disappear from these live shares:',
  removeOneEnds: 'It also disappears from these live shares:',
  binned: (count) => `${documents(count)} moved to the bin.`,
  binning: (done, total) => `${done} of ${total} documents moved to the bin.`,
  restored: (name) => `${name}: restored.`,
  restoredAll: (count) => `${documents(count)} restored.`,
}
