import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { tellReturns } from '../../../bff/src/notifications/index.ts'
import { upload } from '../../support/upload.ts'
import type { Caller } from '../../support/zone.ts'
import { linksOf, plain } from '../mail/post-office.ts'
import { ANNE, JEAN, LUC, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
let jean: Caller
let anne: Caller
beforeAll(async () => {
  scene = await setScene()
  await sendToBoth()
  jean = await scene.zone.signIn(JEAN)
  anne = await scene.zone.signIn(ANNE)
})
afterAll(() => scene.stop())

async function sendToBoth() {
  const share = await scene.send([scene.to('Jean Roy'), scene.to('Anne Côté')])
  await scene.office.deliver()
  return share
}
async function giveBack(caller: Caller, shareId: string, more: Record<string, string> = {}) {
  const done = await upload(scene.zone, caller, { filename: 'passeport.jpg', shareId, ...more })
  expect(done.status).toBe(204)
}
const heard = async () => (await scene.office.deliver()).map((mail) => [mail.to, plain(mail.subject)])

test('the first return is told at once; what follows within ten minutes of that e-mail is gathered into one more', async () => {
  const { zone, documents } = scene
  const share = await sendToBoth()
  await giveBack(jean, share.id)
  const [first, ...others] = await scene.office.deliver()
  expect(others).toEqual([])
  expect([first!.to, plain(first!.subject)]).toEqual([
    SYLVIE,
    'Jean Roy a remis un document : Projet d’acte, version finale',
  ])
  expect(linksOf(first!)).toContain(`http://localhost:8787/dossiers/${scene.dossier.id}`)
  expect(first!.text + first!.html).not.toContain('passeport')

  zone.clock.advance(MINUTE)
  await giveBack(anne, share.id)
  zone.clock.advance(5 * MINUTE)
  await giveBack(jean, share.id, { documentId: documents[0] ?? '' })
  await giveBack(jean, share.id)
  expect(await heard()).toEqual([])
  expect(await tellReturns(zone.deps)).toEqual(new Date(zone.clock.now().getTime() + 4 * MINUTE))
  zone.clock.advance(4 * MINUTE)
  const [gathered, ...more] = await scene.office.deliver()
  expect(more).toEqual([])
  expect(plain(gathered!.subject)).toBe('Anne Côté et Jean Roy ont remis 3 documents : Projet d’acte, version finale')
  expect(plain(gathered!.text)).toContain(
    '– Anne Côté : 1 nouveau document – Jean Roy : 1 nouveau document, 1 version modifiée',
  )
  expect(await tellReturns(zone.deps)).toBeNull()

  zone.clock.advance(11 * MINUTE)
  anne = await zone.signIn(ANNE)
  await giveBack(anne, share.id)
  expect(await heard()).toEqual([[SYLVIE, 'Anne Côté a remis un document : Projet d’acte, version finale']])
})

test('shares are told apart', async () => {
  const [first, second] = [await sendToBoth(), await sendToBoth()]
  await giveBack(jean, first.id)
  await giveBack(jean, second.id)
  expect(await heard()).toHaveLength(2)
})

test('what was taken back before it was told is not told', async () => {
  const { zone } = scene
  const share = await sendToBoth()
  await giveBack(jean, share.id)
  const { body } = await zone.call(jean, 'GET', `/inbox/${share.id}`)
  await zone.call(jean, 'DELETE', `/inbox/${share.id}/returns/${body.returns[0].id}`)
  expect(await heard()).toEqual([])
  await giveBack(jean, share.id)
  expect(await heard()).toHaveLength(1)
})

test('a sender who has left is replaced by the firm’s notaries', async () => {
  const { zone, clerk } = scene
  const share = await sendToBoth()
  const disabledAt = zone.clock.now().toISOString()
  await zone.deps.db.write((tx) =>
    tx.updateTable('member').set({ disabledAt }).where('id', '=', clerk.memberId).execute(),
  )
  await giveBack(jean, share.id)
  expect(await heard()).toEqual([[LUC, 'Jean Roy a remis un document : Projet d’acte, version finale']])
})
