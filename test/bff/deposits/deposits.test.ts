import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../bff/src/platform/clock.ts'
import { addDocument, beginUpload } from '../../support/upload.ts'
import { verifyChain } from '../shares/audit.ts'
import { JEAN, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'
import { openBox, visitorsOf } from './visitors.ts'

let scene: Scene
let visitors: ReturnType<typeof visitorsOf>
let rose: Awaited<ReturnType<Scene['zone']['member']>>
beforeAll(async () => {
  scene = await setScene()
  visitors = visitorsOf(scene.zone, await openBox(scene.zone, scene.firm.firmId))
  const other = await scene.zone.firm('Lavoie et fille, notaires')
  rose = await scene.zone.member(other.firmId, { name: 'Rose Lavoie', email: 'rose@lavoie.example', role: 'notary' })
})
afterAll(() => scene.stop())

const asClerk = (method: string, path: string, body?: unknown) => scene.zone.call(scene.clerk, method, path, body)
const filed = (id: string, dossierId = scene.dossier.id) => asClerk('POST', `/deposits/${id}/file`, { dossierId })

test('members find what was left, the newest first, by name, address and number; other firms do not', async () => {
  const first = await visitors.leave(['relevé.pdf', 'plan.pdf'], { name: 'Zoé Côté', dossierNumber: ' 2026-0412 ' })
  scene.zone.clock.advance(MINUTE)
  const second = await visitors.leave(['acte.pdf'], { email: 'paul@courriel.example', message: ' Voici.\nMerci. ' })
  await visitors.visit({ name: 'Personne encore' })

  const { status, body } = await asClerk('GET', '/deposits')
  expect([status, body.items.map(({ id }: { id: string }) => id)]).toEqual([200, [second.id, first.id]])
  expect(body.items[0]).toEqual({
    id: second.id,
    name: 'Noémie Tremblay',
    email: 'paul@courriel.example',
    dossierNumber: null,
    message: 'Voici.\nMerci.',
    submittedAt: scene.zone.clock.now().toISOString(),
    destroyedAt: new Date(scene.zone.clock.now().getTime() + 14 * DAY).toISOString(),
    isNew: true,
    files: 1,
    size: 'contenu de acte.pdf'.length,
  })
  for (const search of ['zoe cote', 'COTE', '2026-04', 'zoé']) {
    const found = await asClerk('GET', `/deposits?search=${encodeURIComponent(search)}`)
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([first.id])
  }
  const page = await asClerk('GET', '/deposits?limit=1')
  const next = await asClerk('GET', `/deposits?limit=1&cursor=${page.body.nextCursor}`)
  expect(next.body).toEqual({ items: [expect.objectContaining({ id: first.id, files: 2 })], nextCursor: null })
  expect((await asClerk('GET', '/counts')).body).toEqual({ dossiers: 0, deposits: 2 })

  const { zone, dossier } = scene
  expect((await zone.call(rose, 'GET', '/deposits')).body.items).toEqual([])
  expect((await zone.call(rose, 'GET', '/counts')).body.deposits).toBe(0)
  for (const [method, path, sent] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/opening'],
    ['POST', '/file', { dossierId: dossier.id }],
  ] as const) {
    expect((await zone.call(rose, method, `/deposits/${first.id}${path}`, sent)).status).toBe(404)
  }
})

test('a member’s first look is remembered; the number counts most among the dossiers suggested, then the address', async () => {
  const { zone, exportDossier, dossier } = scene
  const person = { kind: 'person', name: 'Jean Roy', email: JEAN }
  const byAddress = await exportDossier('2026-0001', [person])
  const closed = await exportDossier('2026-0002', [person])
  await asClerk('POST', `/dossiers/${closed.id}/closing`)
  const foreign = await zone.firm('Étude Gagné')
  await exportDossier('2026-0412', [person], foreign.host)

  const { id } = await visitors.leave(['relevé.pdf'], { email: JEAN.toUpperCase(), dossierNumber: '2026-0412' })
  const { body } = await asClerk('GET', `/deposits/${id}`)
  expect(body.suggestions).toEqual([
    { id: dossier.id, number: '2026-0412', description: 'Vente' },
    { id: byAddress.id, number: '2026-0001', description: 'Vente' },
  ])
  expect(body.documents).toEqual([
    { id: expect.any(String), name: 'relevé.pdf', size: 22, type: expect.any(String), state: expect.any(String) },
  ])
  expect(body.isNew).toBe(true)
  expect((await asClerk('POST', `/deposits/${id}/opening`)).status).toBe(204)
  expect((await asClerk('POST', `/deposits/${id}/opening`)).status).toBe(204)
  expect((await zone.call(scene.notary, 'GET', `/deposits/${id}`)).body.isNew).toBe(false)
  const actions = await verifyChain(zone, scene.firm.firmId)
  expect(actions.filter((action) => action === 'deposit.opened')).toHaveLength(1)
})

test.each(['UP 34385', 'up-34385', 'Up\u201134385.', 'No Up-34385', 'numéro de dossier Up34385'])(
  'a number is known however it is written: « %s »',
  async (dossierNumber) => {
    const known = await scene.exportDossier('Up-34385', [])
    const { id } = await visitors.leave(['relevé.pdf'], { dossierNumber })
    const { suggestions } = (await asClerk('GET', `/deposits/${id}`)).body
    expect(suggestions).toContainEqual({ id: known.id, number: 'Up-34385', description: 'Vente' })
  },
)

test('a letter that belongs to the number is not taken for « n° »', async () => {
  const other = await scene.exportDossier('77', [])
  const { id } = await visitors.leave(['relevé.pdf'], { dossierNumber: 'N-77' })
  expect((await asClerk('GET', `/deposits/${id}`)).body.suggestions).not.toContainEqual(
    expect.objectContaining({ id: other.id }),
  )
})

test('no dossier is suggested for a number that was not given, nor for a party who has left', async () => {
  const { exportDossier } = scene
  await exportDossier('2026-0777', [{ kind: 'person', name: 'Rose Roy', email: 'rose.roy@courriel.example' }])
  await exportDossier('2026-0777', [])
  await exportDossier('---', [])
  for (const dossierNumber of ['', 'n°', '—']) {
    const { id } = await visitors.leave(['relevé.pdf'], { email: 'rose.roy@courriel.example', dossierNumber })
    expect((await asClerk('GET', `/deposits/${id}`)).body.suggestions).toEqual([])
  }
})

test('its documents are read where they wait, by the firm’s members alone, and no dossier shows them', async () => {
  const { zone, firm } = scene
  const before = (await asClerk('GET', '/dossiers')).body
  const { id } = await visitors.leave(['relevé.pdf'])
  const [document] = (await asClerk('GET', `/deposits/${id}`)).body.documents
  const content = await asClerk('GET', `/documents/${document.id}/content`)
  expect([content.status, await content.response.text()]).toEqual([200, 'contenu de relevé.pdf'])
  expect((await asClerk('POST', `/documents/${document.id}/links`, {})).status).toBe(201)
  expect((await asClerk('GET', `/documents/${document.id}/versions`)).body.items[0].addedByKind).toBe('visitor')
  expect((await zone.call(rose, 'GET', `/documents/${document.id}/content`)).status).toBe(404)
  const { body: widget } = await zone.call(firm.host, 'POST', '/embed-tokens', {
    member: { email: SYLVIE },
    origin: 'https://procardex.example',
  })
  const bearer = { headers: { Authorization: `Bearer ${widget.token}` } }
  for (const path of [`/documents/${document.id}/content`, '/deposits', `/deposits/${id}`]) {
    expect((await zone.call(bearer, 'GET', path)).status).toBe(403)
  }

  for (const [method, path, body] of [
    ['PATCH', '', { name: 'autre.pdf' }],
    ['DELETE', ''],
    ['POST', '/restore'],
    ['POST', '/versions/1/adopt'],
    ['POST', '/versions/1/separate'],
  ] as const) {
    expect((await asClerk(method, `/documents/${document.id}${path}`, body)).status).toBe(404)
  }
  const released = await zone.call(scene.notary, 'POST', `/documents/${document.id}/release`, { reason: 'Vu' })
  expect(released.status).toBe(404)
  const draft = scene.draft([scene.to('Jean Roy')], { documentIds: [document.id] })
  expect((await scene.post(draft)).body.code).toBe('document_not_in_dossier')

  expect((await asClerk('GET', '/dossiers')).body).toEqual(before)
  const place = await zone.deps.db.read
    .selectFrom('dossier')
    .select(['id', 'number'])
    .where('depositId', '=', id)
    .executeTakeFirstOrThrow()
  for (const path of ['', '/documents', '/shares']) {
    expect((await asClerk('GET', `/dossiers/${place.id}${path}`)).status).toBe(404)
  }
  expect((await asClerk('POST', `/dossiers/${place.id}/keeping`)).status).toBe(404)
  expect((await beginUpload(zone, scene.clerk, { filename: 'a.pdf', dossierId: place.id }, 4)).status).toBe(404)
  const byNumber = await asClerk('GET', `/dossiers?number=${encodeURIComponent(place.number)}`)
  expect(byNumber.body.items).toEqual([])
  const taken = await zone.call(firm.host, 'PUT', `/dossiers/${encodeURIComponent(place.number)}`, {
    description: 'x',
    parties: [],
  })
  expect([taken.status, taken.body.code]).toEqual([422, 'invalid_number'])
})

test('filed, its documents move under free names and overwrite nothing; once', async () => {
  const { zone, clerk, exportDossier, firm } = scene
  const target = await exportDossier('2026-0500', [])
  const mine = await addDocument(zone, clerk, target.id, 'relevé.pdf', 'le mien')
  const visitor = await visitors.leave(['relevé.pdf', 'plan.pdf'])
  const told: unknown[] = []
  const leave = zone.deps.live.subscribe({ accountId: '', firmIds: [firm.firmId] }, ({ event }) => told.push(event))
  const { status, body } = await filed(visitor.id, target.id)
  leave()
  expect([status, body]).toEqual([200, { dossierId: target.id }])
  expect(told).toEqual([{ type: 'document.changed', dossierId: target.id }, { type: 'deposit.changed' }])

  const { items } = (await asClerk('GET', `/dossiers/${target.id}/documents`)).body
  expect(items.map(({ name, addedBy, addedByKind }: Record<string, string>) => [name, addedBy, addedByKind])).toEqual([
    ['plan.pdf', 'Noémie Tremblay', 'visitor'],
    ['relevé (2).pdf', 'Noémie Tremblay', 'visitor'],
    ['relevé.pdf', 'Sylvie Arsenault', 'member'],
  ])
  expect(await (await asClerk('GET', `/documents/${mine}/content`)).response.text()).toBe('le mien')
  expect((await asClerk('PATCH', `/documents/${items[0].id}`, { name: 'plan signé.pdf' })).status).toBe(200)
  expect((await asClerk('GET', '/dossiers')).body.items[0].id).toBe(target.id)

  const again = [await filed(visitor.id), await asClerk('GET', `/deposits/${visitor.id}`)]
  again.push(await asClerk('DELETE', `/deposits/${visitor.id}`))
  for (const answer of again) {
    expect([answer.status, answer.body.code]).toEqual([409, 'deposit_filed'])
    expect(answer.body.detail).toContain('2026-0500')
  }
  // What the firm makes of it is not the visitor's to read.
  const receipt = await visitors.submit(visitor)
  expect(receipt.body.files.map(({ name }: { name: string }) => name)).toEqual(['relevé.pdf', 'plan.pdf'])
  const actions = await verifyChain(zone, firm.firmId)
  expect(actions.filter((action) => action === 'deposit.filed')).toHaveLength(1)
})

test('of two members who file and delete at once one wins, and nothing is half done', async () => {
  const { id } = await visitors.leave(['un.pdf', 'deux.pdf'])
  const answers = await Promise.all([filed(id), asClerk('DELETE', `/deposits/${id}`), filed(id)])
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
  expect(answers.filter(({ status }) => status >= 300).every(({ status }) => status === 404 || status === 409)).toBe(
    true,
  )
})

test('a closed dossier, another firm’s, or a waiting place take none', async () => {
  const { zone, exportDossier } = scene
  const { id } = await visitors.leave()
  const closed = await exportDossier('2026-0600', [])
  await asClerk('POST', `/dossiers/${closed.id}/closing`)
  expect((await filed(id, closed.id)).body.code).toBe('dossier_closed')
  const elsewhere = await zone.firm('Étude Roy')
  const foreign = await exportDossier('2026-0601', [], elsewhere.host)
  const both = await zone.member(elsewhere.firmId, { name: 'Sylvie Arsenault', email: SYLVIE })
  expect((await zone.call(both, 'POST', `/deposits/${id}/file`, { dossierId: foreign.id })).status).toBe(404)
  const place = await zone.deps.db.read
    .selectFrom('dossier')
    .select('id')
    .where('depositId', '=', id)
    .executeTakeFirst()
  expect((await filed(id, place?.id)).status).toBe(404)
  expect((await filed(id)).status).toBe(200)
})
