import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../bff/src/platform/clock.ts'
import { upload } from '../../support/upload.ts'
import type { Caller } from '../../support/zone.ts'
import { linksOf, plain } from '../mail/post-office.ts'
import { verifyChain } from '../shares/audit.ts'
import { ANNE, JEAN, LUC, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
let jean: Caller
let anne: Caller
beforeAll(async () => {
  scene = await setScene()
  await scene.send([scene.to('Anne Côté')], { title: 'Pour Anne' })
  await scene.send([scene.to('Jean Roy')], { title: 'Premier' })
  await signIn()
  await scene.office.deliver()
})
afterAll(() => scene.stop())

async function signIn() {
  jean = await scene.zone.signIn(JEAN)
  anne = await scene.zone.signIn(ANNE)
}
const get = (caller: Caller | null, path: string, headers = {}) =>
  scene.zone.call(caller, 'GET', path, undefined, headers)
const post = (caller: Caller, path: string, headers = {}) => scene.zone.call(caller, 'POST', path, undefined, headers)

test('one sees the shares that name oneself, newest first, by pages, and no other', async () => {
  const second = await scene.send([scene.to('Jean Roy', { message: 'Bonjour Jean' })], { title: 'Deuxième' })
  const all = await get(jean, '/inbox')
  expect(all.body.items.map(({ title }: { title: string }) => title)).toEqual(['Deuxième', 'Premier'])
  expect(all.body.items[0]).toEqual({
    id: second.id,
    title: 'Deuxième',
    firm: 'Marchand Thibodeau, notaires',
    firmPhone: '418 555-0142',
    receivedAt: second.createdAt,
    expiresAt: second.expiresAt,
    isNew: true,
  })
  const page = await get(jean, '/inbox?limit=1')
  const next = await get(jean, `/inbox?limit=1&cursor=${page.body.nextCursor}`)
  expect([...page.body.items, ...next.body.items]).toEqual(all.body.items)
  expect(next.body.nextCursor).toBeNull()
  expect((await get(jean, '/inbox?search=DEUXIEME')).body.items).toHaveLength(1)
  expect((await get(anne, `/inbox/${second.id}`)).status).toBe(404)
  expect((await get(jean, `/inbox/${second.id}`)).body).toMatchObject({
    sender: 'Sylvie Arsenault',
    firmPhone: '418 555-0142',
    message: 'Bonjour Jean',
    mayReturn: true,
    extensionRequestedAt: null,
    documents: [
      { name: 'projet d’acte.pdf', version: 1, type: expect.any(String), state: expect.any(String) },
      { name: 'ajustements.pdf', version: 1 },
    ],
    returns: [],
  })
})

test('looking is not opening; opening counts once, and the sender sees when', async () => {
  const share = await scene.send([scene.to('Jean Roy'), scene.to('Anne Côté')])
  for (const method of ['GET', 'HEAD']) await scene.zone.call(jean, method, `/inbox/${share.id}`)
  expect((await scene.read(share.id)).recipients[0]?.openedAt).toBeNull()
  const at = scene.zone.clock.now().toISOString()
  expect((await post(jean, `/inbox/${share.id}/opening`)).status).toBe(204)
  scene.zone.clock.advance(1000)
  expect((await post(jean, `/inbox/${share.id}/opening`)).status).toBe(204)
  expect((await scene.read(share.id)).recipients.map(({ openedAt }) => openedAt)).toEqual([at, null])
  expect((await get(jean, `/inbox/${share.id}`)).body.isNew).toBe(false)
})

test('a share sends the version it fixed, whatever is added to the document later', async () => {
  const { zone, clerk, dossier, documents, send, to } = scene
  const share = await send([to('Jean Roy')])
  await upload(
    zone,
    clerk,
    { filename: 'projet d’acte.pdf', filetype: 'application/pdf', dossierId: dossier.id },
    'deuxième version',
  )
  const read = async (query = '') => (await get(jean, `/documents/${documents[0]}/content${query}`)).response
  expect((await get(jean, `/inbox/${share.id}`)).body.documents[0]).toMatchObject({
    version: 1,
    size: Buffer.byteLength('première version'),
  })
  expect(await (await read(`?share=${share.id}`)).text()).toBe('première version')
  expect(await (await read()).text()).toBe('première version')
  expect((await read('?version=2')).status).toBe(404)

  await send([to('Jean Roy')])
  expect(await (await read()).text()).toBe('deuxième version')
  expect(await (await read(`?share=${share.id}`)).text()).toBe('première version')
})

test('all documents come as one ZIP, and as a link to it', async () => {
  const share = await scene.send([scene.to('Jean Roy')])
  const zip = await get(jean, `/inbox/${share.id}/archive`)
  expect(zip.status).toBe(200)
  const bytes = Buffer.from(await zip.response.arrayBuffer())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  const link = await post(jean, `/inbox/${share.id}/archives`)
  expect([link.status, link.body]).toEqual([201, { url: expect.any(String), expiresAt: expect.any(String) }])
  expect((await post(anne, `/inbox/${share.id}/archives`)).status).toBe(404)
  await scene.office.deliver()
})

test('an expired share stays listed without its documents; more time is asked for once a day', async () => {
  const { zone, office, send, to, dossier, clerk, day } = scene
  const share = await send([to('Jean Roy')], { expiresOn: day(1) })
  await office.deliver()
  await scene.later(3 * DAY)
  await signIn()
  expect((await get(jean, '/inbox')).body.items[0]).toMatchObject({ id: share.id, expiresAt: share.expiresAt })
  expect((await get(jean, `/inbox/${share.id}`)).body).toMatchObject({ documents: [], returns: [] })
  for (const [locale, sentence] of [
    ['fr-CA', 'Ce partage est expiré depuis le 25 novembre 2026.'],
    ['en-CA', 'This share expired on November 25, 2026.'],
  ] as const) {
    const opening = await post(jean, `/inbox/${share.id}/opening`, { 'Accept-Language': locale })
    expect([opening.status, opening.body.code, plain(opening.body.detail)]).toEqual([410, 'share_expired', sentence])
  }
  expect((await get(jean, `/inbox/${share.id}/archive`)).status).toBe(410)

  const ask = () => post(jean, `/inbox/${share.id}/extension-requests`)
  expect([(await ask()).status, (await ask()).status]).toEqual([202, 202])
  const mails = await office.deliver()
  expect(mails.map((mail) => [mail.to, plain(mail.subject)])).toEqual([
    [SYLVIE, 'Jean Roy demande une prolongation : Projet d’acte, version finale'],
  ])
  expect(linksOf(mails[0]!)).toContain(`http://localhost:8787/dossiers/${dossier.id}`)
  const asked = (await scene.read(share.id)).recipients[0]?.extensionRequestedAt
  expect((await get(jean, `/inbox/${share.id}`)).body.extensionRequestedAt).toBe(asked)

  await scene.later(25 * HOUR)
  await signIn()
  await ask()
  expect(await office.deliver()).toHaveLength(1)
  await zone.call(clerk, 'PATCH', `/shares/${share.id}`, { expiresOn: day(5) })
  expect((await get(jean, `/inbox/${share.id}`)).body).toMatchObject({
    extensionRequestedAt: null,
    documents: [{}, {}],
  })
  await office.deliver()
})

test('a request to a sender who has left goes to the firm’s notaries', async () => {
  const { zone, office, send, to, clerk } = scene
  const share = await send([to('Jean Roy')])
  await office.deliver()
  const at = zone.clock.now().toISOString()
  const disable = (disabledAt: string | null) =>
    zone.deps.db.write((tx) => tx.updateTable('member').set({ disabledAt }).where('id', '=', clerk.memberId).execute())
  await disable(at)
  await post(jean, `/inbox/${share.id}/extension-requests`)
  expect((await office.deliver()).map((mail) => mail.to)).toEqual([LUC])
  await disable(null)
})

test('revoked, removed, unknown and another’s are the same nothing', async () => {
  const { zone, clerk, send, to } = scene
  const revoked = await send([to('Jean Roy')])
  await zone.call(clerk, 'DELETE', `/shares/${revoked.id}`)
  const removed = await send([to('Jean Roy'), to('Anne Côté')])
  await zone.call(clerk, 'DELETE', `/shares/${removed.id}/recipients/${removed.recipients[0]!.id}`)
  const anothers = await send([to('Anne Côté')])
  const ids = [revoked.id, removed.id, anothers.id, '019355c2-0000-7000-8000-000000000000', 'x']
  for (const id of ids) {
    for (const answer of [
      await get(jean, `/inbox/${id}`),
      await post(jean, `/inbox/${id}/opening`),
      await post(jean, `/inbox/${id}/extension-requests`),
      await get(jean, `/inbox/${id}/archive`),
      await post(jean, `/inbox/${id}/archives`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    }
  }
})

test('each act left its row, in one unbroken chain', async () => {
  expect(await verifyChain(scene.zone, scene.firm.firmId)).toEqual(
    expect.arrayContaining(['share.opened', 'share.extension_requested']),
  )
})
