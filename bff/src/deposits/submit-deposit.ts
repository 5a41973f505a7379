import type { DepositReceipt } from '@juriszone/widgets/contract'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { DbTx } from '../schema/index.ts'
import type { VisitorPrincipal } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { noticeDeposit } from './notice-deposit.ts'
import { readReceipt } from './read-receipt.ts'

/**
 * « Envoyer »: the firm has it from here on. Again changes nothing, and gives the same receipt.
 * @throws Problem not_found, deposit_empty
 */
export async function submitDeposit(
  deps: Deps,
  { depositId, requestId }: VisitorPrincipal,
  visitId: string,
): Promise<DepositReceipt> {
  if (visitId !== depositId) throw new Problem('not_found')
  const receipt = await deps.db.write(async (tx) => {
    const { firmId, submittedAt } = orNotFound(
      await tx.selectFrom('deposit').select(['firmId', 'submittedAt']).where('id', '=', depositId).executeTakeFirst(),
    )
    if (submittedAt === null) {
      const files = await countFinished(tx, depositId)
      if (files === 0) throw new Problem('deposit_empty')
      const now = deps.clock.now()
      await tx.updateTable('deposit').set({ submittedAt: now.toISOString() }).where('id', '=', depositId).execute()
      await noticeDeposit(tx, firmId, now)
      await recordActivity(deps, tx, {
        firmId,
        at: now,
        actor: { kind: 'visitor', id: depositId, requestId },
        action: 'deposit.submitted',
        details: { files },
        live: { forMembers: { type: 'deposit.changed' } },
      })
    }
    return orNotFound(await readReceipt(tx, depositId))
  })
  // failpoint: deposit.submitted
  return receipt
}

async function countFinished(tx: DbTx, depositId: string): Promise<number> {
  const { files } = await tx
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .where('depositId', '=', depositId)
    .where('finishedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return files
}
