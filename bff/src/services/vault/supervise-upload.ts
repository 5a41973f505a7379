import type { Readable } from 'node:stream'
import { MINUTE, SECOND } from '../../platform/clock.ts'
import { Problem } from '../../platform/problems.ts'

/** A right that is taken back ends the upload within a second. */
const CHECK = SECOND / 2
/** A connection that brings nothing for this long is dead, and holds the upload's lock. */
const SILENCE = MINUTE

/**
 * Looks after a body while it comes: ends it when the upload may no longer go on, or when nothing comes any more.
 * What has been written stays.
 */
export function superviseUpload(
  body: Readable,
  upload: { checkOpen(): Promise<Problem | undefined>; bytesSoFar(): Promise<number> },
): { end(): void; reason(): Problem | undefined } {
  let reason: Problem | undefined
  let bytes = -1
  let lastByteAt = performance.now()

  const check = async (): Promise<void> => {
    const reached = await upload.bytesSoFar()
    if (reached !== bytes) {
      bytes = reached
      lastByteAt = performance.now()
    }
    const isSilent = performance.now() - lastByteAt > SILENCE
    const found = isSilent ? new Problem('busy', { retryAfter: 1 }) : await upload.checkOpen()
    // Only now: a slow look that began before another one would take its reason back.
    reason ??= found
    if (reason !== undefined) body.destroy(reason)
  }
  // A look that fails is no reason to lose the upload: the finishing transaction looks again.
  const timer = setInterval(() => void check().catch(() => undefined), CHECK)
  return { end: () => clearInterval(timer), reason: () => reason }
}
