import { formatCount } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)
const documents = (count: number): string => counted(count, '# document', '# documents')

export const messages: Messages = {
  documents: 'Documents',
  documentsOfDossier: 'Documents of the dossier',
  filter: 'Filter by name',
  clearFilter: 'Clear the filter',
  add: 'Add documents',
  dropHere: 'Drag documents or folders here from your computer',
  dropNow: (count) => `Drop to add ${documents(count)}`,
  bin: 'Bin',
  backToDocuments: 'Back to documents',

  closed: (date) => `File closed on ${date}. Nothing more can be added or shared.`,

  empty: 'No document in this dossier.',
  emptyRemedy: 'Drag some here, or choose them on your computer.',
  emptyBin: 'The bin is empty.',
  noneNamed: (search) => `No document has “${search}” in its name.`,
  showMore: 'Show more',
  shown: (count) => `${documents(count)} on screen.`,

  name: 'Name',
  size: 'Size',
  versions: 'Versions',
  addedAt: 'Added on',
  addedBy: 'Added by',
  shares: 'Shares',
  sortBy: 'Sort by',
  sorts: {
    createdAt: { desc: 'Newest', asc: 'Oldest' },
    name: { asc: 'Name', desc: 'Name, Z to A' },
    size: { desc: 'Largest', asc: 'Smallest' },
    addedBy: { asc: 'Added by', desc: 'Added by, Z to A' },
  },

  select: (name) => `Select ${name}`,
  selectAll: 'Select all',
  clearSelection: 'Clear selection',
  selected: (count) => counted(count, '# document selected', '# documents selected'),
  actions: 'Actions',
  otherChoices: 'Other choices',
  remove: 'Delete',

  new: 'New',
  versionCount: (count) => counted(count, '# version', '# versions'),
  notShared: 'Not shared',
  scanning: 'Being checked',
  infected: 'Blocked: a virus was found.',
  infectedRemedy: 'Nobody can open this document. Delete it and ask for a new copy.',
  held: 'Held: the content does not match the name.',
  unscanned: 'Held: it could not be scanned for viruses.',
  heldRemedy: 'A notary of the firm must release it before it is shared.',
  returned: (version, by, date) => `Version ${version} returned by ${by} on ${date}`,
  adopt: 'Adopt this version',
  facts: {
    sent: (count) => `Sent to ${count}`,
    opened: (count, of) => `Opened by ${count} of ${of}`,
    downloaded: (count, of) => `Downloaded by ${count} of ${of}`,
    returnedBy: (by) => `Returned by ${by}`,
    returned: (count, of) => `Returned by ${count} of ${of}`,
    expired: 'Share expired',
  },
}
