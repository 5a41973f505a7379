import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How long a firm keeps a dossier, who kept it on, and what was told of its end. */
const STATEMENTS = [
  `ALTER TABLE firm ADD COLUMN retentionDays INTEGER NOT NULL DEFAULT 90 CHECK (retentionDays BETWEEN 30 AND 365)`,
  `ALTER TABLE dossier ADD COLUMN keptAt TEXT`,
  `ALTER TABLE dossier ADD COLUMN purgeToldFor TEXT`,
  `ALTER TABLE recipient ADD COLUMN undeliveredReason TEXT`,
]

export const keeping: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
