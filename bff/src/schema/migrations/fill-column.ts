import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Makes one text column of another, a thousand rows at a time: a zone may hold a million. */
export async function fillColumn(
  db: Kysely<unknown>,
  { table, from, to }: { table: string; from: string; to: string },
  make: (text: string) => string,
): Promise<void> {
  let last: string | undefined = ''
  while (last !== undefined) {
    const { rows }: { rows: { id: string; text: string }[] } = await sql<{ id: string; text: string }>`
      SELECT id, ${sql.ref(from)} AS text FROM ${sql.table(table)} WHERE id > ${last} ORDER BY id LIMIT 1000`.execute(
      db,
    )
    for (const { id, text } of rows)
      await sql`UPDATE ${sql.table(table)} SET ${sql.ref(to)} = ${make(text)} WHERE id = ${id}`.execute(db)
    last = rows.at(-1)?.id
  }
}
