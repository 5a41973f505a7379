import type { Account } from '@juriszone/widgets/contract'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { loadAccount } from './accounts.store.ts'
import { forgetDevice, useDevice } from './devices.ts'
import type { RememberedDevice } from './devices.ts'
import { openSession } from './sessions.ts'

/** Opens a session on a remembered device, without a code; null when it is not remembered any more. */
export async function signInByDevice(
  deps: Deps,
  input: { secret: string; requestId: string },
): Promise<{ account: Account; secret: string; device: RememberedDevice } | null> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const device = await useDevice(tx, input.secret, now)
    if (device === undefined) return null
    const account = await loadAccount(tx, device.accountId)
    // Who has become a member meanwhile has a password.
    if (account === undefined || account.memberships.length > 0) {
      await forgetDevice(tx, device.secret)
      return null
    }
    const actor = { kind: 'system', id: account.id, requestId: input.requestId } as const
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'session.opened' })
    return { account, device, secret: await openSession(tx, account.id, false, now) }
  })
}
