import { expiryRange, isCalendarDay, SHARE_TITLE_MAX_LENGTH } from '../contract/index.ts'
import type { Localize } from '../kit/index.ts'
import { noonOf } from './days.ts'
import type { Messages } from './messages.fr.ts'
import type { Field, FieldErrors, ShareDraft } from './share-draft.ts'

/** True for a day that a share may end on. */
export function isInRange(day: string, now: Date): boolean {
  const { first, last } = expiryRange(now)
  return isCalendarDay(day) && day >= first && day <= last
}

/** Which days may be chosen. */
export function rangeText({ t, date }: Localize<Messages>, now: Date): string {
  return t.expiryRange(date(noonOf(expiryRange(now).last)))
}

/** What step 1 still lacks. */
export function checkDetails({ title, expiresOn }: ShareDraft, words: Localize<Messages>, now: Date): FieldErrors {
  return {
    ...checkLength('title', title, SHARE_TITLE_MAX_LENGTH, words),
    ...(title.trim() === '' ? { title: words.t.titleMissing } : {}),
    ...(isInRange(expiresOn, now) ? {} : { expiresOn: rangeText(words, now) }),
  }
}

/** A text that is too long, and by how much. */
export function checkLength(field: Field, text: string, limit: number, { t, number }: Localize<Messages>): FieldErrors {
  const excess = text.trim().length - limit
  return excess > 0 ? { [field]: t.tooLong(excess, number(limit)) } : {}
}
