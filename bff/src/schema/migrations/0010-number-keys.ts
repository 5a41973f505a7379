import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { fillColumn } from './fill-column.ts'

/** A visitor writes the number of his dossier as he likes. */
export const numberKeys: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE dossier ADD COLUMN numberKey TEXT NOT NULL DEFAULT ''`.execute(db)
    await fillColumn(db, { table: 'dossier', from: 'number', to: 'numberKey' }, keyOf)
    await sql`CREATE INDEX dossierByNumberKey ON dossier (firmId, numberKey)`.execute(db)
  },
}

/** What `numberKey` of the contract makes of a number. */
function keyOf(number: string): string {
  const bare = number.normalize('NFKD').replace(/\p{Mark}/gu, '')
  return bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
