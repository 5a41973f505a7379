import { ZoneProblem } from '../../client/index.ts'
import type { DownloadLink } from '../../contract/index.ts'

/**
 * The bytes behind a link, which needs no token.
 * @throws {ZoneProblem} what the zone says, or `offline`
 */
export async function fetchBytes(
  { url }: DownloadLink,
  size: number,
  onProgress: (ratio: number) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', signal })
    if (!response.ok || response.body === null) throw ZoneProblem.parse(response.status, await response.text())
    const reader = response.body.getReader()
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let received = 0
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value)
      received += read.value.length
      onProgress(Math.min(1, received / size))
    }
    return await new Blob(pieces).arrayBuffer()
  } catch (cause) {
    if (cause instanceof ZoneProblem || signal.aborted) throw cause
    throw ZoneProblem.offline(cause)
  }
}
