import { ZONE_TIME_ZONE, type Locale } from '../contract/index.ts'

/** An instant that is this calendar day in America/Toronto, whatever the clock change. */
export function noonOf(day: string): Date {
  return new Date(`${day}T17:00:00Z`)
}

/** « jeudi 24 décembre 2026 » */
export function dayInWords(locale: Locale, day: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: ZONE_TIME_ZONE })
  const words = format.format(noonOf(day))
  // The date itself stays on one line; the weekday may stand on the one before.
  return words.replace(/(\d) (\S+) (\d)/, '$1\u00a0$2\u00a0$3')
}
