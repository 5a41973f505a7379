import type { Kysely } from 'kysely'
import { after, DAY, HOUR, MINUTE } from '../../platform/clock.ts'
import { newSecret } from '../../platform/ids.ts'
import { tokenHash } from '../../platform/keys.ts'
import { keepUntilCommit } from '../../platform/keep-until-commit.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { DbTx, Tables } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import { NOBODY } from '../mail/index.ts'
import { asMembership } from './accounts.store.ts'
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
  const hash = tokenHash(secret)
  await tx
    .insertInto('session')
    .values({ hash, accountId, createdAt: at, seenAt: at, expiresAt: after(now, life.absolute) })
    .execute()
  const kept = tx
    .selectFrom('session')
    .select('hash')
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(MAX_SESSIONS)
  // Several of one instant have no order among them: the new one stays in any case.
  const dropped = tx.deleteFrom('session').where('accountId', '=', accountId).where('hash', 'not in', kept)
  await dropped.where('hash', '!=', hash).execute()
  return secret
}

const selectSession = preparedQuery((db: Kysely<Tables>, { hash }: { hash: string }) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .leftJoin('member', (join) => join.onRef('member.accountId', '=', 'account.id').on('member.disabledAt', 'is', null))
    .leftJoin('firm', 'firm.id', 'member.firmId')
    .select(['session.seenAt', 'session.expiresAt', 'account.id', 'account.name', 'account.email', 'account.locale'])
    .select(['member.id as memberId', 'member.role', 'firm.id as firmId', 'firm.name as firmName', 'firm.phone'])
    .where('session.hash', '=', hash)
    .orderBy('firm.name'),
)

/** A session as its rows tell it; instants in milliseconds, for they are looked at by every request. */
interface KnownSession {
  principal: Omit<AccountPrincipal, 'requestId'>
  seenAt: number
  expiresAt: number
}

/** Finds whoever holds a session's secret: asked by every request of the portal. */
export function sessionFinder(deps: Pick<Deps, 'db' | 'clock' | 'log'>) {
  const keep = keepUntilCommit<KnownSession | null>(deps.db)
  return async (secret: string, requestId: string): Promise<AccountPrincipal | null> => {
    const hash = tokenHash(secret)
    const session = await keep(hash, () => readSession(deps, hash))
    const now = deps.clock.now()
    if (session === null || session.expiresAt <= now.getTime()) return null
    const { principal, seenAt } = session
    const idleFor = now.getTime() - seenAt
    if (idleFor > idleLife(principal.memberships.length > 0)) return null
    if (idleFor > TOUCH_EVERY) await touch(deps, hash, now)
    return { ...principal, requestId }
  }
}

async function readSession({ db }: Pick<Deps, 'db'>, hash: string): Promise<KnownSession | null> {
  const rows = await selectSession(db.read, { hash })
  const [session] = rows
  if (session === undefined) return null
  const { id, name, email, locale, seenAt, expiresAt } = session
  return {
    principal: {
      kind: 'account',
      accountId: id,
      name,
      email,
      locale,
      memberships: rows.flatMap(asMembership),
      proof: { kind: 'session', hash },
      boundTo: null,
      scopes: null,
    },
    seenAt: Date.parse(seenAt),
    expiresAt: Date.parse(expiresAt),
  }
}

/** A full or locked database refuses no reader: his session idles a little longer. */
async function touch({ db, log }: Pick<Deps, 'db' | 'log'>, hash: string, now: Date): Promise<void> {
  await db
    .write((tx) => tx.updateTable('session').set({ seenAt: now.toISOString() }).where('hash', '=', hash).execute())
    .catch((error: unknown) => log.warn({ err: error }, 'a session was not marked as used'))
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
  // A deposit's codes go with it: they tell which e-mails were its own.
  await tx.deleteFrom('code').where('expiresAt', '<', yesterday).where('depositId', 'is', null).execute()
  // Each is full again by then, and its key is of somebody.
  await tx
    .deleteFrom('rateBucket')
    .where('updatedAt', '<', now.getTime() - DAY)
    .execute()
  await tx.deleteFrom('device').where('expiresAt', '<', yesterday).execute()
  await tx.deleteFrom('outbox').where('toAddress', '=', NOBODY.address).where('createdAt', '<', yesterday).execute()
}
