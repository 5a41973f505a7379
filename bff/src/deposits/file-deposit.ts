import { moveDocuments } from '../documents/index.ts'
import { requireOpenDossier, touchDossier } from '../dossiers/index.ts'
import { afterCommit } from '../platform/database.ts'
import { orNotFound } from '../platform/problems.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { requireWaiting } from './get-deposit.ts'

/**
 * « Classer dans un dossier »: the documents go there as they are, each under a free name.
 * @throws Problem not_found, deposit_filed; dossier_closed
 */
export async function fileDeposit(
  deps: Deps,
  { firmId, actor }: ActingMember,
  depositId: string,
  dossierId: string,
): Promise<void> {
  const now = deps.clock.now()
  await deps.db.write(async (tx) => {
    await requireWaiting(tx, depositId)
    const dossier = orNotFound(
      await tx
        .selectFrom('dossier')
        .select('closedAt')
        .where('id', '=', dossierId)
        .where('firmId', '=', firmId)
        .where('depositId', 'is', null)
        .executeTakeFirst(),
    )
    requireOpenDossier(dossier)
    const { id: place } = await tx
      .selectFrom('dossier')
      .select('id')
      .where('depositId', '=', depositId)
      .executeTakeFirstOrThrow()
    const documents = await moveDocuments(tx, place, dossierId)
    await tx.updateTable('upload').set({ dossierId }).where('depositId', '=', depositId).execute()
    await tx.deleteFrom('dossier').where('id', '=', place).execute()
    await tx.deleteFrom('code').where('depositId', '=', depositId).execute()
    await tx.updateTable('deposit').set({ filedAt: now.toISOString(), dossierId }).where('id', '=', depositId).execute()
    await touchDossier(tx, dossierId, now)
    await recordActivity(deps, tx, {
      firmId,
      at: now,
      actor,
      action: 'deposit.filed',
      dossierId,
      details: { depositId, documents: documents.length },
      live: { forMembers: { type: 'document.changed', dossierId } },
    })
    afterCommit(tx, () => deps.live.publish({ firmId, forMembers: { type: 'deposit.changed' } }))
  })
}
