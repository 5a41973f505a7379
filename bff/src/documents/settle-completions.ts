import type { ExpressionBuilder } from 'kysely'
import type { DbTx, Tables } from '../schema/index.ts'

/**
 * « Téléchargé » of the recipients of these shares: each document that is there for one has left for him to the end. To
 * be asked again whenever that changes, by a download or by what the share holds.
 */
export async function settleCompletions(tx: DbTx, shareIds: readonly string[], now: Date): Promise<void> {
  if (shareIds.length === 0) return
  await tx
    .updateTable('recipient')
    .set({ downloadCompletedAt: now.toISOString() })
    .where('shareId', 'in', shareIds)
    .where('downloadCompletedAt', 'is', null)
    // A share that is empty now was not downloaded for that.
    .where((eb) => eb.exists(documentsOf(eb)))
    .where((eb) => eb.not(eb.exists(missingOf(eb))))
    .execute()
  await tx
    .updateTable('recipient')
    .set({ downloadCompletedAt: null })
    .where('shareId', 'in', shareIds)
    .where('downloadCompletedAt', 'is not', null)
    .where((eb) => eb.exists(missingOf(eb)))
    .execute()
}

function documentsOf(eb: ExpressionBuilder<Tables, 'recipient'>) {
  return eb
    .selectFrom('shareDocument')
    .innerJoin('document', 'document.id', 'shareDocument.documentId')
    .innerJoin('documentVersion', 'documentVersion.id', 'shareDocument.versionId')
    .select('document.id')
    .whereRef('shareDocument.shareId', '=', 'recipient.shareId')
    .where('document.binnedAt', 'is', null)
    .where('documentVersion.withdrawnAt', 'is', null)
    .where('documentVersion.state', '<>', 'infected')
}

function missingOf(eb: ExpressionBuilder<Tables, 'recipient'>) {
  return documentsOf(eb)
    .leftJoin('recipientDownload', (join) =>
      join
        .onRef('recipientDownload.documentId', '=', 'shareDocument.documentId')
        .onRef('recipientDownload.recipientId', '=', 'recipient.id'),
    )
    .where('recipientDownload.completedAt', 'is', null)
}
