import { after, DAY } from '../platform/clock.ts'

/** What nobody has filed by then is destroyed. */
const LIFE = 14 * DAY
/** What was begun and never sent. */
export const UNSUBMITTED_LIFE = DAY

export function destroyedAt(submittedAt: string | Date): string {
  return after(new Date(submittedAt), LIFE)
}

/** Deposits sent before this instant have had their time. */
export function oldestUnfiled(now: Date): string {
  return after(now, -LIFE)
}
