import { MESSAGE_MAX_LENGTH, type Party } from '../contract/index.ts'
import type { Localize } from '../kit/index.ts'
import { checkLength } from './check-draft.ts'
import type { LaterMessages } from './later-messages.fr.ts'
import type { Messages } from './messages.fr.ts'
import { presentParties, type FieldErrors, type ShareDraft } from './share-draft.ts'

/** What step 2 still lacks. */
export function checkRecipients(
  { recipients }: ShareDraft,
  parties: readonly Party[],
  words: Localize<Messages>,
  t: LaterMessages,
): FieldErrors {
  if (recipients.length === 0) return { recipients: t.recipientMissing }
  const present = new Set(presentParties(parties).map(({ id }) => id))
  const rows = recipients.map(({ key, partyId, message }) => ({
    ...(present.has(partyId) ? {} : { [`party-${key}`]: t.partyMissing }),
    ...checkLength(`message-${key}`, message, MESSAGE_MAX_LENGTH, words),
  }))
  return Object.assign({}, ...rows) as FieldErrors
}
