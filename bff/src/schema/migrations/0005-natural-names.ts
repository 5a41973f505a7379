import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { fillColumn } from './fill-column.ts'

/** « Annexe 2 » before « Annexe 10 »: documents are searched by one column and sorted by another. */
export const naturalNames: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE document ADD COLUMN nameSort TEXT NOT NULL DEFAULT ''`.execute(db)
    await sql`DROP INDEX documentByName`.execute(db)
    await fillColumn(db, { table: 'document', from: 'nameFold', to: 'nameSort' }, sortable)
    await sql`CREATE INDEX documentByName ON document (dossierId, nameSort, id)`.execute(db)
  },
}

/** What `naturalKey` of platform/ makes of a name, from what `fold` had made of it. */
function sortable(nameFold: string): string {
  return nameFold.replace(/0*(\d+)/g, (_, figures: string) => String(figures.length).padStart(3, '0') + figures)
}
