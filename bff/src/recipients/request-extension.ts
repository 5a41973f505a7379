import { after, DAY } from '../platform/clock.ts'
import { findNoticeReaders } from '../shares/index.ts'
import type { ActingRecipient } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { extensionRequestedMail } from './extension-requested.email.ts'
import { getReceivedShare } from './received-share.ts'

/** Asks the sender for more time (e-mail 10): once a day at most, asking again changes nothing. @throws Problem not_found */
export async function requestExtension(deps: Deps, acting: ActingRecipient, shareId: string): Promise<void> {
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const share = await getReceivedShare(tx, acting.accountId, shareId)
    const [recipient] = share.recipients
    const yesterday = after(now, -DAY)
    if (share.recipients.some(({ extensionRequestedAt }) => (extensionRequestedAt ?? '') > yesterday)) return

    const { firmId, dossierId, firm, title, expiresAt } = share
    await tx
      .updateTable('recipient')
      .set({ extensionRequestedAt: now.toISOString() })
      .where('accountId', '=', acting.accountId)
      .where('shareId', '=', shareId)
      .where('removedAt', 'is', null)
      .execute()
    const letter = { firm, title, expiresAt, dossierId, recipient: recipient.name }
    for (const to of await findNoticeReaders(tx, share)) await enqueueMail(tx, extensionRequestedMail, to, letter, now)
    await recordActivity(deps, tx, {
      firmId,
      at: now,
      actor: acting.actor,
      action: 'share.extension_requested',
      dossierId,
      shareId,
      recipientId: recipient.id,
      live: { forMembers: { type: 'share.changed', dossierId, shareId } },
    })
  })
}
