import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { findConnection } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'

/**
 * A stream as the body of an answer. When it fails the connection is cut, so that the client knows it has a part only:
 * @hono/node-server would first write the error's message into the body, as if it were the document's next bytes.
 * @param first what has been read of it already
 */
export function answerBody(
  deps: Pick<Deps, 'log'>,
  c: ZoneContext,
  source: ReadableStreamDefaultReader<Uint8Array>,
  first?: Uint8Array,
): ReadableStream<Uint8Array> {
  let ahead = first
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = ahead ?? (await source.read()).value
          ahead = undefined
          // failpoint: download.chunk
          if (piece === undefined) controller.close()
          else controller.enqueue(piece)
        } catch (error) {
          // A Problem is a right that has ended meanwhile, or damage that has been told of.
          if (!(error instanceof Problem)) deps.log.error({ err: error }, 'download failed')
          const connection = findConnection(c)?.outgoing
          // Without a connection to cut, as in `app.request()`, the reader of the stream hears of it.
          if (connection === undefined) throw error
          connection.destroy()
        }
      },
      cancel: () => source.cancel(),
    },
    { highWaterMark: 0 },
  )
}
