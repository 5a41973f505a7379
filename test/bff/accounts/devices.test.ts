import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, SECOND } from '../../../bff/src/platform/clock.ts'
import { PASSWORD } from '../../support/zone.ts'
import type { Answer } from '../../support/zone.ts'
import { linksOf } from '../mail/post-office.ts'
import { ANNE, JEAN, setScene, SYLVIE, WILLIAM } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'
import { browserWith, codeDesk, cookiesOf, whoIs } from './code-desk.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
  await scene.send(['Jean Roy', 'Anne Côté', 'William Smith'].map((name) => scene.to(name)))
  await scene.zone.activate(JEAN)
})
afterAll(() => scene.stop())
// What an hour allows is for each test anew.
beforeEach(async () => {
  await scene.later(HOUR)
  await scene.office.deliver()
})

const { give, receive } = codeDesk(() => scene)

/** A browser that gave a code with the box ticked, its session over. */
async function remember(email = JEAN): Promise<{ device: string; session: string }> {
  const { id, code } = await receive(email)
  const done = await give(id, code, { isRemembered: true })
  const cookies = cookiesOf(done)
  const header = done.headers.getSetCookie().find((cookie) => cookie.startsWith('jz_d='))
  expect(header).toMatch(/Max-Age=2592000;.*HttpOnly;.*SameSite=Strict/)
  return { device: cookies.get('jz_d')!, session: cookies.get('jz_s')! }
}
const comeBack = (cookies: Record<string, string>): Promise<Answer> =>
  scene.zone.call(browserWith(cookies), 'POST', '/session/device')

test('a remembered device signs in without a code, each time by another secret', async () => {
  const { device } = await remember()
  await scene.later(5 * HOUR)
  const known = await scene.zone.call(browserWith({ jz_d: device }), 'GET', '/session')
  expect(known.body).toEqual({ account: null, isRemembered: true })
  const back = await comeBack({ jz_d: device })
  expect([back.status, back.body.account.email]).toEqual([200, JEAN])
  const next = cookiesOf(back)
  expect(next.get('jz_d')).not.toBe(device)
  expect(await whoIs(scene, browserWith({ jz_s: next.get('jz_s') }))).toBe(JEAN)

  const stolen = await comeBack({ jz_d: device })
  expect([stolen.status, stolen.body, cookiesOf(stolen).get('jz_d')]).toEqual([200, { account: null }, ''])
  expect(cookiesOf(stolen).has('jz_s')).toBe(false)
  expect((await comeBack({ jz_d: next.get('jz_d')! })).body.account.email).toBe(JEAN)
})

test('a remembered device used twenty times at once opens one session', async () => {
  const { device } = await remember()
  const answers = await Promise.all(Array.from({ length: 20 }, () => comeBack({ jz_d: device })))
  expect(answers.filter(({ body }) => body.account !== null)).toHaveLength(1)
})

test('a remembered device says who is signed in already, and uses nothing up', async () => {
  const { device, session } = await remember()
  const answer = await comeBack({ jz_d: device, jz_s: session })
  expect([answer.body.account.email, answer.headers.getSetCookie()]).toEqual([JEAN, []])
  expect((await comeBack({ jz_d: device })).body.account.email).toBe(JEAN)
})

test('a remembered device is told by its own cookies alone, whatever token comes beside them', async () => {
  const { device } = await remember()
  const wish = { member: { email: SYLVIE }, origin: 'https://procardex.example' }
  const { body } = await scene.zone.call(scene.firm.host, 'POST', '/embed-tokens', wish)
  const Authorization = `Bearer ${body.token}`
  const { call } = scene.zone
  const answer = await call(browserWith({ jz_d: device }), 'POST', '/session/device', undefined, { Authorization })
  expect(answer.body.account.email).toBe(JEAN)
  const other = await call(null, 'POST', '/session/device', undefined, { Authorization })
  expect([other.status, other.body]).toEqual([200, { account: null }])
})

test('a remembered device is forgotten after thirty days, used or not', async () => {
  const { device } = await remember()
  await scene.later(29 * DAY)
  const back = await comeBack({ jz_d: device })
  const [, maxAge = ''] = /jz_d=[^;]+; Max-Age=(\d+)/.exec(back.headers.getSetCookie().join('\n')) ?? []
  expect(Number(maxAge)).toBe((DAY / SECOND) | 0)
  await scene.later(DAY)
  expect((await comeBack({ jz_d: cookiesOf(back).get('jz_d')! })).body.account).toBeNull()
})

test('a remembered device answers nobody from a browser that remembers nothing, without a cookie', async () => {
  const answer = await scene.zone.call(null, 'POST', '/session/device')
  expect([answer.status, answer.body, answer.headers.getSetCookie()]).toEqual([200, { account: null }, []])
})

test('a remembered device opens nothing for another site’s page', async () => {
  const { device } = await remember()
  const elsewhere = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://ailleurs.example' }
  const { call } = scene.zone
  const answer = await call(browserWith({ jz_d: device }), 'POST', '/session/device', undefined, elsewhere)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
})

test('a remembered device is listed under a name one knows it by, and forgotten with every other session', async () => {
  const [phone, other] = [await remember(WILLIAM), await remember(WILLIAM)]
  const { call } = scene.zone
  const me = browserWith({ jz_s: phone.session, jz_d: phone.device })
  const { items } = (await call(me, 'GET', '/devices')).body
  expect(items.map(({ name, isThis }: { name: string; isThis: boolean }) => [name, isThis])).toEqual(
    expect.arrayContaining([
      ['Safari, iPhone', true],
      ['Safari, iPhone', false],
    ]),
  )
  const { id } = items.find(({ isThis }: { isThis: boolean }) => !isThis)
  expect((await call(me, 'DELETE', `/devices/${id}`)).status).toBe(204)
  expect((await call(me, 'DELETE', `/devices/${id}`)).status).toBe(404)
  expect((await comeBack({ jz_d: other.device })).body.account).toBeNull()
  expect(await whoIs(scene, browserWith({ jz_s: other.session }))).toBeNull()
  expect(await whoIs(scene, me)).toBe(WILLIAM)
  expect((await call(me, 'GET', '/devices')).body.items).toMatchObject([{ isThis: true }])
})

test('a remembered device asks for a code again after « Se déconnecter », even of a session that had ended', async () => {
  const first = await remember()
  const out = await scene.zone.call(browserWith({ jz_s: first.session, jz_d: first.device }), 'DELETE', '/session')
  expect(cookiesOf(out).get('jz_d')).toBe('')
  expect((await comeBack({ jz_d: first.device })).body.account).toBeNull()
  const second = await remember()
  await scene.zone.call(browserWith({ jz_d: second.device }), 'DELETE', '/session')
  expect((await comeBack({ jz_d: second.device })).body.account).toBeNull()
})

test('a remembered device is forgotten with all others when its owner chooses a new password', async () => {
  const { device } = await remember()
  await scene.zone.call(null, 'POST', '/password-resets', { email: JEAN })
  const [mail] = await scene.office.deliver()
  const token = new URL(linksOf(mail!)[0]!).hash.slice('#t='.length)
  expect((await scene.zone.call(null, 'PUT', '/password-resets', { token, password: PASSWORD })).status).toBe(200)
  expect((await comeBack({ jz_d: device })).body.account).toBeNull()
})

test('a remembered device does not bring its owner back once somebody else has signed in there', async () => {
  const { device } = await remember()
  const body = { email: SYLVIE, password: PASSWORD }
  await scene.zone.call(browserWith({ jz_d: device }), 'POST', '/session', body)
  expect((await comeBack({ jz_d: device })).body.account).toBeNull()
})

test('a remembered device has the same owner’s password beside it', async () => {
  const { device } = await remember()
  const body = { email: JEAN, password: PASSWORD }
  await scene.zone.call(browserWith({ jz_d: device }), 'POST', '/session', body)
  expect((await comeBack({ jz_d: device })).body.account.email).toBe(JEAN)
})

test('a remembered device remembered anew is one device, not two', async () => {
  const { device } = await remember(ANNE)
  const { id, code } = await receive(ANNE)
  const done = await give(id, code, { isRemembered: true }, browserWith({ jz_d: device }))
  const me = browserWith({ jz_s: cookiesOf(done).get('jz_s') })
  expect((await scene.zone.call(me, 'GET', '/devices')).body.items).toHaveLength(1)
  expect(done.headers.getSetCookie().join(' ').match(/jz_d=/g)).toHaveLength(1)
})
