import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import type { ByteRange } from '../services/vault/index.ts'
import { findReadable } from './reading.ts'
import type { Readable, Reader } from './reading.ts'
import { tellingDamage } from './report-damage.ts'

/** The right to read is asked for again after so many bytes; a piece more, a mebibyte at most, may be under way. */
const RECHECK = 3 * 1024 * 1024

/**
 * Bytes of a version for as long as its reader may have them: a share revoked meanwhile breaks the download off, and so
 * does damage, before a byte of it.
 * @param left closes the file when whoever holds the stream's lock has gone
 */
export function guardedStream(
  deps: Deps,
  reader: Reader,
  readable: Readable,
  range: ByteRange,
  left?: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source = deps.vault.read(readable.blobId, range).getReader()
  left?.addEventListener('abort', () => void source.cancel().catch(() => undefined), { once: true })
  let unchecked = 0

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (unchecked >= RECHECK) {
          unchecked = 0
          const isStillAllowed = (await findReadable(deps.db.read, reader, readable, deps.clock.now())) !== undefined
          if (!isStillAllowed) {
            await source.cancel()
            throw new Problem('not_found')
          }
        }
        const piece = await tellingDamage(deps, readable, async () => (await source.read()).value)
        if (piece === undefined) return controller.close()
        unchecked += piece.byteLength
        controller.enqueue(piece)
      },
      cancel: () => source.cancel(),
    },
    { highWaterMark: 0 },
  )
}
