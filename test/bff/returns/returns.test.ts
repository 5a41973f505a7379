import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareReturn } from '@juriszone/widgets/contract'
import { DAY } from '../../../bff/src/platform/clock.ts'
import { beginUpload, upload } from '../../support/upload.ts'
import type { Caller } from '../../support/zone.ts'
import { verifyChain } from '../shares/audit.ts'
import { ANNE, JEAN, setScene } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
let jean: Caller
let anne: Caller
beforeAll(async () => {
  scene = await setScene()
  await scene.send([scene.to('Jean Roy'), scene.to('Anne Côté')])
  jean = await scene.zone.signIn(JEAN)
  anne = await scene.zone.signIn(ANNE)
})
afterAll(() => scene.stop())

const giveBack = (caller: Caller, metadata: Record<string, string>, content = 'remis') =>
  upload(scene.zone, caller, { filename: 'passeport.jpg', filetype: 'image/jpeg', ...metadata }, content)
const inbox = async (caller: Caller, id: string) => (await scene.zone.call(caller, 'GET', `/inbox/${id}`)).body
const returnsOf = async (caller: Caller, id: string): Promise<ShareReturn[]> => (await inbox(caller, id)).returns
const documents = async () =>
  (await scene.zone.call(scene.clerk, 'GET', `/dossiers/${scene.dossier.id}/documents?limit=200`)).body.items
const withdraw = (caller: Caller, shareId: string, id: string) =>
  scene.zone.call(caller, 'DELETE', `/inbox/${shareId}/returns/${id}`)

test('a new document is added beside the others, never joined by name', async () => {
  const { send, to, read, zone } = scene
  const share = await send([to('Jean Roy')])
  for (const content of ['recto', 'verso'])
    expect((await giveBack(jean, { shareId: share.id }, content)).status).toBe(204)
  expect((await giveBack(jean, { shareId: share.id, filename: 'projet d’acte.pdf' })).status).toBe(204)
  expect(
    (await returnsOf(jean, share.id)).map(({ name, documentId, mayWithdraw }) => [name, documentId, mayWithdraw]),
  ).toEqual([
    ['passeport.jpg', null, true],
    ['passeport (2).jpg', null, true],
    ['projet d’acte (2).pdf', null, true],
  ])
  const names = new Map((await documents()).map((one: { name: string }) => [one.name, one]))
  expect(names.get('passeport.jpg')).toMatchObject({
    addedBy: 'Jean Roy',
    addedByKind: 'recipient',
    isNew: true,
    versions: 1,
  })
  expect(names.get('projet d’acte.pdf')).toMatchObject({ versions: 1, addedBy: 'Sylvie Arsenault' })
  expect((await read(share.id)).recipients[0]?.returnedAt).toBe(zone.clock.now().toISOString())
})

test('a changed version stands beneath the current one; shares go on sending what they fixed', async () => {
  const {
    send,
    to,
    zone,
    clerk,
    documents: [acte = ''],
  } = scene
  const share = await send([to('Jean Roy'), to('Anne Côté')])
  expect(
    (await giveBack(jean, { shareId: share.id, documentId: acte, filename: 'annoté.docx' }, 'version annotée')).status,
  ).toBe(204)
  const [mine] = await returnsOf(jean, share.id)
  expect(mine).toMatchObject({ documentId: acte, size: Buffer.byteLength('version annotée') })
  const shown = (await documents()).find(({ id }: { id: string }) => id === acte)
  expect(shown).toMatchObject({ name: 'projet d’acte.pdf', version: 1, versions: 2, returned: { addedBy: 'Jean Roy' } })

  expect(await returnsOf(anne, share.id)).toEqual([])
  const content = async (caller: Caller, query = '') =>
    (await zone.call(caller, 'GET', `/documents/${acte}/content${query}`)).response
  for (const caller of [jean, anne, clerk]) expect(await (await content(caller)).text()).toBe('première version')
  expect((await content(anne, '?version=2')).status).toBe(404)
  expect(await (await content(jean, '?version=2')).text()).toBe('version annotée')
  const later = await send([to('Anne Côté')])
  expect((await inbox(anne, later.id)).documents[0]).toMatchObject({ version: 1 })
})

test('« Retirer » takes a return back, until a member has opened it', async () => {
  const {
    send,
    to,
    zone,
    clerk,
    read,
    documents: [acte = ''],
  } = scene
  const share = await send([to('Jean Roy'), to('Anne Côté')])
  await giveBack(jean, { shareId: share.id, filename: 'erreur.jpg' })
  await giveBack(jean, { shareId: share.id, documentId: acte })
  const [document, revision] = await returnsOf(jean, share.id)
  expect((await withdraw(anne, share.id, document!.id)).status).toBe(404)
  for (const one of [document, document, revision]) expect((await withdraw(jean, share.id, one!.id)).status).toBe(204)
  expect(await returnsOf(jean, share.id)).toEqual([])
  expect((await documents()).map(({ name }: { name: string }) => name)).not.toContain('erreur.jpg')
  expect((await read(share.id)).recipients[0]?.returnedAt).toBeNull()

  await giveBack(jean, { shareId: share.id, filename: 'bail.pdf' })
  const [bail] = await returnsOf(jean, share.id)
  const id = (await documents()).find(({ name }: { name: string }) => name === 'bail.pdf').id as string
  await (await zone.call(clerk, 'GET', `/documents/${id}/content`)).response.text()
  const refused = await withdraw(jean, share.id, bail!.id)
  expect([refused.status, refused.body.code]).toEqual([409, 'return_opened'])
  expect(await returnsOf(jean, share.id)).toMatchObject([{ id: bail!.id, mayWithdraw: false }])
})

test('an adopted version is the firm’s: it cannot be taken back', async () => {
  const {
    send,
    to,
    zone,
    clerk,
    documents: [, second = ''],
  } = scene
  const share = await send([to('Jean Roy')])
  await giveBack(jean, { shareId: share.id, documentId: second })
  const [mine] = await returnsOf(jean, share.id)
  const { version } = (await documents()).find(({ id }: { id: string }) => id === second).returned
  expect((await zone.call(clerk, 'POST', `/documents/${second}/versions/${version}/adopt`)).status).toBeLessThan(300)
  expect((await withdraw(jean, share.id, mine!.id)).status).toBe(409)
})

test('without « Modification » nothing may be returned: refused before a byte', async () => {
  const { send, to, zone } = scene
  const share = await send([to('Jean Roy', { mayReturn: false }), to('Anne Côté')])
  const refused = await beginUpload(zone, jean, { filename: 'a.pdf', shareId: share.id }, 5)
  expect([refused.status, refused.body.code]).toEqual([403, 'may_not_return'])
  expect((await beginUpload(zone, anne, { filename: 'a.pdf', shareId: share.id }, 5)).status).toBe(201)
})

test('a return must be of this share, and this share one’s own and live', async () => {
  const {
    send,
    to,
    zone,
    clerk,
    day,
    documents: [acte = '', second = ''],
  } = scene
  const share = await send([to('Jean Roy')], { documentIds: [acte], expiresOn: day(1) })
  const begin = (caller: Caller, metadata: Record<string, string>) =>
    beginUpload(zone, caller, { filename: 'a.pdf', shareId: share.id, ...metadata }, 5)
  expect((await begin(jean, { documentId: second })).status).toBe(404)
  expect((await begin(anne, {})).status).toBe(404)
  await scene.later(2 * DAY)
  jean = await zone.signIn(JEAN)
  anne = await zone.signIn(ANNE)
  const expired = await begin(jean, {})
  expect([expired.status, expired.body.code]).toEqual([410, 'share_expired'])
  await zone.call(clerk, 'DELETE', `/shares/${share.id}`)
  expect((await begin(jean, {})).status).toBe(404)
})

test('a share revoked before the last byte ends the return: no version comes of it', async () => {
  const { send, to, zone, clerk } = scene
  const share = await send([to('Jean Roy')])
  const begun = await beginUpload(zone, jean, { filename: 'trop-tard.pdf', shareId: share.id }, 6)
  const path = new URL(begun.headers.get('location') ?? '', zone.deps.config.publicUrl).pathname.replace('/api/v1', '')
  const patch = (offset: number, bytes: string) =>
    zone.call(jean, 'PATCH', path, bytes, {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    })
  expect((await patch(0, 'abc')).status).toBe(204)
  await zone.call(clerk, 'DELETE', `/shares/${share.id}`)
  expect((await patch(3, 'def')).status).toBe(410)
  expect((await documents()).map(({ name }: { name: string }) => name)).not.toContain('trop-tard.pdf')
})

test('each act left its row, in one unbroken chain', async () => {
  expect(await verifyChain(scene.zone, scene.firm.firmId)).toEqual(
    expect.arrayContaining(['document.returned', 'document.return_withdrawn']),
  )
})
