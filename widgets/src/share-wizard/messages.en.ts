import { formatCount } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

const counted = (count: number, one: string, other: string): string => formatCount('en-CA', count, one, other)

export const messages: Messages = {
  heading: 'Share documents',
  steps: 'Steps',
  stepDone: 'Done: ',
  details: 'Title and expiry',
  recipients: 'Recipients',
  next: 'Next',

  title: 'Title of the share',
  titleHint: 'Recipients will see it in the e-mail and among the shares they received.',
  expiry: 'Expiry date',
  expiryHint: (day) => `Accessible until the end of ${day} (Eastern time).`,
  chosen: (count) => counted(count, '# document chosen', '# documents chosen'),
  version: (version) => `version ${version}`,
  returnedBy: (name) => `returned by ${name}`,
  showOthers: (count) => `Show the ${count} other documents`,
  documentLeftOut: (name) => `${name}: will not be shared.`,
  doNotShare: (name) => `Do not share: ${name}`,
  alsoNotify: 'Also notify',
  alsoNotifyHint: 'These members of the office will get the same confirmation as you.',
  membersMissing: 'The other members of the office could not be shown. You can share without them.',

  titleMissing: 'Give the share a title.',
  tooLong: (by, limit) => `Text too long by ${counted(by, '# character', '# characters')}. The limit is ${limit}.`,
  expiryRange: (last) => `Choose a date between tomorrow and ${last}.`,
}
