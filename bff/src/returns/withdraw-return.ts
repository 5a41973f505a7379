import { touchDossier } from '../dossiers/index.ts'
import { withdrawVersion } from '../documents/index.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import { getReceivedShare } from '../recipients/index.ts'
import type { DbTx } from '../schema/index.ts'
import type { ActingRecipient } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

/**
 * Takes a return back while no member has opened it; again changes nothing.
 * @throws Problem not_found, return_opened
 */
export async function withdrawReturn(
  deps: Deps,
  acting: ActingRecipient,
  shareId: string,
  returnId: string,
): Promise<void> {
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const share = await getReceivedShare(tx, acting.accountId, shareId)
    const recipientIds = share.recipients.map(({ id }) => id)
    const version = orNotFound(
      await tx
        .selectFrom('documentVersion')
        .innerJoin('document', 'document.id', 'documentVersion.documentId')
        .select([
          'documentVersion.documentId',
          'documentVersion.recipientId',
          'documentVersion.isRevision',
          'documentVersion.openedAt',
          'documentVersion.withdrawnAt',
          'document.currentVersionId',
        ])
        .where('documentVersion.id', '=', returnId)
        .where('documentVersion.recipientId', 'in', recipientIds)
        .executeTakeFirst(),
    )
    if (version.withdrawnAt !== null) return
    const { dossierId } = share
    const { documentId, recipientId } = version
    // A revision is current only once adopted; a new document stops being so only when a member adds to it.
    const isUntouched = (version.currentVersionId === returnId) === (version.isRevision === 0)
    if (version.openedAt !== null || !isUntouched || (await isSharedOnward(tx, returnId)))
      throw new Problem('return_opened')

    await withdrawVersion(tx, returnId, now.toISOString())
    await recountReturns(tx, recipientIds)
    await touchDossier(tx, dossierId, now)
    await recordActivity(deps, tx, {
      firmId: share.firmId,
      at: now,
      actor: acting.actor,
      action: 'document.return_withdrawn',
      dossierId,
      documentId,
      shareId,
      recipientId,
      live: {
        forMembers: { type: 'return.changed', dossierId, documentId, shareId },
        forRecipients: { accountIds: [acting.accountId], event: { type: 'inbox.changed', shareId } },
      },
    })
  })
}

async function isSharedOnward(tx: DbTx, versionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('shareDocument')
    .select('shareId')
    .where('versionId', '=', versionId)
    .executeTakeFirst()
  return row !== undefined
}

/** « Remis » tells of what is still there. */
async function recountReturns(tx: DbTx, recipientIds: string[]): Promise<void> {
  const { last } = await tx
    .selectFrom('documentVersion')
    .select((eb) => eb.fn.max('createdAt').as('last'))
    .where('recipientId', 'in', recipientIds)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('recipient')
    .set({ returnedAt: last })
    .where('id', 'in', recipientIds)
    .where('returnedAt', 'is not', null)
    .execute()
}
