import { expiryRange, isCalendarDay, MESSAGE_MAX_LENGTH, SHARE_TITLE_MAX_LENGTH } from '../contract/index.ts'
import type { Localize } from '../kit/index.ts'
import { noonOf } from './days.ts'
import type { Messages } from './messages.fr.ts'
import type { Field, FieldErrors, ShareDraft } from './share-draft.ts'

/** What step 1 still lacks. */
export function checkDetails({ title, expiresOn }: ShareDraft, words: Localize<Messages>, now: Date): FieldErrors {
  const { t, date } = words
  const { first, last } = expiryRange(now)
  const isInRange = isCalendarDay(expiresOn) && expiresOn >= first && expiresOn <= last
  return {
    ...checkLength('title', title, SHARE_TITLE_MAX_LENGTH, words),
    ...(title.trim() === '' ? { title: t.titleMissing } : {}),
    ...(isInRange ? {} : { expiresOn: t.expiryOutOfRange(date(noonOf(last))) }),
  }
}

/** What step 2 still lacks. */
export function checkRecipients({ recipients }: ShareDraft, words: Localize<Messages>): FieldErrors {
  const { t } = words
  if (recipients.length === 0) return { recipients: t.recipientMissing }
  const rows = recipients.map(({ key, partyId, message }) => ({
    ...(partyId === '' ? { [`party-${key}`]: t.partyMissing } : {}),
    ...checkLength(`message-${key}`, message, MESSAGE_MAX_LENGTH, words),
  }))
  return Object.assign({}, ...rows) as FieldErrors
}

function checkLength(field: Field, text: string, limit: number, { t, number }: Localize<Messages>): FieldErrors {
  const excess = text.trim().length - limit
  return excess > 0 ? { [field]: t.tooLong(excess, number(limit)) } : {}
}
