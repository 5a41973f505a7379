import type { Account } from '@juriszone/widgets/contract'
import { after, MINUTE, SECOND } from '../../platform/clock.ts'
import { emailKey } from '../../platform/email-address.ts'
import { checkTokens, takeToken, tooMany } from '../../platform/limits.ts'
import type { RateLimit } from '../../platform/limits.ts'
import { Problem } from '../../platform/problems.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { loadAccount } from './accounts.store.ts'
import { isPassword } from './password.ts'
import { openSession } from './sessions.ts'

/** Failures only: a whole office sits behind one address. */
export const FAILURES_BY_ADDRESS: RateLimit = { name: 'sign-in', burst: 10, everyMs: 6 * SECOND }
const FREE_FAILURES = 5
const LONGEST_LOCK = 15 * MINUTE
const FAILURES_UNTIL_RESET = 100

/**
 * Opens a session. Unknown account, wrong password and account not activated look and take the same.
 * @param input.ip address of the client, IPv6 cut to its /56
 * @returns the account and the secret for its cookie
 * @throws Problem bad_credentials, too_many_attempts
 */
export async function signIn(
  deps: Deps,
  input: { email: string; password: string; ip: string; requestId: string },
): Promise<{ account: Account; secret: string }> {
  await checkTokens(deps, FAILURES_BY_ADDRESS, input.ip, 'too_many_attempts')
  const found = await deps.db.read
    .selectFrom('account')
    .select(['id', 'passwordHash', 'failedSignIns', 'lockedUntil'])
    .where('email', '=', emailKey(input.email))
    .executeTakeFirst()
  const lockedFor = Date.parse(found?.lockedUntil ?? '') - deps.clock.now().getTime()
  if (lockedFor > 0) throw tooMany('too_many_attempts', lockedFor)

  const isRight = await isPassword(found?.passwordHash ?? null, input.password)
  const now = deps.clock.now()
  const actor = { kind: 'system', id: found?.id ?? null, requestId: input.requestId } as const
  if (!isRight || found === undefined || found.failedSignIns >= FAILURES_UNTIL_RESET) {
    await deps.db.write(async (tx) => {
      if (found !== undefined) {
        // Counted by the database: guesses made at once were all read before any of them was written.
        const { failedSignIns } = await tx
          .updateTable('account')
          .set((eb) => ({ failedSignIns: eb('failedSignIns', '+', 1) }))
          .where('id', '=', found.id)
          .returning('failedSignIns')
          .executeTakeFirstOrThrow()
        const lockedUntil = failedSignIns < FREE_FAILURES ? null : after(now, lockTime(failedSignIns))
        await tx.updateTable('account').set({ lockedUntil }).where('id', '=', found.id).execute()
      }
      await recordActivity(deps, tx, {
        firmId: ZONE_CHAIN,
        at: now,
        actor,
        action: 'session.refused',
        outcome: 'refused',
      })
    })
    await takeToken(deps, FAILURES_BY_ADDRESS, input.ip, 'too_many_attempts')
    throw new Problem('bad_credentials')
  }

  const account = await loadAccount(deps.db.read, found.id)
  if (account === undefined) throw new Problem('bad_credentials')
  const secret = await deps.db.write(async (tx) => {
    await tx.updateTable('account').set({ failedSignIns: 0, lockedUntil: null }).where('id', '=', found.id).execute()
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'session.opened' })
    return openSession(tx, found.id, account.memberships.length > 0, now)
  })
  return { account, secret }
}

/** Two seconds, four, eight… fifteen minutes at most. */
function lockTime(failures: number): number {
  return Math.min(LONGEST_LOCK, 2 ** (failures - FREE_FAILURES) * SECOND)
}
