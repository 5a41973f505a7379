import type { Locale } from '@juriszone/widgets/contract'
import { requireUnexpired } from '../shares/index.ts'
import type { ActingRecipient } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { getReceivedShare } from './received-share.ts'

/**
 * Notes that a person has opened the share: asked for by the page, never by a mail scanner's GET. The first time counts.
 * @throws Problem not_found, share_expired
 */
export async function openShare(deps: Deps, acting: ActingRecipient, shareId: string, locale: Locale): Promise<void> {
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const share = await getReceivedShare(tx, acting.accountId, shareId)
    requireUnexpired(share, now, locale)
    const { dossierId } = share
    for (const { id: recipientId, openedAt } of share.recipients) {
      if (openedAt !== null) continue
      await tx.updateTable('recipient').set({ openedAt: now.toISOString() }).where('id', '=', recipientId).execute()
      await recordActivity(deps, tx, {
        firmId: share.firmId,
        at: now,
        actor: acting.actor,
        action: 'share.opened',
        dossierId,
        shareId,
        recipientId,
        live: {
          forMembers: { type: 'share.changed', dossierId, shareId },
          forRecipients: { accountIds: [acting.accountId], event: { type: 'inbox.changed', shareId } },
        },
      })
    }
  })
}
