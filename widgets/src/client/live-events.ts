import type { LiveEvent } from '../contract/index.ts'
import { readEventStream } from './event-stream.ts'
import type { Transport } from './transport.ts'

/** `reconnected`: messages may have been missed, load again. */
export type ZoneLiveEvent = LiveEvent | { type: 'reconnected'; dossierId?: never; documentId?: never; shareId?: never }

const FIRST_DELAY = 1_000
const LAST_DELAY = 30_000
/** Longer than the server's silence between two signs of life: the connection is dead. */
const SILENCE = 60_000

/** One `GET /events` stream for all subscribers of a client; it runs only while there are any. */
export class LiveEvents {
  #transport: Transport
  #subscribers = new Set<(event: ZoneLiveEvent) => void>()
  #running: AbortController | null = null

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** @returns the function that ends the subscription. */
  subscribe(subscriber: (event: ZoneLiveEvent) => void): () => void {
    // A new function each time: the same callback given twice is two subscriptions.
    const entry = (event: ZoneLiveEvent): void => subscriber(event)
    this.#subscribers.add(entry)
    if (!this.#running) void this.#run((this.#running = new AbortController()))
    this.#transport.tokens?.keepFresh(true)
    return () => {
      this.#subscribers.delete(entry)
      if (this.#subscribers.size > 0) return
      this.#running?.abort()
      this.#running = null
      this.#transport.tokens?.keepFresh(false)
    }
  }

  async #run({ signal }: AbortController): Promise<void> {
    let delay = FIRST_DELAY
    let wasConnected = false
    while (!signal.aborted) {
      const isUp = await this.#listen(signal, () => {
        if (wasConnected) this.#publish({ type: 'reconnected' })
        wasConnected = true
      })
      if (signal.aborted) return
      delay = isUp ? FIRST_DELAY : Math.min(2 * delay, LAST_DELAY)
      await pause(delay * (0.75 + Math.random() / 2), signal)
    }
  }

  /** Reads one connection to its end; tells whether it was made. */
  async #listen(signal: AbortSignal, onOpen: () => void): Promise<boolean> {
    const connection = new AbortController()
    const end = (): void => connection.abort()
    signal.addEventListener('abort', end)
    let watchdog: ReturnType<typeof setTimeout> | undefined
    const stillAlive = (): void => {
      clearTimeout(watchdog)
      watchdog = setTimeout(end, SILENCE)
    }
    let isUp = false
    try {
      stillAlive()
      const response = await this.#transport.fetch(`${this.#transport.api}/events`, {
        headers: { Accept: 'text/event-stream' },
        signal: connection.signal,
      })
      if (!response.ok || !response.body) return false
      isUp = true
      onOpen()
      for await (const data of readEventStream(response.body)) {
        stillAlive()
        if (data !== null) this.#publish(JSON.parse(data) as LiveEvent)
      }
    } catch {
      // Lost or refused: the caller tries again, more and more slowly.
    } finally {
      clearTimeout(watchdog)
      signal.removeEventListener('abort', end)
      connection.abort()
    }
    return isUp
  }

  #publish(event: ZoneLiveEvent): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(event)
      } catch (error) {
        // One subscriber's fault must not cost the others their events.
        reportError(error)
      }
    }
  }
}

/** Waits `delay` milliseconds, or until the browser is back on line, or until given up. */
function pause(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, delay)
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
