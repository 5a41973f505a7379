import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const IS_EARLIER = `< (SELECT timestamp FROM kysely_migration WHERE name = '0007-clients')`

/** Until 0007 nobody knew of a download's last byte: what was told as downloaded then stays so. */
const STATEMENTS = [
  `UPDATE recipientDownload SET completedAt = at WHERE completedAt IS NULL AND at ${IS_EARLIER}`,
  `UPDATE recipient SET downloadCompletedAt = (
      SELECT max(completedAt) FROM recipientDownload WHERE recipientDownload.recipientId = recipient.id)
    WHERE downloadCompletedAt IS NULL AND downloadedAt ${IS_EARLIER} AND NOT EXISTS (
      SELECT 1 FROM shareDocument
        JOIN document ON document.id = shareDocument.documentId
        JOIN documentVersion ON documentVersion.id = shareDocument.versionId
        LEFT JOIN recipientDownload
          ON recipientDownload.recipientId = recipient.id AND recipientDownload.documentId = shareDocument.documentId
      WHERE shareDocument.shareId = recipient.shareId AND document.binnedAt IS NULL
        AND documentVersion.withdrawnAt IS NULL AND documentVersion.state <> 'infected'
        AND recipientDownload.completedAt IS NULL)`,
]

export const earlierDownloads: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
