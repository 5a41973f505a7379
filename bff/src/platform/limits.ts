import type { Db, DbTx } from '../schema/index.ts'
import type { Clock } from './clock.ts'
import { tokenHash } from './keys.ts'
import { Problem } from './problems.ts'
import type { ProblemCode } from './problems.ts'

/** A token bucket: `burst` at once, then one every `everyMs` milliseconds. */
export interface RateLimit {
  name: string
  burst: number
  everyMs: number
}

/**
 * Takes one token from a bucket that all processes share.
 * @throws Problem 429 with the seconds to wait
 */
export async function takeToken(
  deps: { db: Pick<Db, 'write'>; clock: Clock },
  limit: RateLimit,
  who: string,
  code: ProblemCode = 'too_many_requests',
): Promise<void> {
  const waitMs = await deps.db.write((tx) => drain(tx, deps.clock.now().getTime(), limit, who, 1))
  if (waitMs > 0) throw tooMany(code, waitMs)
}

/** Takes one where an empty bucket is not told: the answer stays the same. @returns whether there was one */
export async function tryToken(
  deps: { db: Pick<Db, 'write'>; clock: Clock },
  limit: RateLimit,
  who: string,
): Promise<boolean> {
  return (await deps.db.write((tx) => drain(tx, deps.clock.now().getTime(), limit, who, 1))) === 0
}

/** Looks without taking: for limits that count failures only. @throws Problem 429 */
export async function checkTokens(
  deps: { db: Db; clock: Clock },
  limit: RateLimit,
  who: string,
  code: ProblemCode,
): Promise<void> {
  const row = await deps.db.read
    .selectFrom('rateBucket')
    .selectAll()
    .where('key', '=', bucketKey(limit, who))
    .executeTakeFirst()
  if (row === undefined) return
  const tokens = refilled(row, deps.clock.now().getTime(), limit)
  if (tokens < 1) throw tooMany(code, (1 - tokens) * limit.everyMs)
}

/** Milliseconds to wait when the bucket is empty, 0 when a token was taken. */
async function drain(tx: DbTx, now: number, limit: RateLimit, who: string, count: number): Promise<number> {
  const key = bucketKey(limit, who)
  const row = await tx.selectFrom('rateBucket').selectAll().where('key', '=', key).executeTakeFirst()
  const tokens = row === undefined ? limit.burst : refilled(row, now, limit)
  if (tokens < count) return (count - tokens) * limit.everyMs
  const values = { key, tokens: tokens - count, updatedAt: now }
  await tx
    .insertInto('rateBucket')
    .values(values)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute()
  return 0
}

function refilled(row: { tokens: number; updatedAt: number }, now: number, limit: RateLimit): number {
  return Math.min(limit.burst, row.tokens + Math.max(0, now - row.updatedAt) / limit.everyMs)
}

function bucketKey(limit: RateLimit, who: string): string {
  // An address that somebody once typed is nobody's to read here.
  return `${limit.name}:${tokenHash(who)}`
}

/** A 429 that says in words how long to wait. */
export function tooMany(code: ProblemCode, waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const minutes = Math.ceil(seconds / 60)
  // Rounded up and spelled out: the same word in both languages.
  const wait = `${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'}`
  return new Problem(code, { params: { wait }, retryAfter: seconds })
}
