import { afterAll, beforeAll, expect, test } from 'vitest'
import { SECOND } from '../../../bff/src/platform/clock.ts'
import { newId } from '../../../bff/src/platform/ids.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'

let zone: Zone
let host: Caller
let clerk: Caller
let notary: Caller
let stranger: Caller
beforeAll(async () => {
  zone = await startZone()
  const firm = await zone.firm()
  host = firm.host
  clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  notary = await zone.member(firm.firmId, { name: 'Luc Thibodeau', email: 'luc@etude.example', role: 'notary' })
  const other = await zone.firm('Étude Lavoie')
  stranger = await zone.member(other.firmId, { name: 'Paul Lavoie', email: 'paul@lavoie.example' })

  const anne = { kind: 'person', name: 'Anne CÔTÉ', email: 'anne@courriel.example' }
  const abc = { kind: 'company', name: 'Gestion ABC inc.', email: 'info@abc.example' }
  await exportDossier('D-1', 'Vente, rue des Érables', anne)
  await exportDossier('D-2', 'Succession Bœuf', abc)
  await exportDossier('D-3', '100 % des parts', anne, abc)
})
afterAll(() => zone.stop())

async function exportDossier(number: string, description: string, ...parties: object[]): Promise<string> {
  zone.clock.advance(SECOND)
  return (await zone.call(host, 'PUT', `/dossiers/${number}`, { description, parties })).body.id
}

const list = (path: string, caller = clerk) => zone.call(caller, 'GET', path)
const numbers = ({ body }: { body: { items: { number: string }[] } }) => body.items.map(({ number }) => number)
const search = (text: string, caller = clerk) => list(`/dossiers?search=${encodeURIComponent(text)}`, caller)

test('dossiers come with the newest activity first, with all that the list shows', async () => {
  const all = await list('/dossiers')
  expect(numbers(all)).toEqual(['D-3', 'D-2', 'D-1'])
  expect(all.body.items[2]).toEqual({
    id: expect.any(String),
    number: 'D-1',
    description: 'Vente, rue des Érables',
    parties: [expect.objectContaining({ name: 'Anne CÔTÉ', kind: 'person' })],
    documents: 0,
    lastActivityAt: expect.any(String),
    closedAt: null,
    purgeAt: expect.any(String),
    hasUnseenReturns: false,
    firm: 'Marchand Thibodeau, notaires',
  })
  expect(await list(`/dossiers/${all.body.items[2].id}`)).toMatchObject({ status: 200, body: all.body.items[2] })
})

test.each([
  ['cote', ['D-3', 'D-1']],
  ['CÔTÉ', ['D-3', 'D-1']],
  ['erables', ['D-1']],
  ['boeuf', ['D-2']],
  ['abc INC', ['D-3', 'D-2']],
  ['erables anne vente', ['D-1']],
  ['abc  parts', ['D-3']],
  ['abc erables', []],
  ['% 100', ['D-3']],
  ['d-2', ['D-2']],
  ['100 %', ['D-3']],
  ['%', ['D-3']],
  ['_', []],
  ['introuvable', []],
])('the search « %s » looks at number, description and parties', async (text, found) => {
  expect(numbers(await search(text))).toEqual(found)
})

test('pages follow each other without a gap or a repeat', async () => {
  const first = await list('/dossiers?limit=2')
  expect(numbers(first)).toEqual(['D-3', 'D-2'])
  const second = await list(`/dossiers?limit=2&cursor=${first.body.nextCursor}`)
  expect(numbers(second)).toEqual(['D-1'])
  expect(second.body.nextCursor).toBeNull()
})

test.each(['limit=0', 'limit=201', 'limit=x', 'cursor=nonsense', 'page=2', 'search=' + 'x'.repeat(201)])(
  'the query « %s » is malformed',
  async (query) => expect((await list(`/dossiers?${query}`)).status).toBe(400),
)

test('another firm’s dossier is nothing at all', async () => {
  const { items } = (await list('/dossiers?number=D-1')).body
  expect((await list('/dossiers', stranger)).body).toEqual({ items: [], nextCursor: null })
  expect((await search('cote', stranger)).body.items).toEqual([])
  for (const id of [items[0].id, newId(), 'D-1']) {
    for (const [method, path] of [
      ['GET', `/dossiers/${id}`],
      ['POST', `/dossiers/${id}/seen`],
      ['POST', `/dossiers/${id}/closing`],
    ] as const) {
      const answer = await zone.call(stranger, method, path)
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found'])
    }
  }
  expect((await list(`/dossiers/${items[0].id}`)).body.closedAt).toBeNull()
})

test('nobody sees dossiers without signing in', async () => {
  for (const path of ['/dossiers', `/dossiers/${newId()}`, '/people', '/counts', `/members?dossier=${newId()}`]) {
    expect((await zone.call(null, 'GET', path)).status).toBe(401)
    expect((await zone.call(host, 'GET', path)).status).toBe(403)
  }
})

test('« Aviser aussi » offers the asker’s colleagues in the dossier’s firm', async () => {
  const { items } = (await list('/dossiers?number=D-1')).body
  const colleagues = await list(`/members?dossier=${items[0].id}`)
  expect(colleagues.body).toEqual({
    items: [{ id: expect.any(String), name: 'Luc Thibodeau', email: 'luc@etude.example', role: 'notary' }],
    nextCursor: null,
  })
  expect((await list(`/members?dossier=${items[0].id}`, notary)).body.items).toMatchObject([
    { name: 'Sylvie Arsenault', role: 'clerk' },
  ])
  expect((await list(`/members?dossier=${items[0].id}`, stranger)).status).toBe(404)
})

test('a closed dossier stays closed, can be closed again, and can still be exported', async () => {
  const id = await exportDossier('D-9', 'À fermer')
  const closed = await zone.call(clerk, 'POST', `/dossiers/${id}/closing`)
  expect(closed.status).toBe(200)
  expect(closed.body).toMatchObject({ number: 'D-9', closedAt: zone.clock.now().toISOString() })
  zone.clock.advance(SECOND)
  expect((await zone.call(notary, 'POST', `/dossiers/${id}/closing`)).body).toEqual(closed.body)
  await exportDossier('D-9', 'Fermé')
  expect((await list(`/dossiers/${id}`)).body).toMatchObject({ description: 'Fermé', closedAt: closed.body.closedAt })
})
