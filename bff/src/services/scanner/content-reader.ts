import { Worker } from 'node:worker_threads'
import type { SealedBlob, Vault } from '../vault/index.ts'
import { clamdScanner } from './clamd.ts'
import { readContent } from './read-content.ts'
import type { Content } from './read-content.ts'
import { ScannerUnreachable } from './scanner.ts'

/** A blob of this size is looked through in a moment; opening a larger one would hold up everybody's requests. */
const SMALL = 8 * 1024 * 1024
/** As much as nobody notices, where nobody waits for it. */
const TINY = 512 * 1024

/** Looks through blobs: what they are, and whether a virus is in them. */
export interface ContentReader {
  /** Whether there is anybody to look for viruses. */
  isScanning: boolean
  /**
   * @param isAwaited somebody's answer waits for it: not left to the thread, which gives way to every request
   * @throws ScannerUnreachable when it could not be done now; Error when the blob cannot be read
   */
  read(blobId: string, isAwaited: boolean): Promise<Content>
  /** Ends what is under way, and whatever else is asked for: with ScannerUnreachable. */
  close(): Promise<void>
}

export interface ContentReaderOptions {
  /** Where sealed files are. */
  directory: string
  clamdUrl: string | null
}

export type ThreadAnswer = { id: string } & ({ content: Content } | { failure: { name: string; message: string } })

export function createContentReader(vault: Vault, options: ContentReaderOptions): ContentReader {
  const { clamdUrl } = options
  const scanner = clamdUrl === null ? null : clamdScanner(clamdUrl)
  const closing = new AbortController()
  let thread: ContentThread | undefined
  return {
    isScanning: scanner !== null,
    async read(blobId, isAwaited) {
      const blob = await vault.find(blobId)
      if (blob === undefined) throw new Error(`blob ${blobId} is gone`)
      if (blob.size <= (isAwaited ? SMALL : TINY)) {
        const open = () => vault.read(blobId, { start: 0, end: blob.size - 1 })
        return readContent(open, scanner, closing.signal)
      }
      if (closing.signal.aborted) throw new ScannerUnreachable(closing.signal.reason)
      if (thread === undefined || thread.hasEnded) thread = new ContentThread(options)
      return thread.read(blob)
    },
    async close() {
      closing.abort()
      await thread?.end()
    },
  }
}

/** Does it beside the event loop, one blob or several at once. */
class ContentThread {
  hasEnded = false
  readonly #worker: Worker
  readonly #asked = new Map<string, PromiseWithResolvers<Content>>()

  constructor(options: ContentReaderOptions) {
    this.#worker = new Worker(new URL('content-thread.ts', import.meta.url), { workerData: options })
    this.#worker.unref()
    this.#worker.on('message', (answer: ThreadAnswer) => this.#settle(answer))
    let reason: unknown
    this.#worker.once('error', (error) => (reason = error))
    this.#worker.once('exit', () => {
      this.hasEnded = true
      for (const { reject } of this.#asked.values()) reject(reason ?? new ScannerUnreachable())
    })
  }

  read(blob: SealedBlob): Promise<Content> {
    const asked = Promise.withResolvers<Content>()
    this.#asked.set(blob.id, asked)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(blob)
    return asked.promise
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(answer: ThreadAnswer): void {
    const asked = this.#asked.get(answer.id)
    this.#asked.delete(answer.id)
    if ('content' in answer) return asked?.resolve(answer.content)
    const { name, message } = answer.failure
    asked?.reject(name === 'ScannerUnreachable' ? new ScannerUnreachable(message) : new Error(`${name}: ${message}`))
  }
}
