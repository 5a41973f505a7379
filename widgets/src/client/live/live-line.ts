import type { LiveEvent } from '../../contract/index.ts'
import type { ZoneLiveEvent } from '../live-events.ts'
import { RetryTimer } from '../retry-timer.ts'
import type { Transport } from '../transport.ts'
import { ZoneProblem } from '../zone-problem.ts'
import { readEventStream, type StreamBlock } from './event-stream.ts'
import { leaseOf, type Lease } from './lease.ts'
import { onReturn } from './on-return.ts'
import { SharedLine, type Heard } from './shared-line.ts'

/** Longer than the server's silence between two signs of life: the connection is dead. */
const SILENCE = 60_000
/** A first connection that took longer than this may have missed what happened since the page loaded its lists. */
const LATE = 2_000
/** Who hears, as the zone names it: pages told the same name may share a stream. */
const AUDIENCE = 'JZ-Audience'

/** After a connection: the stream of another page to follow, a new try in a while, or nothing until something happens. */
type Next = { name: string } | 'retry' | 'wait'

/**
 * Listens to the zone: by a `GET /events` stream of its own, or by that of another page of this browser whose reader
 * has the same right. Whoever holds the lease holds the stream, and no longer than the connection lives. While there is
 * neither, `reconnected` is told to a reader who comes back.
 */
export class LiveLine {
  #transport: Transport
  #publish: (event: ZoneLiveEvent) => void
  #begun: number
  #shared = new SharedLine((heard) => this.#overhear(heard))
  /** Ends the connection, or the wait, of the moment; the next begins at once. */
  #round = new AbortController()
  #lastId: string | null = null
  #heardAt = 0
  #retry = new RetryTimer()
  #hasOpened = false
  /** Whoever holds the stream has told nothing for too long; counts once. */
  #isDeserted = false

  constructor(transport: Transport, publish: (event: ZoneLiveEvent) => void, begun: number) {
    this.#transport = transport
    this.#publish = publish
    this.#begun = begun
  }

  run(signal: AbortSignal): void {
    let page = new AbortController()
    const leave = (): void => {
      page.abort()
      this.#round.abort()
      this.#shared.leave()
    }
    // A page that the browser keeps for « Back » must hold no connection.
    addEventListener('pagehide', leave, { signal })
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) void this.#keepListening((page = new AbortController()).signal)
    }
    addEventListener('pageshow', onShow, { signal })
    onReturn(() => this.#comeBack(), signal)
    const unwatch = this.#transport.tokens?.watch((wasMissed) => {
      if (wasMissed) this.#publish({ type: 'reconnected' })
      this.#round.abort()
    })
    signal.addEventListener('abort', () => {
      unwatch?.()
      leave()
    })
    void this.#keepListening(page.signal)
  }

  async #keepListening(page: AbortSignal): Promise<void> {
    let lease: Lease | null = null
    while (!page.aborted) {
      const { signal } = (this.#round = new AbortController())
      const next: Next = await this.#connect(signal, lease)
      if (page.aborted) return
      lease = typeof next === 'object' ? await this.#follow(next.name, signal) : await this.#pause(next, signal)
    }
    lease?.release()
  }

  /** The other page's stream ends with it, or with its right: then this one takes over. */
  async #follow(name: string, signal: AbortSignal): Promise<Lease | null> {
    let watchdog: ReturnType<typeof setTimeout>
    const look = (): void => {
      // That page may be frozen, lease in hand: this one then speaks in its place.
      this.#isDeserted = Date.now() - this.#heardAt > SILENCE
      if (this.#isDeserted) this.#round.abort()
      else watchdog = setTimeout(look, SILENCE)
    }
    watchdog = setTimeout(look, SILENCE)
    const lease = await leaseOf(name, { signal }).catch(() => null)
    clearTimeout(watchdog)
    return lease
  }

  /** Until it is worth another try, if that comes by itself, or until the round ends. */
  #pause(next: 'retry' | 'wait', signal: AbortSignal): Promise<null> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#retry.cancel()
        resolve(null)
      }
      if (signal.aborted) return done()
      signal.addEventListener('abort', done)
      // Spread, or all pages would come at once to a zone that has just started anew.
      if (next === 'retry') this.#retry.schedule(done, this.#retry.delay * (0.75 + Math.random() / 2))
    })
  }

  async #connect(signal: AbortSignal, held: Lease | null): Promise<Next> {
    const isDeserted = this.#isDeserted
    this.#isDeserted = false
    const connection = new AbortController()
    const end = (): void => connection.abort()
    let watchdog = setTimeout(end, SILENCE)
    let lease = held
    signal.addEventListener('abort', end)
    try {
      const after = this.#lastId
      const response = await this.#transport.fetch(`${this.#transport.api}/events`, {
        headers: { Accept: 'text/event-stream', ...(after === null ? {} : { 'Last-Event-ID': after }) },
        signal: connection.signal,
      })
      if (response.status === 401) return this.#endRight()
      // A browser that cannot read a body as it comes will not learn it: it asks whenever the reader comes back.
      if (response.ok && !response.body) return 'wait'
      if (!response.ok || !response.body) return 'retry'
      const name = this.#nameOf(response)
      if (name !== lease?.name) {
        lease?.release()
        lease = null
        const share = name === null ? null : await this.#share(name)
        if (share !== 'elsewhere') lease = share
        else if (name !== null && !isDeserted) return { name }
      }
      this.#catchUp(after !== null, (heard) => this.#tell(heard))
      for await (const block of readEventStream(response.body)) {
        clearTimeout(watchdog)
        watchdog = setTimeout(end, SILENCE)
        this.#retry.reset()
        this.#tell({ id: block.id, event: eventOf(block) })
      }
    } catch (error) {
      if (error instanceof ZoneProblem && error.status === 401) return this.#endRight()
    } finally {
      clearTimeout(watchdog)
      signal.removeEventListener('abort', end)
      connection.abort()
      lease?.release()
    }
    this.#heardAt = 0
    return 'retry'
  }

  #nameOf({ headers }: Response): string | null {
    const audience = headers.get(AUDIENCE)
    if (audience !== null) return `juriszone ${this.#transport.api} ${audience}`
    this.#shared.leave()
    return null
  }

  /** @returns the lease of this stream; null where pages cannot share one. */
  async #share(name: string): Promise<Lease | 'elsewhere' | null> {
    try {
      const isNew = this.#shared.join(name)
      const lease = await leaseOf(name, { ifAvailable: true })
      if (lease) return lease
      this.#heardAt = Date.now()
      this.#catchUp(!isNew, (heard) => this.#take(heard))
      return 'elsewhere'
    } catch {
      this.#shared.leave()
      return null
    }
  }

  /** @param isFollowed the zone, or the page that holds the stream, tells all that was missed. */
  #catchUp(isFollowed: boolean, hear: (heard: Heard) => void): void {
    const isBehind = this.#hasOpened || Date.now() - this.#begun > LATE
    this.#hasOpened = true
    if (isBehind && !isFollowed) hear({ id: null, event: { type: 'reconnected' } })
  }

  #tell(heard: Heard): void {
    this.#take(heard)
    this.#shared.tell({ ...heard, id: this.#lastId })
  }

  #overhear(heard: Heard): void {
    const { tokens } = this.#transport
    if (!tokens || tokens.isLive) return this.#take(heard)
    // What another page may hear is no longer for this one: it has to ask for itself.
    this.#shared.leave()
    this.#round.abort()
  }

  #take({ id, event }: Heard): void {
    this.#heardAt = Date.now()
    this.#lastId = id ?? this.#lastId
    if (event) this.#publish(event)
  }

  #comeBack(): void {
    if (Date.now() - this.#heardAt < SILENCE) return
    this.#publish({ type: 'reconnected' })
    this.#round.abort()
  }

  /** Nothing is heard any more, not even from other pages, until there is a new token or the reader comes back. */
  #endRight(): Next {
    this.#heardAt = 0
    this.#shared.leave()
    return 'wait'
  }
}

function eventOf({ type, data }: StreamBlock): ZoneLiveEvent | null {
  if (type === 'reset') return { type: 'reconnected' }
  return type === 'message' ? (JSON.parse(data) as LiveEvent) : null
}
