import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'

const ORIGIN = 'https://procardex.example'
const EMAIL = 'sylvie@etude.example'

let zone: Zone
let host: Caller
let firmId: string
beforeAll(async () => {
  zone = await startZone()
  ;({ host, firmId } = await zone.firm())
  await zone.member(firmId, { name: 'Sylvie Arsenault', email: EMAIL })
  for (const number of ['A-1', 'A-2']) await exportDossier(number)
})
afterAll(() => zone.stop())

const exportDossier = (number: string) =>
  zone.call(host, 'PUT', `/dossiers/${encodeURIComponent(number)}`, { description: 'Vente', parties: [] })

const issue = (input: object, caller: Caller | null = host) =>
  zone.call(caller, 'POST', '/embed-tokens', { member: { email: EMAIL }, origin: ORIGIN, ...input })

/** A widget on the host's page, as a browser sends its requests. */
async function widget(input: object, origin = ORIGIN): Promise<Caller> {
  const { body } = await issue(input)
  return { headers: { Authorization: `Bearer ${body.token}`, Origin: origin, 'Sec-Fetch-Site': 'cross-site' } }
}

test('a token lasts ten minutes and speaks for that member', async () => {
  const answer = await issue({ member: { email: 'Sylvie@Etude.example' }, dossier: 'A-1' })
  expect(answer.status).toBe(201)
  expect(answer.body.token).toMatch(/^jzt_[\w-]{43}$/)
  expect(Date.parse(answer.body.expiresAt) - zone.clock.now().getTime()).toBe(10 * MINUTE)
  const session = await zone.call(await widget({ dossier: 'A-1' }), 'GET', '/session')
  expect(session.body).toMatchObject({ account: { email: EMAIL }, dossier: 'A-1' })
})

test('a token sees its own dossier and no other', async () => {
  const caller = await widget({ dossier: 'A-1' })
  const own = await zone.call(caller, 'GET', '/dossiers?number=A-1')
  expect(own.body.items).toMatchObject([{ number: 'A-1' }])
  expect((await zone.call(caller, 'GET', '/dossiers')).body.items).toMatchObject([{ number: 'A-1' }])
  expect((await zone.call(caller, 'GET', `/dossiers/${own.body.items[0].id}`)).status).toBe(200)

  const other = await zone.call(await widget({ dossier: 'A-2' }), 'GET', '/dossiers')
  const refused = await zone.call(caller, 'GET', `/dossiers/${other.body.items[0].id}`)
  expect([refused.status, refused.body.code]).toEqual([403, 'other_dossier'])
  const byNumber = await zone.call(caller, 'GET', '/dossiers?number=A-2')
  expect([byNumber.status, byNumber.body.code]).toEqual([403, 'other_dossier'])
})

test('a token sees nothing that spans dossiers', async () => {
  const caller = await widget({ dossier: 'A-1' })
  for (const path of ['/people', '/counts']) expect((await zone.call(caller, 'GET', path)).status).toBe(403)
})

test('a token for a dossier not exported yet finds it once it is', async () => {
  const caller = await widget({ dossier: '2026/É-9' })
  const path = `/dossiers?number=${encodeURIComponent('2026/É-9')}`
  expect((await zone.call(caller, 'GET', path)).body.items).toEqual([])
  await exportDossier('2026/É-9')
  expect((await zone.call(caller, 'GET', path)).body.items).toMatchObject([{ number: '2026/É-9' }])
})

test('another page’s Origin is refused', async () => {
  const answer = await zone.call(await widget({ dossier: 'A-1' }, 'https://evil.example'), 'GET', '/dossiers')
  expect([answer.status, answer.body.code]).toEqual([401, 'token_expired'])
})

test('after ten minutes the token is refused', async () => {
  const caller = await widget({ dossier: 'A-1' })
  zone.clock.advance(10 * MINUTE)
  const answer = await zone.call(caller, 'GET', '/dossiers')
  expect([answer.status, answer.body.code]).toEqual([401, 'token_expired'])
})

test.each([
  'http://procardex.example',
  'https://procardex.example/',
  'https://procardex.example/doc',
  'https://procardex.example:443',
  'https://PROCARDEX.example',
  'https://u:p@procardex.example',
  'ftp://localhost',
  'null',
  '*',
  '',
])('the origin « %s » is refused', async (origin) => {
  const answer = await issue({ origin })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({ code: 'invalid_origin', errors: [{ path: 'origin' }] })
})

test.each(['http://127.0.0.1:8788', 'http://localhost', 'http://[::1]:9000', 'https://a.b.example:8443'])(
  'the origin « %s » is taken',
  async (origin) => expect((await issue({ origin })).status).toBe(201),
)

test('who is not an active member of the firm gets no token', async () => {
  const other = await zone.firm('Étude Lavoie')
  const stranger = await zone.member(other.firmId, { name: 'Paul Lavoie', email: 'paul@lavoie.example' })
  const answer = await issue({ member: { email: stranger.email } })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({
    code: 'unknown_member',
    detail: 'Aucun membre actif de l’étude n’a ce courriel : paul@lavoie.example.',
    errors: [{ path: 'member.email' }],
  })
})

test.each([
  [{ scope: 'all' }, 400, 'scope'],
  [{ member: { email: EMAIL, id: 'x' } }, 400, 'member.id'],
  [{ member: {} }, 422, 'member.email'],
  [{ dossier: 'x'.repeat(65) }, 422, 'dossier'],
  [{ dossier: '\u0007' }, 422, 'dossier'],
  [{ origin: undefined }, 422, 'origin'],
])('the body %j is refused by name', async (input, status, path) => {
  const answer = await issue(input)
  expect(answer.status).toBe(status)
  expect(answer.body.errors).toMatchObject([{ path }])
})

test('only the two keys issue tokens', async () => {
  expect((await issue({}, null)).body.code).toBe('entity_key_missing')
  expect((await issue({}, await widget({}))).body.code).toBe('forbidden')
})

test('one key issues sixty tokens a minute', async () => {
  const { host: busy } = await zone.firm('Étude pressée')
  const statuses: number[] = []
  for (let i = 0; i < 61; i++) statuses.push((await issue({ origin: 'null' }, busy)).status)
  expect(statuses.slice(0, 60)).not.toContain(429)
  expect(statuses[60]).toBe(429)
  zone.clock.advance(MINUTE / 60)
  expect((await issue({ origin: 'null' }, busy)).status).toBe(422)
})
