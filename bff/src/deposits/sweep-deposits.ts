import type { Kysely } from 'kysely'
import { sweepDestroyed } from '../documents/index.ts'
import type { Tables } from '../schema/index.ts'
import { SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { mayGoOn, oldestUnfiled } from './deposit-life.ts'
import { destroyDeposit } from './destroy-deposit.ts'

/** Destroys what nobody filed in fourteen days, and what was never sent, a day after its last code. */
export async function sweepDeposits(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const due = await selectDue(deps.db.read, now).execute()
  for (const { id } of due) {
    await deps.db.write(async (tx) => {
      const deposit = await selectDue(tx, now).where('id', '=', id).executeTakeFirst()
      // Filed or sent meanwhile, or another process was quicker.
      if (deposit === undefined) return
      const isTold = deposit.submittedAt !== null
      await destroyDeposit(deps, tx, deposit, { actor: SYSTEM_ACTOR, action: 'deposit.purged', isTold })
    })
  }
  if (due.length > 0) await sweepDestroyed(deps)
}

function selectDue(db: Kysely<Tables>, now: Date) {
  return db
    .selectFrom('deposit')
    .select(['id', 'firmId', 'email', 'submittedAt'])
    .where((eb) =>
      eb.or([
        eb.and([eb('submittedAt', '<=', oldestUnfiled(now)), eb('filedAt', 'is', null)]),
        eb.and([eb('submittedAt', 'is', null), eb.not(mayGoOn(eb, now))]),
      ]),
    )
}
