import { formatCount } from '../../kit/index.ts'
import type { Messages } from './messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)

export const messages: Messages = {
  lead: 'What your visitors hand in on your website',
  count: (count) => counted(count, '# deposit to file', '# deposits to file'),
  search: 'Name, e-mail or number',
  empty: 'No deposit. What your visitors hand in on your website will appear here.',
  from: 'Visitor',
  givenNumber: 'Number given',
  noNumber: 'No number',
  received: 'Received',
  files: (count) => counted(count, '# document', '# documents'),
  destruction: 'Destruction',
  destroyedOn: (date) => `Destroyed on ${date}`,

  detailsOf: (name) => `Deposit of ${name}`,
  message: 'Message to the office',
  documentsOf: (name) => `Documents of ${name}`,
  downloadOne: (name) => `Download ${name}`,
  preview: 'Preview',
  scanning: 'Being checked',
  infected: 'Blocked: a virus was found.',
  infectedRemedy: 'Nobody can open this document. Ask for a new copy.',
  held: 'Held.',
  heldRemedy: 'Once the deposit is filed, a notary of the office can release it.',
  gone: 'This deposit is no longer there: somebody deleted it.',

  file: 'File in a dossier',
  fileOne: (name) => `File in a dossier: ${name}`,
  fileLead: (name, files) =>
    counted(
      files,
      `The chosen dossier will receive the document of ${name}.`,
      `The chosen dossier will receive the # documents of ${name}.`,
    ),
  suggested: 'Suggested dossiers',
  byNumber: 'Number given by the visitor',
  byEmail: 'E-mail of a party',
  others: 'Other dossiers',
  anyDossier: 'All dossiers',
  dossierSearch: 'Number, description or party',
  noOther: 'No other dossier.',
  noMatch: (search) => `No dossier for “${search}”.`,
  chooseDossier: 'Choose a dossier.',
  doFile: 'File',
  filed: (number) => ['Deposit filed in dossier ', number, '.'],

  remove: 'Delete',
  removeOne: (name) => `Delete the deposit of ${name}`,
  removeQuestion: 'Delete this deposit?',
  removeDetail: (name, files) =>
    counted(
      files,
      `The document handed in by ${name} will be destroyed for good. It cannot be recovered.`,
      `The # documents handed in by ${name} will be destroyed for good. They cannot be recovered.`,
    ),
  removed: (name) => `Deposit of ${name} deleted.`,
}
