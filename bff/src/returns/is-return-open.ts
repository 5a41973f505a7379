import type { Kysely } from 'kysely'
import type { Tables } from '../schema/index.ts'

/** Whether a return that began may still arrive: nothing of what allowed it was taken back meanwhile. */
export async function isReturnOpen(
  db: Kysely<Tables>,
  upload: Pick<Tables['upload'], 'accountId' | 'shareId' | 'documentId'>,
  now: Date,
): Promise<boolean> {
  const recipient = await db
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .innerJoin('dossier', 'dossier.id', 'share.dossierId')
    .select('recipient.id')
    .where('recipient.accountId', '=', upload.accountId)
    .where('recipient.shareId', '=', upload.shareId)
    .where('recipient.mayReturn', '=', 1)
    .where('recipient.removedAt', 'is', null)
    .where('share.revokedAt', 'is', null)
    .where('share.expiresAt', '>', now.toISOString())
    .where('dossier.closedAt', 'is', null)
    .executeTakeFirst()
  if (recipient === undefined) return false
  if (upload.documentId === null) return true
  const document = await db
    .selectFrom('document')
    .select('id')
    .where('id', '=', upload.documentId)
    .where('binnedAt', 'is', null)
    .executeTakeFirst()
  return document !== undefined
}
