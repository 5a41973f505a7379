import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

/** Takes nothing more; what was left in it stays. @returns false when no open box has this key */
export async function closeBox(deps: Deps, publishableKey: string): Promise<boolean> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const box = await tx
      .updateTable('uploadBox')
      .set({ closedAt: now.toISOString() })
      .where('publishableKey', '=', publishableKey)
      .where('closedAt', 'is', null)
      .returning(['id', 'firmId'])
      .executeTakeFirst()
    if (box === undefined) return false
    const { id: boxId, firmId } = box
    await recordActivity(deps, tx, {
      firmId,
      at: now,
      actor: SYSTEM_ACTOR,
      action: 'box.closed',
      details: { boxId },
    })
    return true
  })
}
