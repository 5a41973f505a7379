import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../bff/src/platform/clock.ts'
import { createFirm } from '../../../bff/src/services/accounts/index.ts'
import { hostWith } from '../../support/zone.ts'
import { linksOf, plain } from '../mail/post-office.ts'
import { verifyChain } from '../shares/audit.ts'
import { LUC, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene.stop())

const read = async () => (await scene.zone.call(scene.clerk, 'GET', `/dossiers/${scene.dossier.id}`)).body
const keep = () => scene.zone.call(scene.clerk, 'POST', `/dossiers/${scene.dossier.id}/keeping`)
const inDays = (days: number): string => new Date(scene.zone.clock.now().getTime() + days * DAY).toISOString()

test('a dossier is kept ninety days after its last activity; « Conserver » begins them anew, and is no activity', async () => {
  const before = await read()
  expect(before.purgeAt).toBe(new Date(Date.parse(before.lastActivityAt) + 90 * DAY).toISOString())

  await scene.later(10 * DAY)
  const answer = await keep()
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({ ...before, purgeAt: inDays(90) })
  expect(await verifyChain(scene.zone, scene.firm.firmId)).toContain('dossier.kept')

  await scene.later(DAY)
  await scene.zone.call(scene.clerk, 'PATCH', `/documents/${scene.documents[0]}`, { name: 'projet.pdf' })
  expect((await read()).purgeAt).toBe(inDays(90))
  const list = await scene.zone.call(scene.clerk, 'GET', '/dossiers')
  expect(list.body.items[0].purgeAt).toBe(inDays(90))
})

test('members are told fourteen days before, each once; of a later end again', async () => {
  const told = async () => (await scene.office.deliver()).map((mail) => [mail.to, plain(mail.subject)])
  const subject = 'Dossier à conserver ou à détruire bientôt : 2026-0412'
  await scene.later(76 * DAY - MINUTE)
  expect(await told()).toEqual([])
  await scene.later(MINUTE)
  const heard = await told()
  expect(heard).toHaveLength(2)
  expect(new Map(heard as [string, string][])).toEqual(
    new Map([
      [LUC, subject],
      [SYLVIE, subject],
    ]),
  )
  await scene.later(DAY)
  expect(await told()).toEqual([])

  await keep()
  await scene.later(77 * DAY)
  const [letter] = await scene.office.deliver()
  expect(plain(letter!.subject)).toBe(subject)
  expect(linksOf(letter!)).toContain(`http://localhost:8787/dossiers/${scene.dossier.id}`)
  // The number alone: neither what the dossier is about nor who is in it.
  for (const word of ['Vente', 'Roy', 'projet']) expect(letter!.text + letter!.html).not.toContain(word)
})

test('who has left the firm is told nothing; a kept dossier is not told of', async () => {
  await keep()
  const other = await scene.exportDossier('2026-0500', [])
  await scene.later(77 * DAY)
  await keep()
  const disabledAt = scene.zone.clock.now().toISOString()
  await scene.zone.deps.db.write((tx) =>
    tx.updateTable('member').set({ disabledAt }).where('id', '=', scene.notary.memberId).execute(),
  )
  const mails = await scene.office.deliver()
  expect(mails.map((mail) => [mail.to, linksOf(mail)[0]])).toEqual([
    [SYLVIE, `http://localhost:8787/dossiers/${other.id}`],
  ])
})

test('a firm keeps its dossiers as long as it was registered with', async () => {
  const { deps } = scene.zone
  const input = { name: 'Lavoie et fille', phone: null, email: null, privacyUrl: null, retentionDays: 30 }
  const { firmId, entityKey, apiKey } = await createFirm(deps, input)
  const { id } = await scene.exportDossier('77', [], hostWith({ entityKey }, apiKey))
  const member = await scene.zone.member(firmId, { name: 'Rose Lavoie', email: 'rose@lavoie.example' })
  const { body } = await scene.zone.call(member, 'GET', `/dossiers/${id}`)
  expect(body.purgeAt).toBe(inDays(30))
  await expect(createFirm(deps, { ...input, retentionDays: 29 })).rejects.toThrow()
})
