import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** For questions that are asked all day, of rows that are few among many. */
const STATEMENTS = [
  // Each piece of a download asks whether it has begun, in a dossier that may have had thousands of acts in the hour.
  `CREATE INDEX activityDownload ON activity (documentId, actorId, at) WHERE action = 'document.downloaded'`,
  // Each page of a list asks what came back: hardly any version did, and to look at each takes its page off the disk.
  `CREATE INDEX versionReturned ON documentVersion (documentId) WHERE recipientId IS NOT NULL`,
]

export const indexes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
