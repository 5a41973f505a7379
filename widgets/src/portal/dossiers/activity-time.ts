import { addDays, zoneDate, type Instant } from '../../contract/index.ts'
import type { PortalWords } from '../words.ts'

/** « Aujourd’hui, 9 h 41 », « Hier, 16 h 05 », « 20 nov. »: days are those of the zone. */
export function activityTime({ t, time, shortDate }: PortalWords, instant: Instant, now: Date): string {
  const day = zoneDate(new Date(instant))
  const today = zoneDate(now)
  if (day === today) return t.today(time(instant))
  return day === addDays(today, -1) ? t.yesterday(time(instant)) : shortDate(instant)
}
