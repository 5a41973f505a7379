import { assert, fixture, html } from '@open-wc/testing'
import '../../widgets/src/dossier-docs/jz-dossier-docs.ts'
import '../../widgets/src/zone/jz-zone.ts'
import { addDocument, createFakeZone, SYLVIE, type FakeZone } from '../fakes/fake-zone.ts'
import { waitUntil } from '../support/wait-until.ts'
import { isGone, row } from './dossier-docs-page.ts'
import { LongTimers } from './long-timers.ts'

const NUMBER = '2026-0412'
const TEN_MINUTES = 600_000

interface Stream {
  token: string | null
  send(text: string): void
  /** The connection breaks. */
  cut(): void
}

/** A zone whose event streams the test holds in its hand, and whose tokens it may refuse. */
class Line {
  readonly zone: FakeZone = createFakeZone()
  readonly streams: Stream[] = []
  readonly refused = new Set<string>()
  /** What the next calls for a stream meet. */
  isDown = false
  tries = 0

  get dossierId(): string {
    return this.zone.state.dossiers.find(({ number }) => number === NUMBER)!.id
  }

  /** The message that something changed in the dossier. */
  get changed(): string {
    return `data: ${JSON.stringify({ type: 'document.changed', dossierId: this.dossierId })}\n\n`
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const token = request.headers.get('Authorization')
    if (token !== null && this.refused.has(token)) return new Response(null, { status: 401 })
    if (!request.url.endsWith('/events')) return this.zone.fetchAs(SYLVIE)(request)
    this.tries += 1
    if (this.isDown) return new Response(null, { status: 503 })
    return this.#open(request.signal, token)
  }

  #open(signal: AbortSignal, token: string | null): Response {
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const cut = (): void => controller.error(new TypeError('network error'))
        signal.addEventListener('abort', cut)
        this.streams.push({ token, send: (text) => controller.enqueue(encoder.encode(text)), cut })
      },
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
}

const network = window.fetch
let timers: LongTimers
let line: Line

beforeEach(() => {
  line = new Line()
  timers = new LongTimers(60_000)
  window.fetch = line.fetch
  timers.install()
})
afterEach(() => {
  window.fetch = network
  timers.uninstall()
})

const streams = (count: number): Promise<void> => waitUntil(() => line.streams.length === count, `not ${count} streams`)

/** Two lists of one dossier in one zone, both shown. */
async function openTwo(): Promise<[Element, Element]> {
  const place = await fixture(
    html`<jz-zone>
      <jz-dossier-docs dossier=${NUMBER}></jz-dossier-docs>
      <jz-dossier-docs dossier=${NUMBER}></jz-dossier-docs>
    </jz-zone>`,
  )
  const [first, second] = place.querySelectorAll('jz-dossier-docs')
  assert.exists(first && second)
  await Promise.all([first, second].map((docs) => row(docs!, 'Certificat de localisation.pdf')))
  await streams(1)
  return [first!, second!]
}

describe('a zone that goes away', () => {
  it('what came in during a cut is on every list once the line is back, by one stream', async () => {
    const lists = await openTwo()
    addDocument(line.zone.state, line.dossierId, { name: 'Pendant la coupure.pdf', addedBy: 'Jean Roy' })
    for (const docs of lists) await isGone(docs, 'Pendant la coupure.pdf')
    line.streams[0]!.cut()
    await streams(2)
    for (const docs of lists) await row(docs, 'Pendant la coupure.pdf')
  })

  it('a server that is down is asked again until it is up, and live changes go on', async () => {
    const [docs] = await openTwo()
    line.isDown = true
    line.streams[0]!.cut()
    await waitUntil(() => line.tries === 2, 'not tried again')
    line.isDown = false
    // As the browser says when the network is back: nobody waits for the next try.
    await waitUntil(() => {
      window.dispatchEvent(new Event('online'))
      return line.streams.length === 2
    }, 'not connected again')
    addDocument(line.zone.state, line.dossierId, { name: 'Après.pdf', addedBy: 'Jean Roy' })
    line.streams[1]!.send(line.changed)
    await row(docs, 'Après.pdf')
  })

  it('a line that says nothing for a minute is taken for dead; a sign of life keeps it', async () => {
    await openTwo()
    const silence = (): number => [...timers.waiting.values()].filter(({ delay }) => delay === 60_000).length
    assert.equal(silence(), 1)
    const before = [...timers.waiting.keys()]
    line.streams[0]!.send(': alive\n\n')
    await waitUntil(() => silence() === 1 && ![...timers.waiting.keys()].every((id) => before.includes(id)))
    assert.lengthOf(line.streams, 1)
    timers.pass((delay) => delay === 60_000)
    await streams(2)
  })
})

describe('a token that ends', () => {
  async function openWithTokens(): Promise<{ docs: Element; asked: () => number }> {
    let asked = 0
    const getToken = async (): Promise<string> => `jzt_${++asked}`
    const place = await fixture(
      html`<jz-zone base-url="https://zone.example" .getToken=${getToken}>
        <jz-dossier-docs dossier=${NUMBER}></jz-dossier-docs>
      </jz-zone>`,
    )
    const docs = place.querySelector('jz-dossier-docs')!
    await row(docs, 'Certificat de localisation.pdf')
    await streams(1)
    return { docs, asked: () => asked }
  }

  it('is renewed at 80 % of its life, before anybody is refused', async () => {
    const { docs, asked } = await openWithTokens()
    assert.equal(asked(), 1)
    const due = [...timers.waiting.values()].map(({ delay }) => delay).filter((delay) => delay > 60_000)
    assert.lengthOf(due, 1)
    assert.approximately(due[0]! / TEN_MINUTES, 0.8, 0.05)
    timers.pass((delay) => delay > 60_000)
    await waitUntil(() => asked() === 2)
    line.refused.add('Bearer jzt_1')
    // The stream goes on under the right that the new token gives.
    await streams(2)
    assert.equal(line.streams[1]!.token, 'Bearer jzt_2')
    addDocument(line.zone.state, line.dossierId, { name: 'Au second jeton.pdf', addedBy: 'Jean Roy' })
    line.streams[1]!.send(line.changed)
    await row(docs, 'Au second jeton.pdf')
    assert.equal(asked(), 2)
  })

  it('and is refused meanwhile is replaced, and the stream goes on under the new one', async () => {
    const { docs, asked } = await openWithTokens()
    line.refused.add('Bearer jzt_1')
    line.streams[0]!.cut()
    await streams(2)
    assert.equal(line.streams[1]!.token, 'Bearer jzt_2')
    addDocument(line.zone.state, line.dossierId, { name: 'Après.pdf', addedBy: 'Jean Roy' })
    line.streams[1]!.send(line.changed)
    await row(docs, 'Après.pdf')
    assert.equal(asked(), 2)
  })
})
