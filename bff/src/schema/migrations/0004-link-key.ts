import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A link that a widget asked for ends with the API key behind it. */
export const linkKey: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(`ALTER TABLE downloadLink ADD COLUMN keyId TEXT`).execute(db)
  },
}
