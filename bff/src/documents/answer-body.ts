import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { findConnection } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'

/**
 * A stream as the body of an answer. When it fails the connection is cut, so that the client knows it has a part only:
 * @hono/node-server would first write the error's message into the body, as if it were the document's next bytes.
 */
export function answerBody(
  deps: Pick<Deps, 'log'>,
  c: ZoneContext,
  stream: ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  const source = stream.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await source.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          // A Problem is a right that has ended meanwhile.
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
