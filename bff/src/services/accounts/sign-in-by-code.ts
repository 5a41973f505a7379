import type { Account } from '@juriszone/widgets/contract'
import { checkTokens, takeToken } from '../../platform/limits.ts'
import { Problem } from '../../platform/problems.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { loadAccount } from './accounts.store.ts'
import { noteActivated } from './activate-account.ts'
import { useCode } from './codes.ts'
import { rememberDevice } from './devices.ts'
import type { RememberedDevice } from './devices.ts'
import { openSession } from './sessions.ts'
import { FAILURES_BY_ADDRESS } from './sign-in.ts'

interface CodeInput {
  id: string
  code: string
  /** How its owner will recognize this device; null when it is not to be remembered. */
  device: string | null
  ip: string
  requestId: string
}

/**
 * Signs in whoever reads the mail of the address that asked; it activates an account that was not, without a password.
 * @throws Problem bad_code, code_ended, too_many_attempts
 */
export async function signInByCode(
  deps: Deps,
  input: CodeInput,
): Promise<{ account: Account; secret: string; continueTo: string; device: RememberedDevice | null }> {
  await checkTokens(deps, FAILURES_BY_ADDRESS, input.ip, 'too_many_attempts')
  const code = await useCode(deps, 'signIn', input).catch(async (error: unknown) => {
    if (error instanceof Problem) await noteRefused(deps, input)
    throw error
  })
  const account = code.accountId === null ? undefined : await loadAccount(deps.db.read, code.accountId)
  // Who has become a member meanwhile has a password.
  if (account === undefined || account.memberships.length > 0) throw new Problem('code_ended')
  const now = deps.clock.now()
  const actor = { kind: 'system', id: account.id, requestId: input.requestId } as const
  return deps.db.write(async (tx) => {
    await noteActivated(deps, tx, actor, now)
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'session.opened' })
    const { device: name } = input
    const device = name === null ? null : await rememberDevice(tx, { accountId: account.id, name }, now)
    const secret = await openSession(tx, account.id, false, now)
    return { account, secret, device, continueTo: code.shareId === null ? '/partages' : `/partages/${code.shareId}` }
  })
}

/** Counts against the address that guesses come from, beside the code's own five tries. */
async function noteRefused(deps: Deps, { id, ip, requestId }: CodeInput): Promise<void> {
  await deps.db.write(async (tx) => {
    const code = await tx.selectFrom('code').select('accountId').where('id', '=', id).executeTakeFirst()
    const actor = { kind: 'system', id: code?.accountId ?? null, requestId } as const
    const what = { action: 'session.refused', outcome: 'refused' } as const
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: deps.clock.now(), actor, ...what })
  })
  await takeToken(deps, FAILURES_BY_ADDRESS, ip, 'too_many_attempts')
}
