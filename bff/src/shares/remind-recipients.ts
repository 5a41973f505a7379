import { awaitedOf } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { documentsLeft } from '../documents/index.ts'
import { after, DAY } from '../platform/clock.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { issueLink } from '../services/accounts/index.ts'
import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { reminderMoment } from './reminder-times.ts'
import { reminderMail } from './reminder.email.ts'

/** Three days, the rest of the last one, and the hour that a change of clocks adds. */
const LOOKED_AHEAD = 5 * DAY

/** Reminds who has not opened, or not returned, three days and one day before the end; each time once. */
export async function remindRecipients(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const waiting = await selectWaiting(deps.db.read, now).execute()
  const due = waiting.filter((recipient) => isDue(recipient, now))
  for (const { id } of due) await deps.db.write((tx) => remind(deps, tx, id, now))
}

async function remind(deps: Deps, tx: DbTx, recipientId: string, now: Date): Promise<void> {
  const recipient = await selectWaiting(tx, now).where('recipient.id', '=', recipientId).executeTakeFirst()
  // Opened meanwhile, or reminded by another process.
  if (recipient === undefined || !isDue(recipient, now)) return
  const { accountId, shareId, firmId, dossierId, firm, sender, title, expiresAt } = recipient
  const awaited = awaitedIn(recipient)
  if (awaited === null) return
  await tx
    .updateTable('recipient')
    .set((eb) => ({ remindedAt: now.toISOString(), remindersSent: eb('remindersSent', '+', 1) }))
    .where('id', '=', recipientId)
    .execute()
  const link =
    recipient.activatedAt === null
      ? await issueLink(deps, tx, { purpose: 'activation', accountId, shareId }, now)
      : null
  const to = { address: recipient.email, name: recipient.name, locale: recipient.locale, recipientId }
  await enqueueMail(tx, reminderMail, to, { firm, sender, title, expiresAt, shareId, awaited, link }, now)
  await recordActivity(deps, tx, {
    firmId,
    at: now,
    actor: SYSTEM_ACTOR,
    action: 'share.reminded',
    dossierId,
    shareId,
    recipientId,
    details: { awaited },
    live: { forMembers: { type: 'share.changed', dossierId, shareId } },
  })
}

/**
 * Recipients of shares that end soon who may be reminded at all: they are written to, can be reached, something is left
 * for them, and no letter of this share left for them within a day or still waits to.
 */
function selectWaiting(db: Kysely<Tables>, now: Date) {
  return db
    .selectFrom('share')
    .innerJoin('recipient', 'recipient.shareId', 'share.id')
    .innerJoin('party', 'party.id', 'recipient.partyId')
    .innerJoin('account', 'account.id', 'recipient.accountId')
    .innerJoin('dossier', 'dossier.id', 'share.dossierId')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .innerJoin('member', 'member.id', 'share.senderId')
    .innerJoin('account as senderAccount', 'senderAccount.id', 'member.accountId')
    .select([
      'recipient.id',
      'recipient.accountId',
      'recipient.name',
      'recipient.email',
      'recipient.createdAt',
      'recipient.mayReturn',
      'recipient.openedAt',
      'recipient.returnedAt',
      'recipient.removedAt',
      'recipient.remindedAt',
      'party.locale',
      'account.activatedAt',
      'share.id as shareId',
      'share.firmId',
      'share.dossierId',
      'share.title',
      'share.expiresAt',
      'firm.name as firm',
      'senderAccount.name as sender',
    ])
    .where('share.expiresAt', '>', now.toISOString())
    .where('share.expiresAt', '<', after(now, LOOKED_AHEAD))
    .where('share.revokedAt', 'is', null)
    .where('dossier.closedAt', 'is', null)
    .where('recipient.removedAt', 'is', null)
    .where('recipient.undeliveredAt', 'is', null)
    .where('recipient.notifyRecipient', '=', 1)
    .where('recipient.isReminded', '=', 1)
    .where((eb) => eb.or([eb('recipient.mayReturn', '=', 1), eb.exists(documentsLeft())]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.recipientId', '=', 'recipient.id')
            .where('outbox.bouncedAt', 'is', null)
            .where('outbox.failedAt', 'is', null)
            .where((inner) =>
              inner.or([inner('outbox.sentAt', 'is', null), inner('outbox.sentAt', '>', after(now, -DAY))]),
            ),
        ),
      ),
    )
    .orderBy('recipient.id')
}

type Waiting = Awaited<ReturnType<ReturnType<typeof selectWaiting>['executeTakeFirstOrThrow']>>

function isDue(recipient: Waiting, now: Date): boolean {
  if (awaitedIn(recipient) === null) return false
  const moment = reminderMoment(recipient.expiresAt, now)
  // What was sent after that moment needs no reminder of it.
  return moment !== null && (recipient.remindedAt ?? recipient.createdAt) < moment.toISOString()
}

function awaitedIn({ mayReturn, ...facts }: Waiting): 'opening' | 'return' | null {
  return awaitedOf({ ...facts, mayReturn: mayReturn === 1 })
}
