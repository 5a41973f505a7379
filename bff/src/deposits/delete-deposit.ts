import { sweepDestroyed } from '../documents/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { destroyDeposit } from './destroy-deposit.ts'
import type { DepositRow } from './get-deposit.ts'
import { requireWaiting } from './get-deposit.ts'

/** A member wants nothing of it: it is destroyed at once, there is no bin. @throws Problem not_found, deposit_filed */
export async function deleteDeposit(deps: Deps, { actor }: ActingMember, deposit: DepositRow): Promise<void> {
  await deps.db.write(async (tx) => {
    await requireWaiting(tx, deposit.id)
    await destroyDeposit(deps, tx, deposit, { actor, action: 'deposit.deleted', isTold: true })
  })
  await sweepDestroyed(deps)
}
