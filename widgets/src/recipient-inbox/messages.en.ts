import { formatCount } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)

export const messages: Messages = {
  inbox: 'Shares received',
  waiting: (count) => counted(count, 'A new share is waiting for you.', '# new shares are waiting for you.'),
  none: 'No share received. An e-mail will tell you as soon as the office sends you a document.',
  isNew: 'New',
  received: (date) => `Received on ${date}`,
  receivedFrom: (date, sender, firm) => `Received on ${date} from ${sender} (${firm}).`,
  until: (date) => `Accessible until ${date}`,
  expiredSince: (date) => `Expired since ${date}`,
  endsToday: 'Expires today',
  endsTomorrow: 'Expires tomorrow',
  open: 'Open',
  openShare: (title) => `Open: ${title}`,
  more: 'Show more',
  shown: (count) => counted(count, '# share shown.', '# shares shown.'),

  message: 'Message from the office',
  documents: 'Documents',
  noDocuments: 'The office took the documents out of this share.',
  download: 'Download',
  downloadOne: (name) => `Download ${name}`,
  downloadAll: 'Download all',
  scanning: 'Being checked',
  infected: 'Blocked: a virus was found',
  nothingToReturn: 'There is nothing for you to return in this share.',
  returnVersion: 'Return a changed version',
  returnVersionOf: (name) => `Return a changed version: ${name}`,

  yourDocuments: 'Your documents for the office',
  dropLead: 'An identity document, a signed document or another.',
  dropHint: 'Only the office will see them.',
  dropNow: (count) => (count > 1 ? `Drop to return ${count} documents` : 'Drop to return this document'),
  returnDocuments: 'Return documents',
  takePhoto: 'Take a picture',
  versionOf: (name) => `Changed version: ${name}`,
  changed: 'changed version',
  returned: 'Already returned to the office',
  returnedAt: (date, time) => `Returned on ${date} at ${time}`,
  handedOver: (name) => `${name}: returned to the office.`,
  kept: (count) =>
    counted(
      count,
      '# document is waiting. It will be sent by itself.',
      '# documents are waiting. They will be sent by themselves.',
    ),
  openedByFirm: 'Opened by the office',
  withdraw: 'Withdraw',
  withdrawOne: (name) => `Withdraw: ${name}`,
  withdrawTitle: 'Withdraw this document?',
  withdrawDetail: (name) => `The office will no longer get “${name}”.`,
  withdrawn: (name) => `${name}: withdrawn.`,

  expired: (date) => `This share expired on ${date}.`,
  expiredDetail: (title, firm) =>
    `“${title}”, sent by ${firm}. The office still has the documents: it can give you access again.`,
  askExtension: 'Ask for an extension',
  extensionAsked: 'Request sent. The office will answer you by e-mail.',
  missing: 'This share is not accessible.',
  missingDetail: 'The office may have revoked it, or it is addressed to another account than yours.',
  offline: 'Connection lost. This page will update by itself.',
  backOnline: 'Connection restored.',
  others: 'See my other shares',
  help: 'Need help? Call the office: ',
}
