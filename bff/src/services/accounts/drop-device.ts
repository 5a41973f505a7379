import { Problem } from '../../platform/problems.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import type { ActingRecipient } from './principal.ts'

/**
 * Forgets one of the caller's devices, and ends every session but the one that asks: whoever has the lost telephone
 * may be signed in on it.
 * @param input.keptSession hash of the session that asks
 * @throws Problem not_found
 */
export async function dropDevice(
  deps: Deps,
  { accountId, actor }: ActingRecipient,
  input: { deviceId: string; keptSession: string },
): Promise<void> {
  await deps.db.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('device')
      .where('id', '=', input.deviceId)
      .where('accountId', '=', accountId)
      .executeTakeFirst()
    if (numDeletedRows !== 1n) throw new Problem('not_found')
    await tx.deleteFrom('session').where('accountId', '=', accountId).where('hash', '!=', input.keptSession).execute()
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: deps.clock.now(), actor, action: 'device.forgotten' })
  })
}
