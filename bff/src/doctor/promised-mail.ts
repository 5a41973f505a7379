import { sql } from 'kysely'
import { after, HOUR } from '../platform/clock.ts'
import type { Invariant } from './invariant.ts'
import { countRows, reportEach } from './pages.ts'

/** Whoever was to be written to was, will be, or is known not to be reached. */
export const promisedMail: Invariant = {
  name: 'I4 promised mail',
  async check({ deps: { db, clock }, mailKinds }, report) {
    const waiting = sql`sentAt is null and bouncedAt is null and failedAt is null`
    await reportEach(
      db.read,
      report,
      'recipient',
      sql<{ id: string }>`
        select recipient.id from recipient
        join share on share.id = recipient.shareId
        where recipient.notifyRecipient = 1 and recipient.sentAt is null and recipient.undeliveredAt is null
          and recipient.removedAt is null and share.revokedAt is null
          and recipient.id not in (select recipientId from outbox where ${waiting} and recipientId is not null)`,
      'was to be written to, and no e-mail waits',
    )
    await reportEach(
      db.read,
      report,
      'version',
      sql<{ id: string }>`
        select documentVersion.id from documentVersion
        left join returnNotice on returnNotice.shareId = documentVersion.shareId
        where documentVersion.recipientId is not null and documentVersion.withdrawnAt is null
          and (returnNotice.shareId is null
            or (returnNotice.pendingSince is null and returnNotice.notBefore < documentVersion.createdAt))`,
      'was returned, and its sender neither was nor will be told',
    )
    await reportEach(
      db.read,
      report,
      'e-mail',
      sql<{ id: string }>`
        select id from outbox
        where ${waiting} and kind not in (select value from json_each(${JSON.stringify([...mailKinds])}))`,
      'of a kind that nobody can write',
    )
    await reportEach(
      db.read,
      report,
      'e-mail',
      sql<{ id: string }>`
        select id from outbox where ${waiting} and max(leasedUntil, notBefore) > ${after(clock.now(), HOUR)}`,
      'put off for longer than e-mails are',
    )
    return countRows(db.read, 'recipient', 'outbox')
  },
}
