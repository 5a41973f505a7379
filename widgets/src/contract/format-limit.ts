import { formatSize } from './file-facts.ts'
import type { Locale } from './wire.ts'

/**
 * « 500 Mo » for five hundred million bytes and for 500 MiB: a limit is said as it was set, in thousands of either kind,
 * and is round.
 */
export function formatLimit(locale: Locale, bytes: number): string {
  const power = bytes >= 1e9 ? 3 : bytes >= 1e6 ? 2 : 1
  const isBinary = bytes % 1024 ** power === 0
  const said = formatSize(locale, isBinary ? (bytes / 1024 ** power) * 1000 ** power : bytes)
  return said.replace(/[,.]0(?=\s)/, '')
}
