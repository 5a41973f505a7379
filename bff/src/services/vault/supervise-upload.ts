import { MINUTE, SECOND } from '../../platform/clock.ts'
import { Problem } from '../../platform/problems.ts'

/** A right that is taken back ends the upload within a second. */
const CHECK = SECOND / 2
/** A connection that brings nothing for this long is dead, and holds the upload's lock. */
const SILENCE = MINUTE

/**
 * Looks after an upload while its bytes come: ends it when it may no longer go on, or when nothing comes any more.
 * What has been written stays.
 * @returns `stop` is aborted with the Problem that is the reason
 */
export function superviseUpload(upload: { checkOpen(): Promise<Problem | undefined>; bytesSoFar(): number }): {
  stop: AbortSignal
  end(): void
} {
  const stopping = new AbortController()
  let bytes = -1
  let lastByteAt = performance.now()

  const check = async (): Promise<void> => {
    const reached = upload.bytesSoFar()
    if (reached !== bytes) {
      bytes = reached
      lastByteAt = performance.now()
    }
    const isSilent = performance.now() - lastByteAt > SILENCE
    const reason = isSilent ? new Problem('busy', { retryAfter: 1 }) : await upload.checkOpen()
    // The first reason holds: a second abort changes nothing.
    if (reason !== undefined) stopping.abort(reason)
  }
  // A look that fails is no reason to lose the upload: the finishing transaction looks again.
  const timer = setInterval(() => void check().catch(() => undefined), CHECK)
  return { stop: stopping.signal, end: () => clearInterval(timer) }
}
