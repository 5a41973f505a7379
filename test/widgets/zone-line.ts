import { createClient, type ZoneLiveEvent } from '../../widgets/src/client/index.ts'
import { waitUntil } from '../support/wait-until.ts'

/** One `GET /events` connection, that the test holds in its hand. */
export interface Stream {
  readonly headers: Headers
  readonly isOpen: boolean
  send(text: string): void
  /** The server ends it. */
  end(): void
}

/** A zone that only tells what is live; a reader is whoever bears the token that was given to it. */
export class ZoneLine {
  readonly streams: Stream[] = []
  readonly #ends: (() => void)[] = []
  /** What `JZ-Audience` says to a token; null: an older zone. */
  audienceOf: (token: string) => string | null = () => 'sylvie'
  /** What a call for a stream meets instead. */
  answer: (token: string) => Response | null = () => null

  get open(): Stream[] {
    return this.streams.filter(({ isOpen }) => isOpen)
  }

  /** A page's widget on this zone that listens. */
  reader(token: string, options: { getToken?: () => Promise<string> } = {}) {
    const heard: ZoneLiveEvent[] = []
    const client = createClient({ locale: () => 'fr-CA', token, ...options, fetch: this.#fetch })
    const end = client.live.subscribe((event) => heard.push(event))
    this.#ends.push(end)
    return { client, heard, end }
  }

  /** Everybody leaves. */
  close(): void {
    for (const end of this.#ends.splice(0)) end()
  }

  opened(count: number): Promise<void> {
    return waitUntil(() => this.streams.length === count, `not ${count} streams opened`)
  }

  #fetch: typeof fetch = async (_, init = {}) => {
    const headers = new Headers(init.headers)
    const token = headers.get('Authorization')?.slice('Bearer '.length) ?? ''
    return this.answer(token) ?? this.#stream(headers, init.signal!, this.audienceOf(token))
  }

  #stream(headers: Headers, signal: AbortSignal, audience: string | null): Response {
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        let isOpen = true
        const stop = (act: () => void): void => {
          if (isOpen) act()
          isOpen = false
        }
        signal.addEventListener('abort', () => stop(() => controller.error(signal.reason)))
        this.streams.push({
          headers,
          get isOpen() {
            return isOpen
          },
          send: (text) => controller.enqueue(encoder.encode(text)),
          end: () => stop(() => controller.close()),
        })
      },
    })
    return new Response(body, {
      headers: { 'Content-Type': 'text/event-stream', ...(audience === null ? {} : { 'JZ-Audience': audience }) },
    })
  }
}

/** A zone for each test. */
export function useZoneLine(): { zone: ZoneLine } {
  const own = {} as { zone: ZoneLine }
  beforeEach(() => {
    own.zone = new ZoneLine()
  })
  afterEach(() => own.zone.close())
  return own
}

/** @returns what lets the wall clock run ahead of the right time; each test begins with the right time. */
export function useWallClock(): (milliseconds: number) => void {
  const { now } = Date
  afterEach(() => {
    Date.now = now
  })
  return (milliseconds) => {
    Date.now = () => now() + milliseconds
  }
}
