import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** « Annexe 2 » before « Annexe 10 »: documents are searched by one column and sorted by another. */
export const naturalNames: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE document ADD COLUMN nameSort TEXT NOT NULL DEFAULT ''`.execute(db)
    await sql`DROP INDEX documentByName`.execute(db)
    for (let last: string | undefined = ''; last !== undefined; last = await sortNext(db, last));
    await sql`CREATE INDEX documentByName ON document (dossierId, nameSort, id)`.execute(db)
  },
}

/** A thousand at a time: a zone may hold a million. @returns the last of them, or undefined when there are no more */
async function sortNext(db: Kysely<unknown>, after: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; nameFold: string }>`
    SELECT id, nameFold FROM document WHERE id > ${after} ORDER BY id LIMIT 1000`.execute(db)
  for (const { id, nameFold } of rows)
    await sql`UPDATE document SET nameSort = ${sortable(nameFold)} WHERE id = ${id}`.execute(db)
  return rows.at(-1)?.id
}

/** What `naturalKey` of platform/ makes of a name, from what `fold` had made of it. */
function sortable(nameFold: string): string {
  return nameFold.replace(/0*(\d+)/g, (_, figures: string) => String(figures.length).padStart(3, '0') + figures)
}
