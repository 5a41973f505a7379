import type { DbTx } from '../schema/index.ts'
import { activationMail } from '../services/accounts/index.ts'
import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import type { MailRoom, UndeliveredMail } from '../services/mail/index.ts'
import { findNoticeReaders } from './tell-sender.ts'
import { undeliveredMail } from './undelivered.email.ts'

/** What a refused e-mail sets off: it shows on the recipient's line, and its sender is told (e-mail 12). */
export function noteUndelivered(deps: Deps): MailRoom['onUndelivered'] {
  return async (tx, mail, now) => {
    for (const recipient of await findUnreached(tx, mail, now)) {
      const { recipientId, shareId, dossierId, firmId, senderId, firm, title } = recipient
      await tx
        .updateTable('recipient')
        .set({ undeliveredAt: now.toISOString(), undeliveredReason: mail.reason })
        .where('id', '=', recipientId)
        .execute()
      const letter = { firm, title, dossierId, recipient: recipient.name, address: recipient.email }
      for (const to of await findNoticeReaders(tx, { firmId, senderId })) {
        await enqueueMail(tx, undeliveredMail, to, letter, now)
      }
      await recordActivity(deps, tx, {
        firmId,
        at: now,
        actor: SYSTEM_ACTOR,
        action: 'mail.undelivered',
        dossierId,
        shareId,
        recipientId,
        details: { kind: mail.kind, reason: mail.reason },
        live: { forMembers: { type: 'share.changed', dossierId, shareId } },
      })
    }
  }
}

/**
 * The recipient whose e-mail it was, unless his line says already that he is not reached: of two letters that come back
 * one is told. An activation belongs to an account: it is told only for those to whom it was the only e-mail, since for
 * the others their own comes back as well. All other mail, e-mail 12 first, sets off nothing.
 */
function findUnreached(tx: DbTx, mail: UndeliveredMail, now: Date) {
  const recipients = tx
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select([
      'recipient.id as recipientId',
      'recipient.name',
      'recipient.email',
      'share.id as shareId',
      'share.dossierId',
      'share.firmId',
      'share.senderId',
      'share.title',
      'firm.name as firm',
    ])
    .where('recipient.removedAt', 'is', null)
    .where('share.revokedAt', 'is', null)
    .where('recipient.undeliveredAt', 'is', null)
  if (mail.recipientId !== null) return recipients.where('recipient.id', '=', mail.recipientId).execute()
  if (mail.kind !== activationMail.kind) return []
  return recipients
    .where('recipient.email', '=', mail.address)
    .where('recipient.notifyRecipient', '=', 0)
    .where('share.expiresAt', '>', now.toISOString())
    .execute()
}
