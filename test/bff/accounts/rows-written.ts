import type { Db } from '../../../bff/src/schema/index.ts'

/** What asking for a letter writes: how many codes or links, letters and traces there are more once `ask` is done. */
export async function rowsWritten<Result>(db: Db, ask: () => Promise<Result>): Promise<{ rows: number[]; of: Result }> {
  const before = await countRows(db)
  const of = await ask()
  return { rows: (await countRows(db)).map((count, table) => count - before[table]!), of }
}

function countRows({ read }: Db): Promise<number[]> {
  const tables = [['code', 'link'], ['outbox'], ['activity']] as const
  return Promise.all(
    tables.map(async (alike) => {
      let sum = 0
      for (const table of alike) {
        const count = read.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count'))
        sum += (await count.executeTakeFirstOrThrow()).count
      }
      return sum
    }),
  )
}
