import type { DbTx } from '../schema/index.ts'
import { documentsLeft } from './documents-left.ts'

/**
 * « Téléchargé » of the recipients of these shares: each document that is there for one has left for him to the end, the
 * last of them at that time. To be asked again whenever that changes, by a download or by what the share holds.
 */
export async function settleCompletions(tx: DbTx, shareIds: readonly string[]): Promise<void> {
  if (shareIds.length === 0) return
  await tx
    .updateTable('recipient')
    .set((eb) => ({
      downloadCompletedAt: eb
        .selectFrom('recipientDownload')
        .select((of) => of.fn.max('recipientDownload.completedAt').as('at'))
        .whereRef('recipientDownload.recipientId', '=', 'recipient.id'),
    }))
    .where('shareId', 'in', shareIds)
    .where('removedAt', 'is', null)
    .where('downloadCompletedAt', 'is', null)
    // A share that is empty now was not downloaded for that.
    .where((eb) => eb.exists(documentsLeft()))
    .where((eb) => eb.not(eb.exists(missing())))
    .execute()
  await tx
    .updateTable('recipient')
    .set({ downloadCompletedAt: null })
    .where('shareId', 'in', shareIds)
    .where('removedAt', 'is', null)
    .where('downloadCompletedAt', 'is not', null)
    .where((eb) => eb.exists(missing()))
    .execute()
}

/** The same, of the shares that bring this document to somebody; what is over stays as it was. */
export async function settleSharesOf(tx: DbTx, documentId: string, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom('shareDocument')
    .innerJoin('share', 'share.id', 'shareDocument.shareId')
    .select('share.id')
    .where('shareDocument.documentId', '=', documentId)
    .where('share.revokedAt', 'is', null)
    .where('share.expiresAt', '>', now.toISOString())
    .execute()
  await settleCompletions(
    tx,
    rows.map(({ id }) => id),
  )
}

function missing() {
  return documentsLeft()
    .leftJoin('recipientDownload', (join) =>
      join
        .onRef('recipientDownload.documentId', '=', 'shareDocument.documentId')
        .onRef('recipientDownload.recipientId', '=', 'recipient.id'),
    )
    .where('recipientDownload.completedAt', 'is', null)
}
