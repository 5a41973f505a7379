import { SHARE_DEFAULT_DAYS, SHARE_MAX_DAYS, ZONE_TIME_ZONE } from './limits.ts'

const zoneClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE_TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The calendar day of an instant in America/Toronto, `2026-12-24`. */
export function zoneDate(instant: Date): string {
  // By its parts: what `format` puts between them differs from one engine to the next.
  const { year, month, day } = zoneParts(instant)
  return `${year}-${month}-${day}`
}

/** `days` after a calendar day; pure calendar arithmetic, no clock change can bite. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The days that a share may end on: tomorrow at the soonest, one year at the latest. */
export function expiryRange(now: Date): { first: string; last: string; suggested: string } {
  const today = zoneDate(now)
  return {
    first: addDays(today, 1),
    last: addDays(today, SHARE_MAX_DAYS),
    suggested: addDays(today, SHARE_DEFAULT_DAYS),
  }
}

/** True for a day of the calendar written `YYYY-MM-DD`: `2026-02-30` is none. */
export function isCalendarDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day
}

/** First instant after the end of a day in America/Toronto, on days of clock change too. */
export function endOfZoneDay(day: string): Date {
  return atZoneHour(addDays(day, 1), 0)
}

/** The instant when clocks in America/Toronto show that full hour of that day. */
export function atZoneHour(day: string, hour: number): Date {
  const wall = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  // The offset at the answer decides; two rounds settle it even when the clock changes that night.
  let instant = wall
  for (let round = 0; round < 2; round++) instant = wall - zoneOffset(new Date(instant))
  return new Date(instant)
}

/** Milliseconds that the zone's wall clock is ahead of UTC. */
function zoneOffset(instant: Date): number {
  const { hour, minute, second } = zoneParts(instant)
  const wall = Date.parse(`${zoneDate(instant)}T${hour}:${minute}:${second}Z`)
  return wall - Math.floor(instant.getTime() / 1000) * 1000
}

function zoneParts(instant: Date): Record<string, string> {
  return Object.fromEntries(zoneClock.formatToParts(instant).map(({ type, value }) => [type, value]))
}
