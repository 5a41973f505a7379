import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteMember } from '../../bff/src/services/accounts/index.ts'
import { startZone } from '../support/zone.ts'
import type { Caller, Zone } from '../support/zone.ts'

const ORIGIN = 'https://procardex.example'

let zone: Zone
beforeAll(async () => {
  zone = await startZone()
})
afterAll(() => zone.stop())

async function office(name: string, email: string) {
  const { host, firmId } = await zone.firm(name)
  const member = await zone.member(firmId, { name: 'Sylvie Arsenault', email })
  const widget = async (dossier: string): Promise<Caller> => {
    const { body } = await zone.call(host, 'POST', '/embed-tokens', { member: { email }, dossier, origin: ORIGIN })
    return { headers: { Authorization: `Bearer ${body.token}`, Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' } }
  }
  return { member, widget }
}

async function audienceOf(caller: Caller): Promise<{ name: string | null; exposed: string }> {
  const { response } = await zone.call(caller, 'GET', '/events')
  await response.body?.cancel()
  return {
    name: response.headers.get('JZ-Audience'),
    exposed: response.headers.get('Access-Control-Expose-Headers') ?? '',
  }
}

test('pages that hear the same are told so, whatever their tokens; all others are told apart', async () => {
  const own = await office('Marchand Thibodeau, notaires', 'sylvie@etude.example')
  const other = await office('Étude Lavoie', 'paul@lavoie.example')
  const first = await audienceOf(await own.widget('E-1'))
  expect(first.name).toMatch(/^[\w-]{43}$/)
  expect(first.exposed).toContain('JZ-Audience')
  expect((await audienceOf(await own.widget('E-1'))).name).toBe(first.name)
  const callers = [await own.widget('E-2'), own.member, await other.widget('E-1'), other.member]
  const names = [first.name]
  for (const caller of callers) names.push((await audienceOf(caller)).name)
  expect(new Set(names).size).toBe(5)
})

test('who joins another firm is heard no more under the old name: the next stream tells of both', async () => {
  const email = 'rose@etude.example'
  const { member } = await office('Étude Roy', email)
  const { firmId } = await zone.firm('Étude Beaulieu')
  const { name } = await audienceOf(member)
  const { response } = await zone.call(member, 'GET', '/events')
  await inviteMember(zone.deps, { firmId, name: 'Rose Roy', email, role: 'clerk', locale: 'fr-CA' })
  // Comes to its end, or this test does not.
  await response.text()
  expect((await audienceOf(member)).name).not.toBe(name)
})
