import { assert } from '@open-wc/testing'
import { waitUntil } from '../support/wait-until.ts'
import { useWallClock, useZoneLine } from './zone-line.ts'

const CHANGED = 'data: {"type":"share.changed"}\n\n'
const MINUTE = 60_000

const own = useZoneLine()
const passTime = useWallClock()

describe('live events', () => {
  it('reads messages however the network cuts them', async () => {
    const { heard } = own.zone.reader('jzt_1')
    await own.zone.opened(1)
    const [stream] = own.zone.streams
    assert.equal(stream!.headers.get('Authorization'), 'Bearer jzt_1')
    for (const piece of [
      ': alive\n\nid: 1\r\nda',
      'ta: {"type":"document.changed",\r',
      '\ndata: "dossierId":"é',
      '"}\r\n',
      '\r\n',
    ])
      stream!.send(piece)
    stream!.send('event: message\ndata:{"type":"share.changed"}\n\n')
    await waitUntil(() => heard.length === 2)
    assert.deepEqual(heard, [{ type: 'document.changed', dossierId: 'é' }, { type: 'share.changed' }])
  })

  it('serves all subscribers with one stream, which ends with the last of them', async () => {
    const { client, heard, end } = own.zone.reader('jzt_1')
    const others: unknown[] = []
    const endOther = client.live.subscribe((event) => others.push(event))
    await own.zone.opened(1)
    own.zone.streams[0]!.send(CHANGED)
    await waitUntil(() => heard.length === 1 && others.length === 1)
    endOther()
    assert.isTrue(own.zone.streams[0]!.isOpen)
    end()
    assert.isFalse(own.zone.streams[0]!.isOpen)
    assert.lengthOf(own.zone.streams, 1)
  })

  it('begins late: what happened before may have been missed', async () => {
    own.zone.answer = () => new Response(null, { status: 503 })
    const { heard } = own.zone.reader('jzt_1')
    passTime(3_000)
    own.zone.answer = () => null
    await own.zone.opened(1)
    await waitUntil(() => heard.length === 1)
    assert.deepEqual(heard, [{ type: 'reconnected' }])
  })

  it('a zone that numbers nothing is asked for all after a loss', async () => {
    const { heard } = own.zone.reader('jzt_1')
    await own.zone.opened(1)
    own.zone.streams[0]!.end()
    await own.zone.opened(2)
    assert.isNull(own.zone.streams[1]!.headers.get('Last-Event-ID'))
    await waitUntil(() => heard.length === 1)
    assert.deepEqual(heard, [{ type: 'reconnected' }])
  })

  it('goes on after the last message it heard; only a reset says that something was missed', async () => {
    const { heard } = own.zone.reader('jzt_1')
    await own.zone.opened(1)
    own.zone.streams[0]!.send(`: ready\n\nid: 7\n\nid: 8\nevent: message\n${CHANGED}`)
    await waitUntil(() => heard.length === 1)
    own.zone.streams[0]!.end()
    await own.zone.opened(2)
    assert.equal(own.zone.streams[1]!.headers.get('Last-Event-ID'), '8')
    own.zone.streams[1]!.send(`id: 9\nevent: message\n${CHANGED}`)
    await waitUntil(() => heard.length === 2)
    assert.deepEqual(heard, [{ type: 'share.changed' }, { type: 'share.changed' }])
    own.zone.streams[1]!.end()
    await own.zone.opened(3)
    own.zone.streams[2]!.send('event: reset\ndata: {}\n\n')
    await waitUntil(() => heard.length === 3)
    assert.deepEqual(heard[2], { type: 'reconnected' })
  })

  it('goes on where it was, when the page comes back out of the browser’s cache', async () => {
    const { heard } = own.zone.reader('jzt_1')
    await own.zone.opened(1)
    own.zone.streams[0]!.send(`id: 4\n${CHANGED}`)
    await waitUntil(() => heard.length === 1)
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    assert.lengthOf(own.zone.open, 0)
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await waitUntil(() => own.zone.open.length === 1)
    assert.equal(own.zone.open[0]!.headers.get('Last-Event-ID'), '4')
  })
})

describe('where no stream can be had', () => {
  it('a reader who comes back sees what is new, though not twice at once', async () => {
    let tries = 0
    own.zone.answer = () => {
      tries += 1
      return new Response(null, { status: 429 })
    }
    const { heard } = own.zone.reader('jzt_1')
    await waitUntil(() => tries > 0)
    passTime(MINUTE)
    window.dispatchEvent(new Event('focus'))
    assert.deepEqual(heard, [{ type: 'reconnected' }])
    window.dispatchEvent(new Event('online'))
    document.dispatchEvent(new Event('visibilitychange'))
    assert.lengthOf(heard, 1)
    passTime(2 * MINUTE)
    document.dispatchEvent(new Event('visibilitychange'))
    assert.lengthOf(heard, 2)
  })

  it('a reader who comes back to a living stream is told nothing', async () => {
    const { heard } = own.zone.reader('jzt_1')
    await own.zone.opened(1)
    own.zone.streams[0]!.send(CHANGED)
    await waitUntil(() => heard.length === 1)
    passTime(MINUTE / 2)
    window.dispatchEvent(new Event('focus'))
    assert.lengthOf(heard, 1)
    assert.isTrue(own.zone.streams[0]!.isOpen)
  })

  it('a computer that has slept asks for all, and for a new stream', async () => {
    const { heard } = own.zone.reader('jzt_1', { getToken: async () => 'jzt_2' })
    await own.zone.opened(1)
    own.zone.streams[0]!.send(CHANGED)
    await waitUntil(() => heard.length === 1)
    passTime(120 * MINUTE)
    window.dispatchEvent(new Event('focus'))
    assert.deepEqual(heard.at(-1), { type: 'reconnected' })
    await own.zone.opened(2)
    assert.equal(own.zone.streams[1]!.headers.get('Authorization'), 'Bearer jzt_2')
  })
})

describe('a right that ends', () => {
  it('is not asked for again before there is another token', async () => {
    let tries = 0
    let asked = 0
    own.zone.answer = (token) => {
      if (token !== 'jzt_1') return null
      tries += 1
      return new Response(null, { status: 401 })
    }
    const getToken = async (): Promise<string> => {
      asked += 1
      return 'jzt_1'
    }
    const { client, heard } = own.zone.reader('jzt_1', { getToken })
    await waitUntil(() => asked === 1)
    client.useToken('jzt_2')
    await own.zone.opened(1)
    assert.equal(tries, 1)
    assert.deepEqual(heard, [{ type: 'reconnected' }])
  })

  it('is left for the one that a new token gives', async () => {
    const { client } = own.zone.reader('jzt_1')
    await own.zone.opened(1)
    client.useToken('jzt_2')
    await own.zone.opened(2)
    assert.isFalse(own.zone.streams[0]!.isOpen)
    assert.equal(own.zone.streams[1]!.headers.get('Authorization'), 'Bearer jzt_2')
  })
})
