import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { MINUTE, SECOND } from '../../platform/clock.ts'
import { readVerdict, ScannerUnreachable } from './scanner.ts'
import type { Scanner } from './scanner.ts'

const CONNECT = 5 * SECOND
/** A large archive takes clamd minutes to look through after its last byte. */
const SILENCE = 10 * MINUTE

/**
 * clamd's INSTREAM (man clamd): each piece behind its length in four bytes, a length of zero at the end, one line back.
 * @param url `tcp://host:port` or `unix:/path`
 */
export function clamdScanner(url: string): Scanner {
  const target = url.startsWith('unix:') ? { path: url.slice('unix:'.length) } : tcpTarget(url)
  return {
    async begin() {
      const conversation = new Conversation(connect(target))
      await conversation.connected
      await conversation.send(Buffer.from('zINSTREAM\0'))
      return {
        async write(piece) {
          if (conversation.hasEnded) return false
          const length = Buffer.alloc(4)
          length.writeUInt32BE(piece.length)
          await conversation.send(length)
          await conversation.send(piece)
          return true
        },
        async end() {
          await conversation.send(Buffer.alloc(4))
          const line = await conversation.reply
          return line === '' ? 'broken_off' : readVerdict(line)
        },
        leave: () => conversation.leave(),
      }
    },
  }
}

function tcpTarget(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** How it is when the other side goes away: over its StreamMaxLength, clamd does. */
const GONE = new Set<unknown>(['ECONNRESET', 'EPIPE'])

/** One connection: something is said, and one line comes back, ended by a zero byte or by the connection's end. */
class Conversation {
  readonly connected: Promise<void>
  /** Empty when the other side went away without a word. */
  readonly reply: Promise<string>
  hasEnded = false
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
    const connected = Promise.withResolvers<void>()
    const reply = Promise.withResolvers<string>()
    this.connected = connected.promise
    this.reply = reply.promise
    // Who asks for it hears of it; whoever only sends does not have to.
    this.reply.catch(() => undefined)
    let said = ''
    socket.setTimeout(CONNECT, () => socket.destroy(new Error('clamd says nothing')))
    socket.once('connect', () => {
      socket.setTimeout(SILENCE)
      connected.resolve()
    })
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1')
      if (said.includes('\0')) socket.end()
    })
    socket.once('error', (error) => {
      connected.reject(new ScannerUnreachable(error))
      // It is there, and says nothing of this content: others may go on.
      if (said === '' && !GONE.has((error as NodeJS.ErrnoException).code)) reply.reject(error)
    })
    socket.once('close', () => {
      this.hasEnded = true
      connected.reject(new ScannerUnreachable())
      reply.resolve(said.replace(/[\0\n].*$/s, ''))
    })
  }

  /** Resolves when more may be said; after the end nothing is, as the reply tells why. */
  async send(bytes: Uint8Array): Promise<void> {
    if (this.hasEnded || this.#socket.write(bytes)) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#socket.once('drain', resolve).once('close', resolve)
    await promise
    this.#socket.off('drain', resolve).off('close', resolve)
  }

  leave(): void {
    this.#socket.destroy(new Error('the scan was left'))
  }
}
