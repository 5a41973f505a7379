import type { ExpressionBuilder } from 'kysely'
import { after, DAY } from '../platform/clock.ts'
import type { Tables } from '../schema/index.ts'

/** What nobody has filed by then is destroyed. */
const LIFE = 14 * DAY
/** What was begun and never sent, after its newest code was sent or given back. */
const UNSUBMITTED_LIFE = DAY

export function destroyedAt(submittedAt: string | Date): string {
  return after(new Date(submittedAt), LIFE)
}

/** Deposits sent before this instant have had their time. */
export function oldestUnfiled(now: Date): string {
  return after(now, -LIFE)
}

/** Whether a deposit that was not sent may still be: one more code can be asked for, and nothing of it is destroyed. */
export function mayGoOn(eb: ExpressionBuilder<Tables, 'deposit'>, now: Date) {
  const since = after(now, -UNSUBMITTED_LIFE)
  const newerCode = eb.selectFrom('code').select('code.id').whereRef('code.depositId', '=', 'deposit.id')
  return eb.and([
    // Nor may it last longer than what was sent.
    eb('deposit.createdAt', '>', after(now, -LIFE)),
    eb.or([
      eb(eb.fn.coalesce('deposit.verifiedAt', 'deposit.createdAt'), '>', since),
      eb.exists(newerCode.where('code.createdAt', '>', since)),
    ]),
  ])
}
