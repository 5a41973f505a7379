import type { ServerResponse } from 'node:http'
import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { findConnection } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'
import { free } from '../services/vault/index.ts'

/** A body that is one piece; its memory is given back once it has left. */
export function answerPiece(c: ZoneContext, piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  findConnection(c)?.outgoing.once('finish', () => free(piece))
  return piece
}

/**
 * Tells, once, how an answer ended: true when its last byte was handed to the network, false when it broke off. Without
 * a connection, as in `app.request()`, nobody knows.
 */
export function onceOver(c: ZoneContext, then: (hasLeft: boolean) => void): void {
  const outgoing = findConnection(c)?.outgoing
  const socket = outgoing?.socket
  if (outgoing === undefined || !socket) return
  let isOver = false
  const end = (hasLeft: boolean): void => {
    if (!isOver) then(hasLeft)
    isOver = true
  }
  // Before the server's own listener, which takes the socket away. What waits in a socket that is cut « finishes » too.
  outgoing.prependOnceListener('finish', () => end(!socket.destroyed))
  outgoing.once('close', () => end(false))
}

/**
 * A stream as the body of an answer. When it fails the connection is cut, so that the client knows it has a part only:
 * @hono/node-server would first write the error's message into the body, as if it were the document's next bytes.
 * @param first what has been read of it already
 * @param onPiece hears how long each piece is that goes on its way
 */
export function answerBody(
  deps: Pick<Deps, 'log'>,
  c: ZoneContext,
  source: ReadableStreamDefaultReader<Uint8Array>,
  first?: Uint8Array,
  onPiece?: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const outgoing = findConnection(c)?.outgoing
  let ahead = first
  let giveBack = (): void => undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          giveBack()
          const piece = ahead ?? (await source.read()).value
          ahead = undefined
          // failpoint: download.chunk
          if (piece === undefined) controller.close()
          else {
            giveBack = onceFlushed(outgoing, piece)
            onPiece?.(piece.byteLength)
            controller.enqueue(piece)
          }
        } catch (error) {
          // A Problem is a right that has ended meanwhile, or damage that has been told of.
          if (!(error instanceof Problem)) deps.log.error({ err: error }, 'download failed')
          // Without a connection to cut, as in `app.request()`, the reader of the stream hears of it.
          if (outgoing === undefined) throw error
          outgoing.destroy()
        }
      },
      cancel: () => source.cancel(),
    },
    { highWaterMark: 0 },
  )
}

/**
 * Gives a piece's memory back when the next one is asked for, if the socket says that all of it has left; not otherwise,
 * for bytes on their way are read from where they lie.
 * @param outgoing undefined where there is no connection: then the piece is somebody else's
 */
function onceFlushed(outgoing: ServerResponse | undefined, piece: Uint8Array): () => void {
  const socket = outgoing?.socket
  if (outgoing === undefined || !socket) return () => undefined
  const before = socket.bytesWritten
  return () => {
    const isWritten = socket.bytesWritten - before >= piece.length
    const isOnItsWay = socket.destroyed || socket.writableLength > 0 || outgoing.writableLength > 0
    if (isWritten && !isOnItsWay) free(piece)
  }
}
