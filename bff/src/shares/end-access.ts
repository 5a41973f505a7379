import { touchDossier } from '../dossiers/index.ts'
import { orNotFound } from '../platform/problems.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { findReaders } from './write-to-recipients.ts'

/** Ends a share for all its recipients; again changes nothing. */
export async function revokeShare(deps: Deps, member: ActingMember, shareId: string): Promise<void> {
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const share = await tx
      .updateTable('share')
      .set({ revokedAt: now.toISOString() })
      .where('id', '=', shareId)
      .where('revokedAt', 'is', null)
      .returning(['firmId', 'dossierId'])
      .executeTakeFirst()
    if (share === undefined) return
    const accountIds = (await findReaders(tx, shareId)).map(({ accountId }) => accountId)
    await touchDossier(tx, share.dossierId, now)
    await recordActivity(deps, tx, {
      ...share,
      at: now,
      actor: member.actor,
      action: 'share.revoked',
      shareId,
      live: {
        forMembers: { type: 'share.changed', dossierId: share.dossierId, shareId },
        forRecipients: { accountIds, event: { type: 'inbox.changed', shareId } },
      },
    })
  })
}

/** Takes one recipient off a share; the others keep it. Again changes nothing. @throws Problem not_found */
export async function removeRecipient(
  deps: Deps,
  member: ActingMember,
  shareId: string,
  recipientId: string,
): Promise<void> {
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const recipient = orNotFound(
      await tx
        .selectFrom('recipient')
        .innerJoin('share', 'share.id', 'recipient.shareId')
        .select(['recipient.accountId', 'recipient.removedAt', 'share.dossierId'])
        .where('recipient.id', '=', recipientId)
        .where('share.id', '=', shareId)
        .executeTakeFirst(),
    )
    if (recipient.removedAt !== null) return
    const { dossierId, accountId } = recipient
    await tx.updateTable('recipient').set({ removedAt: now.toISOString() }).where('id', '=', recipientId).execute()
    await touchDossier(tx, dossierId, now)
    await recordActivity(deps, tx, {
      firmId: member.firmId,
      at: now,
      actor: member.actor,
      action: 'share.recipient_removed',
      dossierId,
      shareId,
      recipientId,
      live: {
        forMembers: { type: 'share.changed', dossierId, shareId },
        forRecipients: { accountIds: [accountId], event: { type: 'inbox.changed', shareId } },
      },
    })
  })
}
