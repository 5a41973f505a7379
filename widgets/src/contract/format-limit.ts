import { formatSize } from './file-facts.ts'
import type { Locale } from './wire.ts'

/**
 * « 500 Mo » for five hundred million bytes and for 500 MiB: a limit is said as it was set, in thousands of either kind,
 * and never as more than it is.
 */
export function formatLimit(locale: Locale, bytes: number): string {
  const power = bytes >= 1e9 ? 3 : bytes >= 1e6 ? 2 : 1
  const unit = 1000 ** power
  const set = bytes % 1024 ** power === 0 ? (bytes / 1024 ** power) * unit : bytes
  const step = power === 1 || set >= 100 * unit ? unit : unit / 10
  const said = formatSize(locale, Math.floor(set / step) * step)
  return said.replace(/[,.]0(?=\s)/, '')
}
