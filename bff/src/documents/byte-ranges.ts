import type { ByteRange } from '../services/vault/index.ts'

/**
 * The one range that a request asks for (RFC 9110, 14.2): null for the whole, `unsatisfiable` for one beyond the end.
 * Several ranges, or what is none, are answered with the whole, as the RFC allows.
 * @param size of the whole, in bytes; never 0
 */
export function readRange(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Number(last)
    return length === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}
