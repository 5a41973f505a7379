import type { LiveEvent } from '../contract/index.ts'
import { onReturn } from './live/on-return.ts'
import type { Transport } from './transport.ts'

/** `reconnected`: messages may have been missed, load again. */
export type ZoneLiveEvent = LiveEvent | { type: 'reconnected'; dossierId?: never; documentId?: never; shareId?: never }

/** What happens in the zone, for all subscribers of a client; it listens only while there are any. */
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
    if (!this.#running) void this.#run((this.#running = new AbortController()).signal)
    return () => {
      this.#subscribers.delete(entry)
      if (this.#subscribers.size > 0) return
      this.#running?.abort()
      this.#running = null
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    const begun = Date.now()
    try {
      const { LiveLine } = await import('./live/live-line.ts')
      if (!signal.aborted) new LiveLine(this.#transport, this.#publish, begun).run(signal)
    } catch {
      this.#runLater(signal)
    }
  }

  /** What listens could not be loaded: who comes back sees what is new all the same. */
  #runLater(signal: AbortSignal): void {
    const round = new AbortController()
    signal.addEventListener('abort', () => round.abort())
    onReturn(() => {
      round.abort()
      this.#publish({ type: 'reconnected' })
      void this.#run(signal)
    }, round.signal)
  }

  #publish = (event: ZoneLiveEvent): void => {
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
