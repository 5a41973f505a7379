import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseKey } from '../../../bff/src/schema/index.ts'
import type { Tables } from '../../../bff/src/schema/index.ts'
import { HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { openDatabase } from '../../../bff/src/platform/database.ts'
import { remindRecipients } from '../../../bff/src/shares/index.ts'
import { upload } from '../../support/upload.ts'
import { linksOf, plain } from '../mail/post-office.ts'
import { verifyChain } from './audit.ts'
import { ANNE, COUPLE, JEAN, setScene, SYLVIE, WILLIAM } from './scene.ts'
import type { Scene } from './scene.ts'

let scene: Scene
afterEach(() => scene.stop())

/** 24 November, ten in the morning: a share of ten days ends with 4 December, in winter time. */
beforeEach(async () => {
  scene = await setScene()
})
const LAST_DAY = '2026-12-04'
const J3 = '2026-12-01T14:00:00Z'
const J1 = '2026-12-03T14:00:00Z'

function at(instant: string): void {
  scene.zone.clock.advance(Date.parse(instant) - scene.zone.clock.now().getTime())
}
/** Who is reminded at that instant; other mail is none of it. */
async function remindedAt(instant: string): Promise<string[]> {
  at(instant)
  const mails = await scene.office.deliver()
  return mails.filter(({ subject }) => /^(Rappel|Reminder)/.test(subject)).map(({ to }) => to)
}
async function sendUntil(expiresOn: string, recipients: object[], changes: object = {}) {
  // Sessions end while the clock is moved.
  Object.assign(scene.clerk, await scene.zone.signIn(SYLVIE))
  const share = await scene.send(recipients, { expiresOn, ...changes })
  await scene.office.deliver()
  return share
}
async function patch(shareId: string, change: object) {
  return scene.zone.call(await scene.zone.signIn(SYLVIE), 'PATCH', `/shares/${shareId}`, change)
}
async function open(email: string, shareId: string) {
  const caller = await scene.zone.signIn(email)
  expect((await scene.zone.call(caller, 'POST', `/inbox/${shareId}/opening`)).status).toBe(204)
  return caller
}
async function giveBack(email: string, shareId: string) {
  const done = await upload(scene.zone, await open(email, shareId), { filename: 'passeport.jpg', shareId })
  expect(done.status).toBe(204)
}
const readOnly = { mayReturn: false }

test('who has not opened is reminded at nine, three days and one day before the last one; each time once', async () => {
  const share = await sendUntil(LAST_DAY, [scene.to('Jean Roy', readOnly)])
  expect(await remindedAt('2026-12-01T13:59:00Z')).toEqual([])
  expect(await remindedAt(J3)).toEqual([JEAN])
  expect((await remindersOf(share.id))[0]).toEqual({ remindedAt: new Date(J3).toISOString(), remindersSent: 1 })
  expect(await remindedAt('2026-12-01T20:00:00Z')).toEqual([])
  expect(await remindedAt('2026-12-03T13:59:00Z')).toEqual([])
  expect(await remindedAt(J1)).toEqual([JEAN])
  expect(await remindedAt('2026-12-04T15:00:00Z')).toEqual([])
  expect(await remindedAt('2026-12-05T15:00:00Z')).toEqual([])
  const actions = await verifyChain(scene.zone, scene.firm.firmId)
  expect(actions.filter((action) => action === 'share.reminded')).toHaveLength(2)
})

test('the letter says what waits and until when, in the reader’s language, and leads on by one button', async () => {
  const share = await sendUntil(LAST_DAY, [scene.to('Jean Roy'), scene.to('William Smith', readOnly)])
  await open(JEAN, share.id)
  at(J3)
  const [jean, william] = await scene.office.deliver()
  expect([jean!.to, plain(jean!.subject)]).toEqual([JEAN, 'Rappel : Projet d’acte, version finale'])
  expect(plain(jean!.text)).toContain('attend un document de votre part. Vous n’avez encore rien remis.')
  expect(plain(jean!.text)).toContain('jusqu’au 4 décembre 2026')
  expect(linksOf(jean!)).toContain(`http://localhost:8787/partages/${share.id}`)

  expect([william!.to, plain(william!.subject)]).toEqual([WILLIAM, 'Reminder: Projet d’acte, version finale'])
  expect(plain(william!.text)).toContain('has sent you documents. You have not opened them yet.')
  // He has no account yet: the button makes one, and goes on to the share.
  const [address = ''] = linksOf(william!).filter((link) => link.includes('/activer#t='))
  const token = new URL(address).hash.slice(3)
  const preview = await scene.zone.call(null, 'POST', '/activations/preview', { token })
  expect([preview.status, preview.body.email]).toEqual([200, WILLIAM])
})

test('what was done is not asked for again', async () => {
  const opened = await sendUntil(LAST_DAY, [scene.to('Jean Roy', readOnly)])
  const returned = await sendUntil(LAST_DAY, [scene.to('Jean Roy'), scene.to('Anne Côté')])
  await open(JEAN, opened.id)
  await open(ANNE, returned.id)
  await giveBack(JEAN, returned.id)
  await scene.office.deliver()
  expect(await remindedAt(J3)).toEqual([ANNE])
  await giveBack(ANNE, returned.id)
  expect(await remindedAt(J1)).toEqual([])
})

test('nobody is reminded of a share that has ended for him, without « Notification » or « Sans rappel »', async () => {
  const { zone, clerk, to } = scene
  const revoked = await sendUntil(LAST_DAY, [to('Jean Roy')])
  await zone.call(clerk, 'DELETE', `/shares/${revoked.id}`)
  const removed = await sendUntil(LAST_DAY, [to('Jean Roy'), to('Anne Côté', { notifyRecipient: false })])
  await zone.call(clerk, 'DELETE', `/shares/${removed.id}/recipients/${removed.recipients[0]!.id}`)
  const silent = await sendUntil(LAST_DAY, [to('Jean Roy')])
  expect(silent.isReminded).toBe(true)
  expect((await patch(silent.id, { isReminded: false })).body.isReminded).toBe(false)
  expect(await remindedAt(J3)).toEqual([])

  expect((await patch(silent.id, { isReminded: true })).body.isReminded).toBe(true)
  expect(await remindedAt('2026-12-01T16:00:00Z')).toEqual([JEAN])
  await zone.call(await zone.signIn(SYLVIE), 'POST', `/dossiers/${scene.dossier.id}/closing`)
  expect(await remindedAt(J1)).toEqual([])
})

test('turning reminders off tells no recipient, leaves its row, and says so to whoever looks', async () => {
  const { zone, office, read, firm } = scene
  const share = await sendUntil(LAST_DAY, [scene.to('Jean Roy')])
  const events: unknown[] = []
  const scope = { accountId: '', firmIds: [firm.firmId] }
  zone.deps.live.subscribe(scope, ({ event }) => events.push(event.type))
  for (let twice = 0; twice < 2; twice++) {
    expect((await patch(share.id, { isReminded: false })).status).toBe(200)
  }
  expect(await office.deliver()).toEqual([])
  expect((await read(share.id)).isReminded).toBe(false)
  expect(events).toEqual(['share.changed'])
  const actions = await verifyChain(zone, firm.firmId)
  expect(actions.filter((action) => action === 'share.changed')).toHaveLength(1)
  expect((await patch(share.id, { isReminded: 'non' })).status).toBe(422)
  expect((await patch(share.id, {})).status).toBe(422)
})

test('nobody is reminded of a share that has nothing left in it, unless something is awaited', async () => {
  const { zone, to } = scene
  const share = await sendUntil(LAST_DAY, [to('Jean Roy', readOnly), to('Anne Côté')])
  const clerk = await zone.signIn(SYLVIE)
  for (const { id } of share.documents) await zone.call(clerk, 'DELETE', `/documents/${id}`)
  expect(await remindedAt(J3)).toEqual([ANNE])
})

test('what was sent after the moment of a reminder needs none of that moment', async () => {
  at('2026-12-01T15:00:00Z')
  await sendUntil(LAST_DAY, [scene.to('Jean Roy')])
  expect(await remindedAt('2026-12-02T15:01:00Z')).toEqual([])
  expect(await remindedAt(J1)).toEqual([JEAN])
})

test('a share that is extended has reminders of its new end', async () => {
  const share = await sendUntil(LAST_DAY, [scene.to('Jean Roy', readOnly)])
  expect(await remindedAt(J3)).toEqual([JEAN])
  at('2026-12-02T15:00:00Z')
  expect((await patch(share.id, { expiresOn: '2026-12-14' })).status).toBe(200)
  expect(await remindedAt(J1)).toEqual([])
  expect(await remindedAt('2026-12-11T14:00:00Z')).toEqual([JEAN])
  expect(await remindedAt('2026-12-13T14:00:00Z')).toEqual([JEAN])
  expect((await remindersOf(share.id))[0]).toMatchObject({ remindersSent: 3 })
})

test('never within a day of another letter of the share, and none while one still waits', async () => {
  const { zone, office, to } = scene
  // Sent in the morning before its last day: at the same hour a day later there is still time to remind.
  at('2026-12-03T13:00:00Z')
  const share = await sendUntil(LAST_DAY, [to('Jean Roy')])
  expect(await remindedAt(J1)).toEqual([])
  expect(await remindedAt('2026-12-04T12:59:00Z')).toEqual([])
  expect(await remindedAt('2026-12-04T14:00:00Z')).toEqual([JEAN])

  const other = await sendUntil('2026-12-20', [to('Anne Côté')])
  at('2026-12-16T19:00:00Z')
  const clerk = await zone.signIn(SYLVIE)
  await zone.call(clerk, 'POST', `/shares/${other.id}/recipients/${other.recipients[0]!.id}/resend`)
  await office.close()
  await office.deliver()
  expect(await remindedAt('2026-12-17T14:00:00Z')).toEqual([])
  await office.reopen()
  zone.clock.advance(20 * MINUTE)
  // What waited leaves now; the reminder of that day waits for tomorrow, or it would be two in an hour.
  expect((await office.deliver()).map((mail) => plain(mail.subject))).toContain(
    'Marchand Thibodeau, notaires vous transmet des documents : Projet d’acte, version finale',
  )
  expect(await remindedAt('2026-12-18T14:00:00Z')).toEqual([])
  expect(await remindedAt('2026-12-18T14:30:00Z')).toEqual([ANNE])
  expect((await remindersOf(share.id))[0]).toMatchObject({ remindersSent: 1 })
})

test('by night nobody is written to: what was missed waits for the morning', async () => {
  await sendUntil(LAST_DAY, [scene.to('Jean Roy')])
  expect(await remindedAt('2026-12-02T01:00:00Z')).toEqual([])
  expect(await remindedAt('2026-12-02T08:00:00Z')).toEqual([])
  expect(await remindedAt('2026-12-02T14:00:00Z')).toEqual([JEAN])
  // One letter for a zone that was down over both.
  await sendUntil('2026-12-09', [scene.to('Anne Côté')])
  expect(await remindedAt('2026-12-09T15:00:00Z')).toEqual([ANNE])
  expect(await remindedAt('2026-12-09T18:00:00Z')).toEqual([])
})

test.each([
  // Clocks go forward on 14 March 2027, and back on 7 November: nine is nine on either side.
  ['2027-03-16', '2027-03-13T14:00:00Z', '2027-03-15T13:00:00Z'],
  ['2027-03-17', '2027-03-14T13:00:00Z', '2027-03-16T13:00:00Z'],
  ['2026-11-04', '2026-11-01T14:00:00Z', '2026-11-03T14:00:00Z'],
])('a share that ends on %s, where the clocks change', async (lastDay, first, second) => {
  await scene.stop()
  scene = await setScene(new Date(Date.parse(first) - 10 * 24 * HOUR))
  await sendUntil(lastDay, [scene.to('Jean Roy', readOnly)])
  const before = (instant: string): string => new Date(Date.parse(instant) - MINUTE).toISOString()
  expect(await remindedAt(before(first))).toEqual([])
  expect(await remindedAt(first)).toEqual([JEAN])
  expect(await remindedAt(before(second))).toEqual([])
  expect(await remindedAt(second)).toEqual([JEAN])
})

test('of two processes that look at the same instant, one reminds', async () => {
  const { zone, to } = scene
  await sendUntil(LAST_DAY, [to('Jean Roy'), to('Anne Côté'), to('Marie Gagnon'), to('Paul Gagnon')])
  at(J3)
  const path = `${zone.directory}/juriszone.db`
  const db = await openDatabase<Tables>(path, databaseKey(path, zone.deps.keys))
  try {
    await Promise.all([remindRecipients(zone.deps), remindRecipients({ ...zone.deps, db })])
  } finally {
    await db.close()
  }
  // A couple with one address are two recipients, each with his own letter.
  expect((await remindedAt(J3)).toSorted()).toEqual([ANNE, COUPLE, COUPLE, JEAN])
})

test('a reminder that comes back is told to the sender, once, and is the last one', async () => {
  const { office, to } = scene
  const share = await sendUntil(LAST_DAY, [to('Jean Roy')])
  office.refuse(JEAN)
  at(J3)
  const told = await office.deliver()
  expect(told.map((mail) => [mail.to, plain(mail.subject)])).toEqual([[SYLVIE, 'Courriel non remis : Jean Roy']])
  const [jean] = (await readShare(share.id)).recipients
  expect([jean!.undeliveredReason, jean!.undeliveredAt]).toEqual(['refused', new Date(J3).toISOString()])
  at(J1)
  expect(await office.deliver()).toEqual([])
})

test('a resend that comes back is told once, though two letters of it do', async () => {
  const { office, zone, clerk, to } = scene
  const share = await sendUntil(LAST_DAY, [to('Jean Roy', { notifyRecipient: false })])
  office.refuse(JEAN)
  // Its activation link is not fresh any more: both letters leave again.
  at('2026-11-27T15:00:00Z')
  Object.assign(clerk, await zone.signIn(SYLVIE))
  const [jean] = share.recipients
  for (let again = 0; again < 2; again++) {
    await zone.call(clerk, 'POST', `/shares/${share.id}/recipients/${jean!.id}/resend`)
    expect((await office.deliver()).map((mail) => plain(mail.subject))).toEqual(['Courriel non remis : Jean Roy'])
  }
})

async function readShare(id: string) {
  return (await scene.zone.call(await scene.zone.signIn(SYLVIE), 'GET', `/shares/${id}`)).body
}

async function remindersOf(shareId: string) {
  return scene.zone.deps.db.read
    .selectFrom('recipient')
    .select(['remindedAt', 'remindersSent'])
    .where('shareId', '=', shareId)
    .orderBy('id')
    .execute()
}
