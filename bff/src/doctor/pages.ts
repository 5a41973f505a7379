import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../schema/index.ts'

export type Read = Kysely<Tables>

const PAGE = 500

/** Rows in the order of their key, a page at a time: a million of them are never in memory. */
export async function* inPages<Row>(
  read: (after: string, limit: number) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  for (let after = ''; ;) {
    const rows = await read(after, PAGE)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = keyOf(last)
  }
}

export async function countRows(db: Read, ...tables: (keyof Tables)[]): Promise<number> {
  let total = 0
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
    total += rows[0]?.count ?? 0
  }
  return total
}

/** Reports each row that a query finds; one statement sees the zone at one moment. */
export async function reportEach(
  db: Read,
  report: (fault: string) => void,
  what: string,
  query: ReturnType<typeof sql<{ id: string }>>,
  fault: string,
): Promise<void> {
  const { rows } = await query.execute(db)
  for (const { id } of rows) report(`${what} ${id}: ${fault}`)
}
