import { afterEach, beforeEach, expect, test } from 'vitest'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { accountMails } from '../../../bff/src/services/accounts/index.ts'
import { deliverDueMail, mailTemplates, nextMailAt } from '../../../bff/src/services/mail/index.ts'
import type { Delivery, MailRoom } from '../../../bff/src/services/mail/index.ts'
import { until } from '../../support/until.ts'
import { startZone } from '../../support/zone.ts'
import type { Zone } from '../../support/zone.ts'

let zone: Zone
let room: MailRoom
/** What the mail server was given, and has not answered. */
let held: { messageId: string; answer: (delivery: Delivery) => void }[]
beforeEach(async () => {
  zone = await startZone()
  const { firmId } = await zone.firm()
  held = []
  room = {
    transport: {
      send({ messageId }) {
        const { promise, resolve } = Promise.withResolvers<Delivery>()
        held.push({ messageId, answer: resolve })
        return promise
      },
      close: () => undefined,
    },
    templates: mailTemplates(accountMails),
    from: 'zone@juriszone.example',
    onUndelivered: async () => undefined,
  }
  // Leaves one letter: the invitation.
  await zone.member(firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
})
afterEach(() => zone.stop())

async function beginDelivery(): Promise<{ ended: Promise<number> }> {
  const ended = deliverDueMail(zone.deps, room)
  const before = held.length
  await until(async () => (held.length > before ? true : undefined), 'the mail server to be given a letter')
  return { ended }
}

const isDue = async (): Promise<boolean> => (await nextMailAt(zone.deps))! <= zone.clock.now().toISOString()

test('a letter that one process is sending is not due to another, which sleeps until that lease would end', async () => {
  expect(await isDue()).toBe(true)
  const { ended } = await beginDelivery()
  expect(await isDue()).toBe(false)
  expect(await deliverDueMail(zone.deps, room)).toBe(0)
  held[0]?.answer({ outcome: 'taken' })
  expect(await ended).toBe(1)
  expect(await nextMailAt(zone.deps)).toBeNull()
  expect(held).toHaveLength(1)
})

test('the lease lasts for as long as the mail server takes its time', async () => {
  const { ended } = await beginDelivery()
  const first = await nextMailAt(zone.deps)
  zone.clock.advance(MINUTE)
  await until(async () => ((await nextMailAt(zone.deps)) === first ? undefined : true), 'the lease to be renewed')
  expect(await isDue()).toBe(false)
  held[0]?.answer({ outcome: 'taken' })
  await ended
})

test('who has died holds a letter half a minute at most: then another sends it, as the same one', async () => {
  const dead = await beginDelivery()
  zone.clock.advance(MINUTE / 2)
  const taken = await beginDelivery()
  expect(held[1]?.messageId).toBe(held[0]?.messageId)
  for (const { answer } of held) answer({ outcome: 'taken' })
  await Promise.all([dead.ended, taken.ended])
})
