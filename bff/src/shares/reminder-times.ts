import { addDays, atZoneHour, zoneDate } from '@juriszone/widgets/contract'

/** Days before the last one. */
const REMINDED_BEFORE = [3, 1]
/** Hours of the day, in America/Toronto, between which people are reminded: what was missed by night waits for nine. */
const FIRST_HOUR = 9
const LAST_HOUR = 20

/**
 * The latest moment that a share's recipients were to be reminded at, as of now: nine o'clock, three days and one day
 * before its last day. Null before the first one, by night, and once the share has expired.
 */
export function reminderMoment(expiresAt: string, now: Date): Date | null {
  const today = zoneDate(now)
  const isDecent = now >= atZoneHour(today, FIRST_HOUR) && now < atZoneHour(today, LAST_HOUR)
  if (!isDecent || Date.parse(expiresAt) <= now.getTime()) return null
  const lastDay = zoneDate(new Date(Date.parse(expiresAt) - 1))
  const moments = REMINDED_BEFORE.map((days) => atZoneHour(addDays(lastDay, -days), FIRST_HOUR))
  return moments.findLast((moment) => moment <= now) ?? null
}
