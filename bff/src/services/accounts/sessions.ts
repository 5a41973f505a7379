import { after, DAY, HOUR, MINUTE } from '../../platform/clock.ts'
import type { Clock } from '../../platform/clock.ts'
import { newSecret } from '../../platform/ids.ts'
import { tokenHash } from '../../platform/keys.ts'
import type { Db, DbTx } from '../../schema/index.ts'
import { loadAccount } from './accounts.store.ts'
import type { AccountPrincipal } from './principal.ts'

const MAX_SESSIONS = 5
/** Idle and absolute life of a session; a member's day is longer than a client's visit. */
const MEMBER_LIFE = { idle: 30 * MINUTE, absolute: 12 * HOUR }
const RECIPIENT_LIFE = { idle: 20 * MINUTE, absolute: 4 * HOUR }
/** `seenAt` is written at most this often. */
const TOUCH_EVERY = MINUTE

/** @returns the secret for the cookie; only its hash is kept */
export async function openSession(tx: DbTx, accountId: string, isMember: boolean, now: Date): Promise<string> {
  const secret = newSecret('')
  const life = isMember ? MEMBER_LIFE : RECIPIENT_LIFE
  const at = now.toISOString()
  await tx
    .insertInto('session')
    .values({ hash: tokenHash(secret), accountId, createdAt: at, seenAt: at, expiresAt: after(now, life.absolute) })
    .execute()
  const kept = tx
    .selectFrom('session')
    .select('hash')
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(MAX_SESSIONS)
  await tx.deleteFrom('session').where('accountId', '=', accountId).where('hash', 'not in', kept).execute()
  return secret
}

export async function findSession(
  deps: { db: Db; clock: Clock },
  secret: string,
  requestId: string,
): Promise<AccountPrincipal | null> {
  const now = deps.clock.now()
  const hash = tokenHash(secret)
  const session = await deps.db.read.selectFrom('session').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (session === undefined || session.expiresAt <= now.toISOString()) return null
  const account = await loadAccount(deps.db.read, session.accountId)
  if (account === undefined) return null
  const idleFor = now.getTime() - Date.parse(session.seenAt)
  if (idleFor > idleLife(account.memberships.length > 0)) return null
  if (idleFor > TOUCH_EVERY) {
    await deps.db.write((tx) =>
      tx.updateTable('session').set({ seenAt: now.toISOString() }).where('hash', '=', hash).execute(),
    )
  }
  return {
    kind: 'account',
    requestId,
    accountId: account.id,
    name: account.name,
    email: account.email,
    locale: account.locale,
    memberships: account.memberships,
    proof: { kind: 'session', hash },
    boundTo: null,
    scopes: null,
  }
}

/** Milliseconds without a request after which a session has ended. */
export function idleLife(isMember: boolean): number {
  return (isMember ? MEMBER_LIFE : RECIPIENT_LIFE).idle
}

export async function closeSession(tx: DbTx, hash: string): Promise<void> {
  await tx.deleteFrom('session').where('hash', '=', hash).execute()
}

/** A new password ends every session there was. */
export async function closeSessionsOf(tx: DbTx, accountId: string): Promise<void> {
  await tx.deleteFrom('session').where('accountId', '=', accountId).execute()
}

/** Rows that can no longer be used are of no use after a day. */
export async function sweepSessions(tx: DbTx, now: Date): Promise<void> {
  const yesterday = after(now, -DAY)
  await tx.deleteFrom('session').where('expiresAt', '<', yesterday).execute()
  await tx.deleteFrom('embedToken').where('expiresAt', '<', yesterday).execute()
}
