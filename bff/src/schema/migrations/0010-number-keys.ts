import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A visitor writes the number of his dossier as he likes. */
export const numberKeys: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE dossier ADD COLUMN numberKey TEXT NOT NULL DEFAULT ''`.execute(db)
    for (let last: string | undefined = ''; last !== undefined; last = await keyNext(db, last));
    await sql`CREATE INDEX dossierByNumberKey ON dossier (firmId, numberKey)`.execute(db)
  },
}

/** A thousand at a time. @returns the last of them, or undefined when there are no more */
async function keyNext(db: Kysely<unknown>, after: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; number: string }>`
    SELECT id, number FROM dossier WHERE id > ${after} ORDER BY id LIMIT 1000`.execute(db)
  for (const { id, number } of rows)
    await sql`UPDATE dossier SET numberKey = ${keyOf(number)} WHERE id = ${id}`.execute(db)
  return rows.at(-1)?.id
}

/** What `numberKey` of the contract makes of a number. */
function keyOf(number: string): string {
  const bare = number.normalize('NFKD').replace(/\p{Mark}/gu, '')
  return bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
