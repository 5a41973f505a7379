import { ZONE_TIME_ZONE, type Instant, type Locale } from '../contract/index.ts'

// Making an Intl formatter costs more than a row of a list: each is made once.
const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const plurals = new Map<Locale, Intl.PluralRules>()

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  let format = dates.get(key)
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(locale, { timeZone: ZONE_TIME_ZONE, ...options })))
  return format
}

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  let format = numbers.get(key)
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(locale, options)))
  return format
}

/** Day, month, year and the spaces around « h » and units never part at the end of a line. */
function joined(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

/** French has an ordinal for the first of a month alone, which Intl does not know. */
function joinedDay(locale: Locale, text: string): string {
  return joined(locale === 'fr-CA' ? text.replace(/^1 /, '1er ') : text)
}

/** « 24 novembre 2026 », « 1er décembre 2026 » */
export function formatDate(locale: Locale, instant: Instant | Date): string {
  return joinedDay(locale, dateFormat(locale, { dateStyle: 'long' }).format(new Date(instant)))
}

/** « 24 nov. »; the year only when it is another one. */
export function formatShortDate(locale: Locale, instant: Instant | Date, now: Date = new Date()): string {
  const date = new Date(instant)
  const year = dateFormat(locale, { year: 'numeric' })
  const isThisYear = year.format(date) === year.format(now)
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
  return joinedDay(locale, dateFormat(locale, isThisYear ? options : { ...options, year: 'numeric' }).format(date))
}

/** « 14 h 12 » */
export function formatTime(locale: Locale, instant: Instant | Date): string {
  return joined(dateFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant)))
}

/** « 24 nov., 14 h 12 » */
export function formatDateTime(locale: Locale, instant: Instant | Date): string {
  return `${formatShortDate(locale, instant)}, ${formatTime(locale, instant)}`
}

export function formatNumber(locale: Locale, value: number): string {
  return numberFormat(locale, {}).format(value)
}

/** `#` stands for the number: « 0 document », « 2 documents », « 1 254 documents »; in English “0 documents”. */
export function formatCount(locale: Locale, count: number, one: string, other: string): string {
  let rules = plurals.get(locale)
  if (!rules) plurals.set(locale, (rules = new Intl.PluralRules(locale)))
  return (rules.select(count) === 'one' ? one : other).replace('#', formatNumber(locale, count))
}

/** « 62 % » */
export function formatPercent(locale: Locale, ratio: number): string {
  return joined(numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(ratio))
}
