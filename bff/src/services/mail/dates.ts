import type { Locale } from '@juriszone/widgets/contract'

const inToronto = { timeZone: 'America/Toronto' } as const

const dates = {
  'fr-CA': new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', ...inToronto }),
  'en-CA': new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', ...inToronto }),
}
const times = {
  'fr-CA': new Intl.DateTimeFormat('fr-CA', { timeStyle: 'short', ...inToronto }),
  'en-CA': new Intl.DateTimeFormat('en-CA', { timeStyle: 'short', ...inToronto }),
}

/** « 24 décembre 2026 », in one piece. For a share's end, which is a midnight, the day that ends is meant. */
export function longDate(instant: string, locale: Locale): string {
  return dateOf(new Date(Date.parse(instant) - 1), locale)
}

/** « 27 novembre 2026 à 9 h 24 »; each half in one piece. */
export function longDateTime(instant: string, locale: Locale): string {
  const date = new Date(instant)
  const time = times[locale].format(date).replaceAll(' ', '\u00a0').replace(/^0/, '')
  return `${dateOf(date, locale)} ${locale === 'fr-CA' ? 'à' : 'at'} ${time}`
}

function dateOf(instant: Date, locale: Locale): string {
  const date = dates[locale].format(instant).replaceAll(' ', '\u00a0')
  return locale === 'fr-CA' ? date.replace(/^1(?=\u00a0)/, '1er') : date
}
