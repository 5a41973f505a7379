import type { Locale } from '@juriszone/widgets/contract'
import { requireStillOpen, touchDossier } from '../dossiers/index.ts'
import { orNotFound } from '../platform/problems.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { getUnrevokedShare, requireUnexpired } from './read-shares.ts'
import { findReaders, writeToRecipients } from './write-to-recipients.ts'

/**
 * Writes to one recipient again, « Notification » ticked or not: this time it is asked for by name.
 * @throws Problem not_found, share_revoked, share_expired, dossier_closed
 */
export async function resendShare(
  deps: Deps,
  member: ActingMember,
  input: { shareId: string; recipientId: string; locale: Locale },
): Promise<void> {
  const { shareId, recipientId, locale } = input
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const share = await getUnrevokedShare(tx, shareId)
    requireUnexpired(share, now, locale)
    const { firmId, dossierId } = share
    await requireStillOpen(tx, dossierId)
    const reader = orNotFound((await findReaders(tx, shareId)).find(({ id }) => id === recipientId))
    await tx
      .updateTable('recipient')
      .set({ sentAt: null, undeliveredAt: null, undeliveredReason: null })
      .where('id', '=', recipientId)
      .execute()
    await writeToRecipients(deps, tx, shareId, { activate: [reader], tell: [reader] }, now)
    await touchDossier(tx, dossierId, now)
    await recordActivity(deps, tx, {
      firmId,
      at: now,
      actor: member.actor,
      action: 'share.resent',
      dossierId,
      shareId,
      recipientId,
      live: { forMembers: { type: 'share.changed', dossierId, shareId } },
    })
  })
}
