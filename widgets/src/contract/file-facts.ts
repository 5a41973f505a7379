import type { Locale } from './wire.ts'

const UNITS: Record<Locale, string[]> = {
  'fr-CA': ['o', 'ko', 'Mo', 'Go', 'To'],
  'en-CA': ['B', 'KB', 'MB', 'GB', 'TB'],
}

// Making an Intl formatter costs more than a row of a list: each is made once.
const figures = new Map<string, Intl.NumberFormat>()

/** « 1,2 Mo » for a number of bytes, in thousands as the systems' own windows do in French. */
export function formatSize(locale: Locale, bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < 4) {
    value /= 1000
    unit++
  }
  const digits = unit >= 2 && value < 100 ? 1 : 0
  const key = locale + digits
  let figure = figures.get(key)
  const exactly = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  if (!figure) figures.set(key, (figure = new Intl.NumberFormat(locale, exactly)))
  return `${figure.format(value)}\u00a0${UNITS[locale][unit]}`
}

/** Enough of a digest to compare by eye: 12 hex digits, by fours. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12).replaceAll(/.{4}(?=.)/g, '$&\u00a0')
}
