import type { LiveEvent } from '@juriszone/widgets/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../bff/src/platform/clock.ts'
import { readEventStream } from '../../widgets/src/client/event-stream.ts'
import { startZone } from '../support/zone.ts'
import type { Caller, Zone } from '../support/zone.ts'
import { seedShare } from './dossiers/seed-share.ts'

const SYLVIE = 'sylvie@etude.example'
const ANNE = 'anne@courriel.example'
const ORIGIN = 'https://procardex.example'

let zone: Zone
let host: Caller
let firmId: string
let otherHost: Caller
let clerk: Awaited<ReturnType<Zone['member']>>
let stranger: Caller
beforeAll(async () => {
  // Timers stand still unless a test moves them: what is heard meanwhile was not polled for.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  zone = await startZone()
  ;({ host, firmId } = await zone.firm())
  clerk = await zone.member(firmId, { name: 'Sylvie Arsenault', email: SYLVIE })
  const other = await zone.firm('Étude Lavoie')
  otherHost = other.host
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

/** Reads a stream as the widgets do. */
class Listener {
  #messages: AsyncGenerator<string | null>
  constructor(body: ReadableStream<Uint8Array>) {
    this.#messages = readEventStream(body)
    opened.push(this)
  }
  /** The next sign of life (null) or event; undefined at the end. */
  async next(): Promise<LiveEvent | null | undefined> {
    const { value, done } = await this.#messages.next()
    if (done === true) return undefined
    return value === null ? null : (JSON.parse(value) as LiveEvent)
  }
  async leave(): Promise<void> {
    await this.#messages.return(undefined)
  }
}

async function listen(caller: Caller): Promise<Listener> {
  const { status, response } = await zone.call(caller, 'GET', '/events')
  if (status !== 200 || response.body === null) throw new Error(`events: ${status}`)
  const listener = new Listener(response.body)
  expect(await listener.next()).toBeNull()
  return listener
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
  [
    'its key is revoked',
    () => widget('E-7'),
    () =>
      zone.deps.db.write((tx) =>
        tx
          .updateTable('apiKey')
          .set({ revokedAt: zone.clock.now().toISOString() })
          .where('firmId', '=', firmId)
          .execute(),
      ),
  ],
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
