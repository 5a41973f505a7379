import { sweepDestroyed } from '../documents/index.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { VisitorPrincipal } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

/**
 * A visitor takes a file back before he sends his deposit: nobody has seen it, and nothing of it is kept.
 * @throws Problem not_found, deposit_submitted
 */
export async function withdrawFile(
  deps: Deps,
  { depositId, requestId }: VisitorPrincipal,
  visitId: string,
  uploadId: string,
): Promise<void> {
  if (visitId !== depositId) throw new Problem('not_found')
  await deps.db.write(async (tx) => {
    const { firmId, submittedAt, versionId, documentId, size } = orNotFound(
      await tx
        .selectFrom('upload')
        .innerJoin('deposit', 'deposit.id', 'upload.depositId')
        .innerJoin('documentVersion', 'documentVersion.blobId', 'upload.id')
        .select(['upload.firmId', 'upload.size', 'deposit.submittedAt'])
        .select(['documentVersion.id as versionId', 'documentVersion.documentId'])
        .where('upload.id', '=', uploadId)
        .where('upload.depositId', '=', depositId)
        .executeTakeFirst(),
    )
    if (submittedAt !== null) throw new Problem('deposit_submitted')
    await deps.vault.destroy(tx, uploadId)
    await tx.deleteFrom('documentVersion').where('id', '=', versionId).execute()
    await tx.deleteFrom('document').where('id', '=', documentId).execute()
    await tx.deleteFrom('upload').where('id', '=', uploadId).execute()
    await recordActivity(deps, tx, {
      firmId,
      at: deps.clock.now(),
      actor: { kind: 'visitor', id: depositId, requestId },
      action: 'document.deposit_withdrawn',
      documentId,
      details: { uploadId, size },
    })
  })
  await sweepDestroyed(deps)
}
