import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

/** A member looked: it is new no more, to any of them. Again changes nothing. */
export async function openDeposit(deps: Deps, { firmId, actor }: ActingMember, depositId: string): Promise<void> {
  const now = deps.clock.now()
  await deps.db.write(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('deposit')
      .set({ openedAt: now.toISOString() })
      .where('id', '=', depositId)
      .where('openedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    const live = { forMembers: { type: 'deposit.changed' } } as const
    await recordActivity(deps, tx, { firmId, at: now, actor, action: 'deposit.opened', details: { depositId }, live })
  })
}
