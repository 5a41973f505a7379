import { sql } from 'kysely'
import { after, MINUTE } from '../platform/clock.ts'
import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'

/** What comes this long after an e-mail is gathered into the next one. */
const QUIET_TIME = 10 * MINUTE

/** A table of notices, and its column that says whose each one is. */
type Notices = readonly ['depositNotice', 'firmId'] | readonly ['returnNotice', 'shareId']

/** Tells what came `since`. @returns false when nothing of it is left to tell */
type Tell = (tx: DbTx, id: string, since: string, now: Date) => Promise<boolean>

/**
 * Tells what waits to be told and has had its quiet time, each in a transaction of its own.
 * @returns when the next e-mail will be due; null when nothing waits
 */
export async function tellWaiting(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  notices: Notices,
  tell: Tell,
): Promise<Date | null> {
  const [table, key] = notices
  const now = clock.now()
  const waiting = db.read.selectFrom(table).where('pendingSince', 'is not', null)
  const due = waiting.select(sql.ref<string>(key).as('id')).where('notBefore', '<=', now.toISOString())
  for (const { id } of await due.execute()) await db.write((tx) => tellOne(tx, notices, id, tell, now))
  const next = await waiting.select('notBefore').orderBy('notBefore').limit(1).executeTakeFirst()
  return next === undefined ? null : new Date(next.notBefore)
}

async function tellOne(tx: DbTx, [table, key]: Notices, id: string, tell: Tell, now: Date): Promise<void> {
  const notice = await tx
    .selectFrom(table)
    .select('pendingSince')
    .where(sql.ref(key), '=', id)
    .where('notBefore', '<=', now.toISOString())
    .executeTakeFirst()
  const since = notice?.pendingSince ?? null
  // Another process was quicker.
  if (since === null) return
  const isTold = await tell(tx, id, since, now)
  await tx
    .updateTable(table)
    // What is not told begins no quiet time.
    .set({ pendingSince: null, ...(isTold && { notBefore: after(now, QUIET_TIME) }) })
    .where(sql.ref(key), '=', id)
    .execute()
}
