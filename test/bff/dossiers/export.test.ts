import { afterAll, beforeAll, expect, test } from 'vitest'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'

let zone: Zone
let host: Caller
let clerk: Caller
beforeAll(async () => {
  zone = await startZone()
  const firm = await zone.firm()
  host = firm.host
  clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
})
afterAll(() => zone.stop())

const jean = { externalId: 'p1', kind: 'person', name: 'Jean Roy', email: 'jean.roy@courriel.example' }
const anne = { externalId: 'p2', kind: 'person', name: 'Anne Côté', email: 'anne.cote@courriel.example' }

const put = (number: string, body: unknown, caller: Caller | null = host, headers = {}) =>
  zone.call(caller, 'PUT', `/dossiers/${encodeURIComponent(number)}`, body, headers)
const dossier = (...parties: unknown[]) => ({ description: 'Vente', parties })
const names = (body: { parties: { name: string }[] }) => body.parties.map(({ name }) => name)

test('a dossier is exported once, then brought up to date under the same ids', async () => {
  const first = await put('2026-1', dossier(jean, anne))
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({ number: '2026-1', description: 'Vente' })
  expect(first.body.url).toBe(`http://localhost:8787/dossiers/${first.body.id}`)
  expect(first.body.parties[0]).toEqual({
    ...jean,
    id: expect.any(String),
    role: null,
    phone: null,
    locale: 'fr-CA',
    hasLeft: false,
  })

  const changed = { ...jean, name: 'Jean Roy-Dubé', email: 'Jean@Nouveau.example', role: 'Acheteur' }
  const second = await put('2026-1', { description: 'Vente et prêt', parties: [anne, changed] })
  expect(second.status).toBe(200)
  expect(second.body.id).toBe(first.body.id)
  expect(names(second.body)).toEqual(['Anne Côté', 'Jean Roy-Dubé'])
  expect(second.body.parties[1]).toMatchObject({
    id: first.body.parties[0].id,
    email: 'jean@nouveau.example',
    role: 'Acheteur',
  })
})

test('a party left out stays, greyed and last, and is back when exported again', async () => {
  const first = await put('2026-2', dossier(jean, anne))
  const without = await put('2026-2', dossier(anne))
  expect(without.body.parties).toMatchObject([
    { name: 'Anne Côté', hasLeft: false },
    { name: 'Jean Roy', hasLeft: true, id: first.body.parties[0].id },
  ])
  expect((await put('2026-2', dossier())).body.parties).toMatchObject([{ hasLeft: true }, { hasLeft: true }])
  const again = await put('2026-2', dossier(jean, anne))
  expect(again.body.parties).toEqual(first.body.parties)
})

test('without external ids, parties are known by address and name, whatever the case', async () => {
  const couple = { kind: 'person', name: 'Marie Roy', email: 'famille.roy@courriel.example' }
  const first = await put('2026-3', dossier({ ...couple, name: 'Jean Roy' }, couple))
  expect(new Set(first.body.parties.map(({ id }: { id: string }) => id)).size).toBe(2)
  const [jeanId, marieId] = first.body.parties.map(({ id }: { id: string }) => id)
  const again = await put('2026-3', dossier({ ...couple, name: 'MARIE ROY', email: 'Famille.Roy@courriel.example' }))
  expect(again.body.parties).toMatchObject([
    { id: marieId, name: 'MARIE ROY', hasLeft: false },
    { id: jeanId, hasLeft: true },
  ])
})

test('an external id counts before the name, in whatever order parties come', async () => {
  const father = { externalId: 'pere', kind: 'person', name: 'Jean Roy', email: 'roy@courriel.example' }
  const first = await put('2026-4', dossier(father))
  const second = await put('2026-4', dossier({ ...father, externalId: 'fils' }, father))
  expect(second.body.parties[1].id).toBe(first.body.parties[0].id)
  expect(second.body.parties[0].id).not.toBe(first.body.parties[0].id)
})

test('a missing address refuses the export whole and names everyone concerned', async () => {
  const parties = [{ ...jean, email: null }, anne, { kind: 'company', name: 'Gestion ABC inc.', email: '  ' }]
  const { email: _, ...bare } = { ...anne, externalId: 'p9', name: 'Luc Bédard' }
  const answer = await put('2026-5', dossier(...parties, bare))
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({
    code: 'missing_email',
    detail: 'Adresse courriel manquante\u00a0: Jean Roy, Gestion ABC inc., Luc Bédard',
  })
  expect(answer.body.errors).toMatchObject([
    { path: 'parties[0].email', message: 'Adresse courriel manquante\u00a0: Jean Roy' },
    { path: 'parties[2].email' },
    { path: 'parties[3].email' },
  ])
  expect((await zone.call(clerk, 'GET', '/dossiers?number=2026-5')).body.items).toEqual([])

  const english = await put('2026-5', dossier(...parties), host, { 'Accept-Language': 'en-CA' })
  expect(english.body.detail).toBe('Missing e-mail address: Jean Roy, Gestion ABC inc.')
})

test.each(['jean.roy', 'jean@', 'jean@roy', 'a@b.ca, c@d.ca', 'jean roy@courriel.example', `${'j'.repeat(65)}@x.ca`])(
  'the address « %s » is refused',
  async (email) => {
    const answer = await put('2026-6', dossier(anne, { ...jean, email }))
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'invalid_email', detail: 'Adresse courriel invalide\u00a0: Jean Roy' })
    expect(answer.body.errors).toMatchObject([{ path: 'parties[1].email', code: 'invalid_email' }])
    expect((await zone.call(clerk, 'GET', '/dossiers?number=2026-6')).body.items).toEqual([])
  },
)

test('a refused export leaves what was there before', async () => {
  await put('2026-7', dossier(jean))
  await put('2026-7', { description: 'Autre', parties: [jean, { ...anne, email: null }] })
  const kept = await zone.call(clerk, 'GET', '/dossiers?number=2026-7')
  expect(kept.body.items).toMatchObject([{ description: 'Vente', parties: [{ name: 'Jean Roy' }] }])
})

test('a missing address and a malformed one are both named; what is missing is told first', async () => {
  const answer = await put('2026-6', dossier({ ...jean, email: 'jean@' }, { ...anne, email: '' }))
  expect([answer.status, answer.body.code]).toEqual([422, 'missing_email'])
  expect(answer.body.errors).toMatchObject([
    { path: 'parties[0].email', code: 'invalid_email' },
    { path: 'parties[1].email', code: 'missing_email' },
  ])
})

test('names and descriptions are one line without hidden marks', async () => {
  const { body } = await put('2026-7', {
    ...dossier({ ...jean, name: 'Eve\r\nBcc: x\u202e\u0000' }),
    description: 'a\r\nb\ud800',
  })
  expect(body).toMatchObject({ description: 'a b\ufffd', parties: [{ name: 'Eve Bcc: x' }] })
})

test('an external id given twice is refused', async () => {
  const answer = await put('2026-8', dossier(jean, { ...anne, externalId: 'p1' }))
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({ code: 'duplicate', errors: [{ path: 'parties[1].externalId' }] })
})

test.each(['2024/0123', 'Côté, É. (100 %)', 'a+b&c=d?e#f', '%2F', 'x'.repeat(64), '🏠 12'])(
  'the number « %s » goes there and back',
  async (number) => {
    const made = await put(number, dossier(jean))
    expect(made.status).toBe(201)
    expect(made.body.number).toBe(number)
    const found = await zone.call(clerk, 'GET', `/dossiers?number=${encodeURIComponent(number)}`)
    expect(found.body.items).toMatchObject([{ id: made.body.id, number }])
  },
)

test('a number is one whether it comes composed, decomposed or between spaces', async () => {
  const made = await put('Côté-1', dossier(jean))
  expect((await put(' Co\u0302te\u0301-1 ', dossier(jean))).body.id).toBe(made.body.id)
})

test.each(['x'.repeat(65), ' ', 'a\u0000b', 'a\nb', 'a\u200bb', '\u202e12'])(
  'the number %j is refused',
  async (number) => {
    const answer = await put(number, dossier(jean))
    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe('invalid_number')
  },
)

test('a number that is not UTF-8 is refused, not stored as it came', async () => {
  const answer = await zone.call(host, 'PUT', '/dossiers/%C9T-1', dossier(jean))
  expect(answer.body.code).toBe('invalid_number')
})

test.each([
  ['unknown field', { ...dossier(jean), status: 'open' }, 400, 'status', 'unknown_field'],
  ['unknown field of a party', dossier({ ...jean, age: 40 }), 400, 'parties[0].age', 'unknown_field'],
  ['no description', { parties: [] }, 422, 'description', 'required'],
  ['long description', { description: 'd'.repeat(1001), parties: [] }, 422, 'description', 'too_long'],
  ['no parties', { description: 'Vente' }, 422, 'parties', 'required'],
  [
    '501 parties',
    dossier(...Array.from({ length: 501 }, () => ({ ...jean, externalId: null }))),
    422,
    'parties',
    'too_many',
  ],
  ['no name', dossier({ ...jean, name: ' ' }), 422, 'parties[0].name', 'required'],
  ['long name', dossier({ ...jean, name: 'n'.repeat(201) }), 422, 'parties[0].name', 'too_long'],
  ['other kind', dossier({ ...jean, kind: 'trust' }), 422, 'parties[0].kind', 'invalid_value'],
  ['other locale', dossier({ ...jean, locale: 'fr' }), 422, 'parties[0].locale', 'invalid_value'],
  ['long external id', dossier({ ...jean, externalId: 'e'.repeat(101) }), 422, 'parties[0].externalId', 'too_long'],
  ['long role', dossier({ ...jean, role: 'r'.repeat(101) }), 422, 'parties[0].role', 'too_long'],
  ['long phone', dossier({ ...jean, phone: '5'.repeat(41) }), 422, 'parties[0].phone', 'too_long'],
  ['an address that is no text', dossier({ ...jean, email: 12 }), 422, 'parties[0].email', 'invalid_value'],
])('%s is refused by name', async (_, body, status, path, code) => {
  const answer = await put('2026-9', body)
  expect(answer.status).toBe(status)
  expect(answer.body.errors).toMatchObject([{ path, code }])
})

test('every field is taken at its limit; null and blank are nothing', async () => {
  const full = {
    externalId: 'e'.repeat(100),
    kind: 'company',
    name: 'n'.repeat(200),
    email: 'x@y.ca',
    role: 'r'.repeat(100),
    phone: '5'.repeat(40),
    locale: 'en-CA',
  }
  const parties = [full, { ...jean, externalId: '', role: null, phone: ' ', locale: null }]
  const answer = await put('2026-10', { description: 'd'.repeat(1000), parties })
  expect(answer.status).toBe(201)
  expect(answer.body.parties).toMatchObject([
    full,
    { ...jean, externalId: null, role: null, phone: null, locale: 'fr-CA' },
  ])
})

const basic = (text: string): Caller => ({
  headers: { Authorization: `Basic ${Buffer.from(text).toString('base64')}` },
})

test('no key and a wrong key are told apart, in the caller’s language, before the body is looked at', async () => {
  const missing = await put('2026-11', { nonsense: true }, null)
  expect(missing.status).toBe(401)
  expect(missing.body).toMatchObject({
    code: 'entity_key_missing',
    detail: 'La clé d’entité n’est pas configurée. Veuillez nous contacter à soutien@juriszone.example.',
  })
  const wrong = await put('2026-11', { nonsense: true }, basic('jze_x:jzs_live_x'))
  expect(wrong.status).toBe(401)
  expect(wrong.body).toMatchObject({
    code: 'bad_api_key',
    detail: 'La clé d’API est refusée. Veuillez nous contacter à soutien@juriszone.example.',
  })
  const english = { 'Accept-Language': 'en-CA' }
  expect((await put('2026-11', dossier(), null, english)).body.detail).toBe(
    'The entity key is not configured. Please contact us at soutien@juriszone.example.',
  )
  expect((await put('2026-11', dossier(), basic('jze_x:'), english)).body.detail).toBe(
    'The API key is refused. Please contact us at soutien@juriszone.example.',
  )
})

test('a member has no right to export', async () => {
  expect((await put('2026-12', dossier(jean), clerk)).body.code).toBe('forbidden')
})

test('two firms may use the same number and never meet', async () => {
  const other = await zone.firm('Étude Lavoie')
  const mine = await put('2026-13', dossier(jean))
  const theirs = await put('2026-13', dossier(anne), other.host)
  expect(theirs.status).toBe(201)
  expect(theirs.body.id).not.toBe(mine.body.id)
  expect(names(theirs.body)).toEqual(['Anne Côté'])
})
