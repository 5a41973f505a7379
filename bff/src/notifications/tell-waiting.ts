import { sql } from 'kysely'
import { MINUTE } from '../platform/clock.ts'
import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'

/** What comes this long after an e-mail is gathered into the next one. */
export const QUIET_TIME = 10 * MINUTE

/**
 * Tells what waits to be told and has had its quiet time, each in a transaction of its own.
 * @param key column of `table` that says whose notice it is
 * @returns when the next e-mail will be due; null when nothing waits
 */
export async function tellWaiting(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  [table, key]: ['depositNotice', 'firmId'] | ['returnNotice', 'shareId'],
  tell: (tx: DbTx, id: string, now: Date) => Promise<void>,
): Promise<Date | null> {
  const now = clock.now()
  const waiting = db.read.selectFrom(table).where('pendingSince', 'is not', null)
  const due = waiting.select(sql.ref<string>(key).as('id')).where('notBefore', '<=', now.toISOString())
  for (const { id } of await due.execute()) await db.write((tx) => tell(tx, id, now))
  const next = await waiting.select('notBefore').orderBy('notBefore').limit(1).executeTakeFirst()
  return next === undefined ? null : new Date(next.notBefore)
}
