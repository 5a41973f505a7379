import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SECOND } from '../../../bff/src/platform/clock.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'
import { seedReturn, seedShare } from './seed-share.ts'

const ANNE = 'anne@courriel.example'

let zone: Zone
let host: Caller
let clerk: Awaited<ReturnType<Zone['member']>>
let notary: Caller
let dossierId: string
let made = 0
beforeAll(async () => {
  zone = await startZone()
  const firm = await zone.firm()
  host = firm.host
  clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  notary = await zone.member(firm.firmId, { name: 'Luc Thibodeau', email: 'luc@etude.example', role: 'notary' })
})
beforeEach(async () => {
  const parties = [{ kind: 'person', name: 'Anne Côté', email: ANNE }]
  const answer = await zone.call(host, 'PUT', `/dossiers/R-${made++}`, { description: 'Vente', parties })
  dossierId = answer.body.id
})
afterAll(() => zone.stop())

const read = async (caller: Caller) => (await zone.call(caller, 'GET', `/dossiers/${dossierId}`)).body
const unseen = async (caller: Caller) => (await zone.call(caller, 'GET', '/counts')).body.dossiers

test('returns are unseen until this member looks, and count the dossier once', async () => {
  const share = await seedShare(zone, dossierId, clerk.memberId, ANNE)
  expect(await read(clerk)).toMatchObject({ documents: 0, hasUnseenReturns: false })
  await seedReturn(zone, share, 'passeport.pdf')
  await seedReturn(zone, share, 'bail.pdf')
  zone.clock.advance(SECOND)
  expect(await read(clerk)).toMatchObject({ documents: 2, hasUnseenReturns: true })
  expect([await unseen(clerk), await unseen(notary)]).toEqual([1, 1])

  const seen = await zone.call(clerk, 'POST', `/dossiers/${dossierId}/seen`)
  expect(seen.status).toBe(204)
  expect((await read(clerk)).hasUnseenReturns).toBe(false)
  expect((await read(notary)).hasUnseenReturns).toBe(true)
  expect([await unseen(clerk), await unseen(notary)]).toEqual([0, 1])

  zone.clock.advance(SECOND)
  await seedReturn(zone, share, 'acte.pdf')
  expect((await read(clerk)).hasUnseenReturns).toBe(true)
  await zone.call(clerk, 'POST', `/dossiers/${dossierId}/seen`)
  await zone.call(notary, 'POST', `/dossiers/${dossierId}/seen`)
})

test.each(['binnedAt', 'withdrawnAt'] as const)('a document with %s is neither counted nor unseen', async (fact) => {
  const share = await seedShare(zone, dossierId, clerk.memberId, ANNE)
  const { documentId } = await seedReturn(zone, share, 'passeport.pdf')
  const at = zone.clock.now().toISOString()
  await zone.deps.db.write(async (tx) => {
    await tx
      .updateTable('document')
      .set({ [fact]: at })
      .where('id', '=', documentId)
      .execute()
    if (fact === 'withdrawnAt') {
      await tx.updateTable('documentVersion').set({ withdrawnAt: at }).where('documentId', '=', documentId).execute()
    }
  })
  expect(await read(clerk)).toMatchObject({ documents: 0, hasUnseenReturns: false })
  expect(await unseen(clerk)).toBe(0)
})

test('closing a dossier ends its live shares, is told to who is concerned, and leaves a trace of each', async () => {
  const live = await seedShare(zone, dossierId, clerk.memberId, ANNE)
  const anne = await zone.deps.db.read
    .selectFrom('account')
    .select('id')
    .where('email', '=', ANNE)
    .executeTakeFirstOrThrow()
  const heard: unknown[] = []
  const stop = zone.deps.live.subscribe({ accountId: anne.id, firmIds: [] }, ({ event }) => heard.push(event))
  expect((await zone.call(clerk, 'POST', `/dossiers/${dossierId}/closing`)).status).toBe(200)
  await zone.call(clerk, 'POST', `/dossiers/${dossierId}/closing`)
  stop()

  const share = await zone.deps.db.read
    .selectFrom('share')
    .selectAll()
    .where('id', '=', live.shareId)
    .executeTakeFirst()
  expect(share?.revokedAt).toBe(zone.clock.now().toISOString())
  expect(heard).toEqual([{ type: 'inbox.changed', shareId: live.shareId }])
  const trace = await zone.deps.db.read
    .selectFrom('activity')
    .select(['action', 'shareId'])
    .where('dossierId', '=', dossierId)
    .where('actorKind', '=', 'member')
    .execute()
  expect(trace).toEqual([
    { action: 'share.revoked', shareId: live.shareId },
    { action: 'dossier.closed', shareId: null },
  ])
})
