import { afterAll, beforeAll, expect, test } from 'vitest'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'

let zone: Zone
let clerk: Caller
let stranger: Caller
beforeAll(async () => {
  zone = await startZone()
  const { firmId, host } = await zone.firm()
  clerk = await zone.member(firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  const other = await zone.firm('Étude Lavoie')
  stranger = await zone.member(other.firmId, { name: 'Paul Lavoie', email: 'paul@lavoie.example' })

  const emile = { kind: 'person', name: 'Émile Roy', email: 'famille.roy@courriel.example' }
  const denise = { ...emile, name: 'Denise Roy' }
  const firmOfEmile = { ...emile, kind: 'company' }
  const zoe = { kind: 'person', name: 'Zoé Ash', email: 'zoe@courriel.example' }
  await put(host, 'P-1', emile, denise)
  await put(host, 'P-2', { ...emile, name: 'EMILE ROY', email: 'Famille.Roy@courriel.example' }, zoe, firmOfEmile)
  await put(host, 'P-3', zoe)
  await put(host, 'P-3')
  await put(other.host, 'P-1', zoe)
})
afterAll(() => zone.stop())

const put = (host: Caller, number: string, ...parties: object[]) =>
  zone.call(host, 'PUT', `/dossiers/${number}`, { description: '', parties })
const people = (query = '', caller = clerk) => zone.call(caller, 'GET', `/people${query}`)
const facts = ({ body }: { body: { items: { name: string; kind: string; dossiers: { number: string }[] }[] } }) =>
  body.items.map(({ name, kind, dossiers }) => [
    name,
    kind,
    dossiers
      .map(({ number }) => number)
      .toSorted()
      .join(' '),
  ])

const ALL = [
  ['Denise Roy', 'person', 'P-1'],
  ['Émile Roy', 'person', 'P-1 P-2'],
  ['Émile Roy', 'company', 'P-2'],
  ['Zoé Ash', 'person', 'P-2 P-3'],
]

test('one row for each person and company, in the order of the alphabet, with their dossiers', async () => {
  const answer = await people()
  expect(facts(answer)).toEqual(ALL)
  expect(answer.body.items[0]).toEqual({
    id: expect.any(String),
    name: 'Denise Roy',
    kind: 'person',
    email: 'famille.roy@courriel.example',
    dossiers: [{ id: expect.any(String), number: 'P-1' }],
  })
})

test('pages hold whole people', async () => {
  const found: unknown[] = []
  let cursor = ''
  do {
    const page = await people(`?limit=1${cursor}`)
    expect(page.body.items).toHaveLength(1)
    found.push(...facts(page))
    cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`
  } while (cursor !== '')
  expect(found).toEqual(ALL)
})

test.each([
  ['emile', 2],
  ['ZOE', 1],
  ['famille.ROY@', 3],
  ['nobody', 0],
])('the search « %s » looks at names and addresses', async (search, count) => {
  expect((await people(`?search=${encodeURIComponent(search)}`)).body.items).toHaveLength(count)
})

test('another firm sees its own people only', async () => {
  expect(facts(await people('', stranger))).toEqual([['Zoé Ash', 'person', 'P-1']])
})
