import { assert } from '@open-wc/testing'
import { waitUntil } from '../support/wait-until.ts'
import { LongTimers } from './long-timers.ts'
import { useWallClock, useZoneLine } from './zone-line.ts'

const MINUTE = 60_000
const CHANGED = 'data: {"type":"share.changed"}\n\n'

const own = useZoneLine()
const passTime = useWallClock()

const oneOpen = (): Promise<void> => waitUntil(() => own.zone.open.length === 1, 'not one stream open')

/** Two readers of one right, who by now share a stream. */
async function openTwo(options: { getToken?: () => Promise<string> } = {}) {
  const first = own.zone.reader('jzt_1')
  await own.zone.opened(1)
  own.zone.streams[0]!.send('id: 1\n\n')
  const second = own.zone.reader('jzt_2', options)
  await own.zone.opened(2)
  await oneOpen()
  return { first, second }
}

/** A page takes the stream's lease from `reader`, who leaves, and does nothing more. @returns what ends it */
async function freezeInPlaceOf(reader: { end: () => void }): Promise<() => void> {
  const { held = [] } = await navigator.locks.query()
  const { promise, resolve } = Promise.withResolvers<void>()
  const name = held[0]?.name ?? ''
  await new Promise<void>((hasIt) => {
    void navigator.locks.request(name, { steal: true }, () => {
      hasIt()
      return promise
    })
  })
  reader.end()
  return resolve
}

describe('readers of one right in one browser', () => {
  it('hear the same by one stream', async () => {
    const { first, second } = await openTwo()
    own.zone.open[0]!.send(CHANGED)
    await waitUntil(() => first.heard.length === 1 && second.heard.length === 1)
    assert.deepEqual(second.heard, [{ type: 'share.changed' }])
  })

  it('the next takes over when the one who held it leaves, after the last message that was told', async () => {
    const { first, second } = await openTwo()
    own.zone.open[0]!.send(`id: 2\n${CHANGED}`)
    await waitUntil(() => second.heard.length === 1)
    first.end()
    await own.zone.opened(3)
    assert.equal(own.zone.streams[2]!.headers.get('Authorization'), 'Bearer jzt_2')
    assert.equal(own.zone.streams[2]!.headers.get('Last-Event-ID'), '2')
    own.zone.streams[2]!.send(CHANGED)
    await waitUntil(() => second.heard.length === 2)
    assert.lengthOf(first.heard, 1)
  })

  it('the next takes over when the right of the one who held it ends', async () => {
    const { first, second } = await openTwo()
    own.zone.answer = (token) => (token === 'jzt_1' ? new Response(null, { status: 401 }) : null)
    own.zone.open[0]!.end()
    await own.zone.opened(3)
    assert.equal(own.zone.streams[2]!.headers.get('Authorization'), 'Bearer jzt_2')
    own.zone.streams[2]!.send(CHANGED)
    await waitUntil(() => second.heard.length > 0)
    assert.notInclude(
      first.heard.map(({ type }) => type),
      'share.changed',
    )
  })

  it('one whose own token has ended hears nothing of what the other hears', async () => {
    let asked = 0
    const getToken = async (): Promise<string> => {
      asked += 1
      throw new Error('The host knows this reader no more')
    }
    const { first, second } = await openTwo({ getToken })
    passTime(11 * 60_000)
    own.zone.open[0]!.send(CHANGED)
    await waitUntil(() => first.heard.length === 1 && asked === 1)
    own.zone.open[0]!.send(CHANGED)
    await waitUntil(() => first.heard.length === 2)
    assert.isEmpty(second.heard)
  })

  it('do not wait for a page that has frozen with the stream: one opens another, for all', async () => {
    const timers = new LongTimers(MINUTE)
    timers.install()
    const { first, second } = await openTwo()
    const third = own.zone.reader('jzt_3')
    await own.zone.opened(3)
    await waitUntil(() => own.zone.open.length === 1)
    const thaw = await freezeInPlaceOf(first)
    try {
      passTime(MINUTE + 1)
      await waitUntil(() => {
        let hasRung = false
        timers.pass((delay) => delay === MINUTE && !hasRung && (hasRung = true))
        return own.zone.streams.length === 4
      })
      own.zone.streams[3]!.send(CHANGED)
      for (const { heard } of [second, third]) await waitUntil(() => heard.some(({ type }) => type === 'share.changed'))
      assert.lengthOf(own.zone.open, 1)
    } finally {
      thaw()
      timers.uninstall()
    }
  })

  it('of two firms never meet, nor those of two dossiers', async () => {
    own.zone.audienceOf = (token) => token
    const first = own.zone.reader('jzt_1')
    const second = own.zone.reader('jzt_2')
    await own.zone.opened(2)
    own.zone.streams[0]!.send(CHANGED)
    await waitUntil(() => first.heard.length === 1)
    own.zone.streams[1]!.send('data: {"type":"inbox.changed"}\n\n')
    await waitUntil(() => second.heard.length === 1)
    assert.deepEqual([first.heard, second.heard], [[{ type: 'share.changed' }], [{ type: 'inbox.changed' }]])
    assert.lengthOf(own.zone.open, 2)
  })
})

describe('a page that may not share', () => {
  const refuse = (owner: object, name: string): void => {
    const get = (): never => {
      throw new DOMException('Access is denied', 'SecurityError')
    }
    beforeEach(() => Object.defineProperty(owner, name, { configurable: true, get }))
    afterEach(() => Reflect.deleteProperty(owner, name))
  }

  describe('for want of locks', () => {
    refuse(navigator, 'locks')

    it('has a stream of its own', async () => {
      const readers = [own.zone.reader('jzt_1'), own.zone.reader('jzt_2')]
      await own.zone.opened(2)
      for (const stream of own.zone.open) stream.send(CHANGED)
      await waitUntil(() => readers.every(({ heard }) => heard.length === 1))
    })
  })

  describe('for want of an older zone’s names', () => {
    it('has a stream of its own', async () => {
      own.zone.audienceOf = () => null
      const readers = [own.zone.reader('jzt_1'), own.zone.reader('jzt_2')]
      await own.zone.opened(2)
      for (const stream of own.zone.open) stream.send(CHANGED)
      await waitUntil(() => readers.every(({ heard }) => heard.length === 1))
    })
  })
})
