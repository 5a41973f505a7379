import { addDays, zoneDate, type InboxItem } from '../contract/index.ts'

/** The day that a share ends with: `expiresAt` is the first instant after it. */
export function lastDay({ expiresAt }: Pick<InboxItem, 'expiresAt'>): Date {
  return new Date(Date.parse(expiresAt) - 1)
}

/** How close the end of a share is. */
export function nearEnd(share: Pick<InboxItem, 'expiresAt'>, now: Date): 'expired' | 'today' | 'tomorrow' | null {
  if (Date.parse(share.expiresAt) <= now.getTime()) return 'expired'
  const last = zoneDate(lastDay(share))
  const today = zoneDate(now)
  if (last === today) return 'today'
  return last === addDays(today, 1) ? 'tomorrow' : null
}
