import { assert, waitUntil } from '@open-wc/testing'
import { createClient, type JzClient, type ZoneLiveEvent } from '../../widgets/src/client/index.ts'

interface Stream {
  signal: AbortSignal
  headers: Headers
  send(text: string): void
  end(): void
}

let streams: Stream[]
let client: JzClient

function openStream(init: RequestInit): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const signal = init.signal!
      signal.addEventListener('abort', () => controller.error(signal.reason))
      streams.push({
        signal,
        headers: new Headers(init.headers),
        send: (text) => controller.enqueue(encoder.encode(text)),
        end: () => controller.close(),
      })
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
}

const opened = (count: number): Promise<void> =>
  waitUntil(() => streams.length === count, `not ${count} streams`, { timeout: 4000 })

describe('live events', () => {
  const heard: ZoneLiveEvent[] = []
  let end: () => void

  beforeEach(() => {
    streams = []
    heard.length = 0
    client = createClient({ locale: () => 'fr-CA', token: 'jzt_1', fetch: async (_, init = {}) => openStream(init) })
    end = client.live.subscribe((event) => heard.push(event))
  })
  afterEach(() => end())

  it('reads messages however the network cuts them', async () => {
    await opened(1)
    const [stream] = streams as [Stream]
    assert.equal(stream.headers.get('Authorization'), 'Bearer jzt_1')
    for (const piece of [
      ': alive\n\nid: 1\r\nda',
      'ta: {"type":"document.changed",\r',
      '\ndata: "dossierId":"é',
      '"}\r\n',
      '\r\n',
    ])
      stream.send(piece)
    stream.send('event: message\ndata:{"type":"share.changed"}\n\n')
    await waitUntil(() => heard.length === 2)
    assert.deepEqual(heard, [{ type: 'document.changed', dossierId: 'é' }, { type: 'share.changed' }])
  })

  it('serves all subscribers with one stream, which ends with the last of them', async () => {
    const others: ZoneLiveEvent[] = []
    const endOther = client.live.subscribe((event) => others.push(event))
    await opened(1)
    streams[0]!.send('data: {"type":"inbox.changed"}\n\n')
    await waitUntil(() => heard.length === 1 && others.length === 1)
    endOther()
    assert.isFalse(streams[0]!.signal.aborted)
    end()
    assert.isTrue(streams[0]!.signal.aborted)
    assert.lengthOf(streams, 1)
  })

  it('connects again after a loss, and says that something may have been missed', async () => {
    await opened(1)
    streams[0]!.end()
    await opened(2)
    await waitUntil(() => heard.length === 1)
    assert.deepEqual(heard, [{ type: 'reconnected' }])
  })
})
