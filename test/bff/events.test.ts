import type { LiveEvent } from '@juriszone/widgets/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../bff/src/platform/clock.ts'
import { revokeKey } from '../../bff/src/services/accounts/index.ts'
import { keyIdOf, startZone } from '../support/zone.ts'
import type { Caller, Zone } from '../support/zone.ts'
import { seedShare } from './dossiers/seed-share.ts'

const SYLVIE = 'sylvie@etude.example'
const ANNE = 'anne@courriel.example'
const ORIGIN = 'https://procardex.example'

let zone: Zone
let host: Caller
let firmId: string
let apiKey: string
let otherHost: Caller
let otherFirmId: string
let clerk: Awaited<ReturnType<Zone['member']>>
let stranger: Caller
beforeAll(async () => {
  // Timers stand still unless a test moves them: what is heard meanwhile was not polled for.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  zone = await startZone()
  ;({ host, firmId, apiKey } = await zone.firm())
  clerk = await zone.member(firmId, { name: 'Sylvie Arsenault', email: SYLVIE })
  const other = await zone.firm('Étude Lavoie')
  otherHost = other.host
  otherFirmId = other.firmId
  stranger = await zone.member(other.firmId, { name: 'Paul Lavoie', email: 'paul@lavoie.example' })
})
afterAll(() => {
  vi.useRealTimers()
  return zone.stop()
})

const opened: Listener[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((listener) => listener.leave()))
})

/** Reads a stream block by block, as the standard's EventSource does. */
class Listener {
  #reader: ReadableStreamDefaultReader<string>
  #text = ''
  /** What it comes back with. */
  lastId = ''
  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
    opened.push(this)
  }
  /** The next sign of life (null), event, or `reset`; undefined at the end. */
  async next(): Promise<LiveEvent | 'reset' | null | undefined> {
    for (;;) {
      const fields = await this.#block()
      if (fields === undefined) return undefined
      if (fields.has('')) return null
      if (fields.get('event') === 'reset') return 'reset'
      if (fields.has('data')) return JSON.parse(fields.get('data') ?? '') as LiveEvent
    }
  }
  /** Reads on to the next block that only tells the place. */
  async place(): Promise<string> {
    for (;;) {
      const fields = await this.#block()
      if (fields === undefined) throw new Error('the stream has ended')
      if (fields.size === 1 && fields.has('id')) return this.lastId
    }
  }
  async leave(): Promise<void> {
    await this.#reader.cancel()
  }
  async #block(): Promise<Map<string, string> | undefined> {
    while (!this.#text.includes('\n\n')) {
      const { value, done } = await this.#reader.read()
      if (done) return undefined
      this.#text += value
    }
    const end = this.#text.indexOf('\n\n')
    const fields = new Map(
      this.#text
        .slice(0, end)
        .split('\n')
        .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    )
    this.#text = this.#text.slice(end + 2)
    this.lastId = fields.get('id') ?? this.lastId
    return fields
  }
}

async function listen(caller: Caller, lastId?: string): Promise<Listener> {
  const headers = lastId === undefined ? {} : { 'Last-Event-ID': lastId }
  const { status, response } = await zone.call(caller, 'GET', '/events', undefined, headers)
  if (status !== 200 || response.body === null) throw new Error(`events: ${status}`)
  const listener = new Listener(response.body)
  expect(await listener.next()).toBeNull()
  return listener
}

/** Changes in the other firm, more than the zone remembers two of. */
function manyChangesElsewhere(): void {
  const event = { type: 'dossier.changed', dossierId: crypto.randomUUID() } as const
  for (let i = 0; i < 600; i++) zone.deps.live.publish({ firmId: otherFirmId, forMembers: event })
}

async function exportDossier(number: string, caller = host): Promise<string> {
  const parties = [{ kind: 'person', name: 'Anne Côté', email: ANNE }]
  return (await zone.call(caller, 'PUT', `/dossiers/${number}`, { description: 'Vente', parties })).body.id
}

async function widget(dossier: string): Promise<Caller> {
  const { body } = await zone.call(host, 'POST', '/embed-tokens', {
    member: { email: SYLVIE },
    dossier,
    origin: ORIGIN,
  })
  return { headers: { Authorization: `Bearer ${body.token}`, Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' } }
}

test('a change is heard with no timer in between, by the firm’s members alone', async () => {
  const ours = await listen(clerk)
  const theirs = await listen(stranger)
  const ourId = await exportDossier('E-1')
  expect(await ours.next()).toEqual({ type: 'dossier.changed', dossierId: ourId })
  // The first thing that the other firm hears is its own.
  const theirId = await exportDossier('E-1', otherHost)
  expect(await theirs.next()).toEqual({ type: 'dossier.changed', dossierId: theirId })
})

test('a refused change is not told', async () => {
  const listener = await listen(clerk)
  await zone.call(host, 'PUT', '/dossiers/E-2', { description: '', parties: [{ kind: 'person', name: 'Anne' }] })
  const id = await exportDossier('E-3')
  expect(await listener.next()).toEqual({ type: 'dossier.changed', dossierId: id })
})

test('a widget hears of its own dossier only, even one exported afterwards', async () => {
  const listener = await listen(await widget('E-5'))
  await exportDossier('E-4')
  const id = await exportDossier('E-5')
  expect(await listener.next()).toEqual({ type: 'dossier.changed', dossierId: id })
  await exportDossier('E-4')
  await zone.call(clerk, 'POST', `/dossiers/${id}/closing`)
  expect(await listener.next()).toEqual({ type: 'dossier.changed', dossierId: id })
})

test('a recipient hears of the shares that name him, and of no dossier', async () => {
  const id = await exportDossier('E-6')
  const share = await seedShare(zone, id, clerk.memberId, ANNE)
  const listener = await listen(await zone.signIn(ANNE))
  await exportDossier('E-6')
  await zone.call(clerk, 'POST', `/dossiers/${id}/closing`)
  expect(await listener.next()).toEqual({ type: 'inbox.changed', shareId: share.shareId })
})

test('a silent stream gives a sign of life every 25 seconds', async () => {
  const listener = await listen(clerk)
  const sign = listener.next()
  await vi.advanceTimersByTimeAsync(25 * SECOND)
  expect(await sign).toBeNull()
})

test('a member who comes back hears what was missed meanwhile, each once, and then what happens', async () => {
  const first = await listen(clerk)
  const heard = await exportDossier('E-10')
  expect(await first.next()).toEqual({ type: 'dossier.changed', dossierId: heard })
  await first.leave()
  const missed = [await exportDossier('E-11'), await exportDossier('E-12')]
  await exportDossier('E-11', otherHost)
  const again = await listen(clerk, first.lastId)
  for (const dossierId of missed) expect(await again.next()).toEqual({ type: 'dossier.changed', dossierId })
  const later = await exportDossier('E-13')
  expect(await again.next()).toEqual({ type: 'dossier.changed', dossierId: later })
  await again.leave()
  const third = await listen(clerk, again.lastId)
  const last = await exportDossier('E-14')
  expect(await third.next()).toEqual({ type: 'dossier.changed', dossierId: last })
})

test('who heard nothing yet can come back too', async () => {
  const first = await listen(clerk)
  const place = await first.place()
  await first.leave()
  const missed = await exportDossier('E-15')
  expect(await (await listen(clerk, place)).next()).toEqual({ type: 'dossier.changed', dossierId: missed })
})

test('a widget with its next token hears what its own dossier missed', async () => {
  const own = await exportDossier('E-16')
  const first = await listen(await widget('E-16'))
  const place = await first.place()
  await first.leave()
  await exportDossier('E-17')
  await exportDossier('E-16')
  const again = await listen(await widget('E-16'), place)
  expect(await again.next()).toEqual({ type: 'dossier.changed', dossierId: own })
  await exportDossier('E-17')
  await zone.call(clerk, 'POST', `/dossiers/${own}/closing`)
  expect(await again.next()).toEqual({ type: 'dossier.changed', dossierId: own })
})

test('a place that another firm was told brings nothing of that firm', async () => {
  const ours = await listen(clerk)
  const place = await ours.place()
  await exportDossier('E-18')
  const theirs = await listen(stranger, place)
  const id = await exportDossier('E-18', otherHost)
  expect(await theirs.next()).toEqual({ type: 'dossier.changed', dossierId: id })
})

test('who comes back after too many changes, or from another process, is told to load again', async () => {
  const first = await listen(clerk)
  const place = await first.place()
  await first.leave()
  manyChangesElsewhere()
  const soon = await listen(clerk, place)
  const id = await exportDossier('E-19')
  expect(await soon.next()).toEqual({ type: 'dossier.changed', dossierId: id })
  await soon.leave()
  manyChangesElsewhere()
  for (const unknown of [place, 'AAAAAAAA.12', `${place}9`, 'x']) {
    const late = await listen(clerk, unknown)
    expect(await late.next()).toBe('reset')
    // And from there it goes on.
    const next = await listen(clerk, await late.place())
    const after = await exportDossier('E-19')
    for (const listener of [late, next]) {
      expect(await listener.next()).toEqual({ type: 'dossier.changed', dossierId: after })
      await listener.leave()
    }
  }
})

test('a quiet listener keeps its place, however much happens elsewhere', async () => {
  const quiet = await listen(clerk)
  const start = await quiet.place()
  manyChangesElsewhere()
  await vi.advanceTimersByTimeAsync(25 * SECOND)
  const place = await quiet.place()
  expect(place).not.toBe(start)
  await quiet.leave()
  manyChangesElsewhere()
  const again = await listen(clerk, place)
  const id = await exportDossier('E-20')
  expect(await again.next()).toEqual({ type: 'dossier.changed', dossierId: id })
})

test('a fourth stream of one session is refused until one of the three ends', async () => {
  const caller = await zone.signIn(SYLVIE)
  const three = [await listen(caller), await listen(caller), await listen(caller)]
  const fourth = await zone.call(caller, 'GET', '/events')
  expect(fourth.status).toBe(429)
  expect(fourth.body.code).toBe('too_many_requests')
  expect(Number(fourth.headers.get('Retry-After'))).toBeGreaterThan(0)
  await three[0]?.leave()
  await listen(caller)
})

test('HEAD opens no stream', async () => {
  const caller = await zone.signIn(SYLVIE)
  for (let i = 0; i < 4; i++) expect((await zone.call(caller, 'HEAD', '/events')).status).toBe(200)
  await listen(caller)
})

test.each<[string, () => Promise<Caller>, (caller: Caller) => unknown]>([
  ['its session is signed out', () => zone.signIn(SYLVIE), (caller) => zone.call(caller, 'DELETE', '/session')],
  ['its session idles out', () => zone.signIn(SYLVIE), () => zone.clock.advance(HOUR)],
  ['its token runs out', () => widget('E-7'), () => zone.clock.advance(10 * MINUTE)],
  ['its key is revoked', () => widget('E-7'), () => revokeKey(zone.deps, keyIdOf(apiKey))],
  [
    'its member is disabled',
    () => zone.signIn(SYLVIE),
    () =>
      zone.deps.db.write((tx) =>
        tx
          .updateTable('member')
          .set({ disabledAt: zone.clock.now().toISOString() })
          .where('firmId', '=', firmId)
          .execute(),
      ),
  ],
])('a stream ends within a second when %s', async (_, prove, lose) => {
  const caller = await prove()
  const listener = await listen(caller)
  await vi.advanceTimersByTimeAsync(SECOND)
  const ending = listener.next()
  await lose(caller)
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(await ending).toBeUndefined()
})

test('nobody hears anything without proof', async () => {
  expect((await zone.call(null, 'GET', '/events')).status).toBe(401)
  expect((await zone.call(otherHost, 'GET', '/events')).status).toBe(403)
})
