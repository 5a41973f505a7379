import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '../../../bff/src/platform/clock.ts'
import { addDocument, upload } from '../../support/upload.ts'
import type { Caller } from '../../support/zone.ts'
import { plain } from '../mail/post-office.ts'
import { verifyChain } from './audit.ts'
import { ANNE, JEAN, setScene, SYLVIE, WILLIAM } from './scene.ts'
import type { Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene.stop())

const change = (id: string, body: object) => scene.zone.call(scene.clerk, 'PATCH', `/shares/${id}`, body)
const inbox = (caller: Caller, id: string) => scene.zone.call(caller, 'GET', `/inbox/${id}`)
const heard = async () => (await scene.office.deliver()).map(({ to, subject }) => [to, plain(subject)])

test('a share is extended: those with « Notification » are told, once', async () => {
  const { send, to, day, office } = scene
  const share = await send([to('Jean Roy'), to('Anne Côté', { notifyRecipient: false }), to('William Smith')])
  await office.deliver()
  const extended = await change(share.id, { expiresOn: day(60) })
  expect([extended.status, extended.body.expiresAt.slice(0, 10)]).toEqual([200, day(61)])
  expect(await heard()).toEqual([
    [JEAN, 'Prolongé jusqu’au 23 janvier 2027 : Projet d’acte, version finale'],
    [WILLIAM, 'Extended to January 23, 2027: Projet d’acte, version finale'],
  ])
  await change(share.id, { expiresOn: day(60) })
  expect(await heard()).toEqual([])
})

test('a share is never shortened: who would end it sooner revokes it', async () => {
  const { send, to, day, zone, clerk, documents, office } = scene
  const { id, expiresAt } = await send([to('Jean Roy')], { documentIds: [documents[0]] })
  await zone.call(await zone.signIn(JEAN), 'POST', `/inbox/${id}/extension-requests`)
  await office.deliver()
  const shorter = { expiresOn: day(29), addDocumentIds: [documents[1]] }
  const refused = await change(id, shorter)
  expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
    422,
    'expiry_shortened',
    'expiresOn',
  ])
  expect(plain(refused.body.detail)).toBe(
    'Ce partage expire le 24 décembre 2026. Choisissez une date plus tardive. Pour y mettre fin plus tôt, révoquez-le.',
  )
  const english = await zone.call(clerk, 'PATCH', `/shares/${id}`, shorter, { 'Accept-Language': 'en' })
  expect(plain(english.body.detail)).toBe(
    'This share expires on December 24, 2026. Choose a later date. To end it sooner, revoke it.',
  )
  const share = await scene.read(id)
  expect([share.expiresAt, share.documents.length]).toEqual([expiresAt, 1])
  expect(share.recipients[0]?.extensionRequestedAt).not.toBeNull()
  expect(await heard()).toEqual([])
})

test('an expired share, which takes nothing more, may be given a new life', async () => {
  const { send, to, day, zone, office } = scene
  const share = await send([to('Jean Roy')], { expiresOn: day(10) })
  await scene.later(12 * DAY)
  const jean = await zone.signIn(JEAN)
  expect((await inbox(jean, share.id)).body).toMatchObject({
    documents: [],
    expiresAt: expect.stringContaining(day(-1)),
  })
  const late = await change(share.id, { addDocumentIds: [scene.documents[0]] })
  expect([late.status, late.body.code]).toEqual([410, 'share_expired'])
  expect(plain(late.body.detail)).toBe('Ce partage est expiré depuis le 4 décembre 2026.')
  expect((await change(share.id, { expiresOn: day(1) })).status).toBe(200)
  expect((await inbox(jean, share.id)).body.documents).toHaveLength(2)
  await office.deliver()
})

test('documents are added at their version of the day; adding them again tells nobody', async () => {
  const { zone, clerk, dossier, documents, send, to, office } = scene
  const share = await send([to('Jean Roy'), to('Anne Côté', { notifyRecipient: false })], {
    documentIds: [documents[0]],
  })
  await office.deliver()
  const added = await addDocument(zone, clerk, dossier.id, 'plan.pdf')
  await upload(
    zone,
    clerk,
    { filename: 'plan.pdf', filetype: 'application/pdf', dossierId: dossier.id },
    'plan corrigé',
  )
  const changed = await change(share.id, { addDocumentIds: [added, documents[0]] })
  expect(changed.body.documents).toMatchObject([
    { name: 'projet d’acte.pdf', version: 1 },
    { name: 'plan.pdf', version: 2 },
  ])
  expect(await heard()).toEqual([
    [JEAN, 'Marchand Thibodeau, notaires vous transmet des documents : Projet d’acte, version finale'],
  ])
  await change(share.id, { addDocumentIds: [added] })
  expect(await heard()).toEqual([])
})

test.each([
  [{}, 422, 'expiresOn'],
  [{ expiresOn: '2020-01-01' }, 422, 'expiresOn'],
  [{ addDocumentIds: [] }, 422, 'addDocumentIds'],
  [{ addDocumentIds: ['x'] }, 422, 'addDocumentIds[0]'],
  [{ title: 'Autre' }, 400, 'title'],
])('the change %j is refused', async (body, status, path) => {
  const share = await scene.send([scene.to('Jean Roy', { notifyRecipient: false })])
  const answer = await change(share.id, body)
  expect([answer.status, answer.body.errors[0].path]).toEqual([status, path])
  expect(await scene.read(share.id)).toEqual(share)
})

test('« Renvoyer » writes again, with a new activation only when the last one is old', async () => {
  const { zone, clerk, send, to, office } = scene
  const share = await send([to('Anne Côté', { notifyRecipient: false })])
  await office.deliver()
  const [anne] = share.recipients
  const resend = () => zone.call(clerk, 'POST', `/shares/${share.id}/recipients/${anne!.id}/resend`)
  expect((await resend()).status).toBe(202)
  expect((await heard()).map(([address]) => address)).toEqual([ANNE])
  expect((await scene.read(share.id)).recipients[0]?.sentAt).toBe(zone.clock.now().toISOString())
  await scene.later(3 * DAY)
  await resend()
  expect((await heard()).map(([address]) => address)).toEqual([ANNE, ANNE])

  const another = await send([to('Jean Roy', { notifyRecipient: false })])
  const crossed = await zone.call(clerk, 'POST', `/shares/${another.id}/recipients/${anne!.id}/resend`)
  expect(crossed.status).toBe(404)
})

test('a recipient who is taken off loses the share, the others keep it', async () => {
  const { zone, clerk, send, to } = scene
  const share = await send([to('Jean Roy'), to('Anne Côté')])
  const [jean, anne] = [await zone.signIn(JEAN), await zone.signIn(ANNE)]
  const remove = () => zone.call(clerk, 'DELETE', `/shares/${share.id}/recipients/${share.recipients[0]!.id}`)
  expect([(await remove()).status, (await remove()).status]).toEqual([204, 204])
  expect((await inbox(jean, share.id)).status).toBe(404)
  expect((await inbox(anne, share.id)).status).toBe(200)
  expect((await scene.read(share.id)).recipients.map(({ removedAt }) => removedAt !== null)).toEqual([true, false])
  await scene.office.deliver()
})

test('a revoked share is gone for its recipients and cannot be changed', async () => {
  const { zone, clerk, send, to, day } = scene
  const share = await send([to('Jean Roy')])
  const jean = await zone.signIn(JEAN)
  const revoke = () => zone.call(clerk, 'DELETE', `/shares/${share.id}`)
  expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204])
  expect((await inbox(jean, share.id)).status).toBe(404)
  const listed = await zone.call(jean, 'GET', '/inbox')
  expect(listed.body.items.map(({ id }: { id: string }) => id)).not.toContain(share.id)
  for (const answer of [
    await change(share.id, { expiresOn: day(60) }),
    await zone.call(clerk, 'POST', `/shares/${share.id}/recipients/${share.recipients[0]!.id}/resend`),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([410, 'share_revoked'])
  }
  expect((await scene.read(share.id)).revokedAt).toBe(zone.clock.now().toISOString())
  await scene.office.deliver()
})

test('members and recipients hear of it live, and only of what is theirs', async () => {
  const { zone, firm, send, to } = scene
  const accountOf = async (email: string) =>
    (await zone.deps.db.read.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
  const events: [string, string, string | undefined][] = []
  const listen = async (who: string, firmIds: string[]) =>
    zone.deps.live.subscribe({ accountId: await accountOf(who), firmIds }, ({ event }) => {
      events.push([who, event.type, event.shareId])
    })
  const leave = [await listen(SYLVIE, [firm.firmId]), await listen(JEAN, []), await listen(ANNE, [])]
  const share = await send([to('Jean Roy')])
  await zone.call(await zone.signIn(JEAN), 'POST', `/inbox/${share.id}/opening`)
  for (const stop of leave) stop()
  expect(events).toEqual([
    [SYLVIE, 'share.changed', share.id],
    [JEAN, 'inbox.changed', share.id],
    [SYLVIE, 'share.changed', share.id],
    [JEAN, 'inbox.changed', share.id],
  ])
})

test('each act left its row, in one unbroken chain', async () => {
  expect(await verifyChain(scene.zone, scene.firm.firmId)).toEqual(
    expect.arrayContaining([
      'share.changed',
      'share.resent',
      'share.recipient_removed',
      'share.revoked',
      'share.opened',
    ]),
  )
})
