import { finished } from 'node:stream'
import type { Readable } from 'node:stream'
import { Problem } from '../../platform/problems.ts'

/**
 * Hands on what a body brings, a chunk at a time, until it ends or `stop` is aborted. The body itself is left as it
 * is: destroyed, it would take the connection with it, and the answer.
 * @param take returns what the body has to wait for
 * @throws what `take` throws; Problem busy when the body breaks off
 */
export async function drain(
  body: Readable,
  stop: AbortSignal,
  take: (chunk: Uint8Array) => Promise<void> | undefined,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let waiting: Promise<void> | undefined
  const onData = (chunk: Uint8Array): void => {
    try {
      waiting = take(chunk)
      if (waiting === undefined) return
      body.pause()
      waiting.then(() => body.resume(), reject)
    } catch (error) {
      reject(error)
    }
  }
  const onStop = (): void => resolve()
  const forget = finished(body, { writable: false }, (error) => {
    if (error === undefined || error === null) resolve()
    else reject(new Problem('busy', { retryAfter: 1 }))
  })
  stop.addEventListener('abort', onStop, { once: true })
  if (stop.aborted) resolve()
  else body.on('data', onData)
  try {
    await promise
    await waiting
  } finally {
    stop.removeEventListener('abort', onStop)
    body.off('data', onData)
    body.pause()
    forget()
  }
}
