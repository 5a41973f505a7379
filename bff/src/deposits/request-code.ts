import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { Visiting } from './begin-visit.ts'
import { mayGoOn } from './deposit-life.ts'
import { mayWriteTo, requireCalm, writeCode } from './write-code.ts'

/**
 * Another code for a visit that goes on, in the language that is read now. Answers the same whatever is true.
 * @throws Problem too_many_requests
 */
export async function requestCode(deps: Deps, visitId: string, { ip, locale, requestId }: Visiting): Promise<void> {
  await requireCalm(deps, ip)
  const now = deps.clock.now()
  const visitor = await deps.db.read
    .selectFrom('deposit')
    .innerJoin('firm', 'firm.id', 'deposit.firmId')
    .innerJoin('uploadBox', 'uploadBox.id', 'deposit.boxId')
    .select(['deposit.id', 'deposit.firmId', 'deposit.email', 'firm.name as firm'])
    .where('deposit.id', '=', visitId)
    .where('deposit.submittedAt', 'is', null)
    .where((eb) => mayGoOn(eb, now))
    .where('uploadBox.closedAt', 'is', null)
    .executeTakeFirst()
  if (visitor === undefined || !(await mayWriteTo(deps, visitor.email))) return
  const { firmId, ...known } = visitor
  await deps.db.write(async (tx) => {
    await writeCode(tx, { ...known, locale }, now)
    const actor = { kind: 'visitor', id: visitId, requestId } as const
    await recordActivity(deps, tx, { firmId, at: now, actor, action: 'deposit.code_asked' })
  })
}
