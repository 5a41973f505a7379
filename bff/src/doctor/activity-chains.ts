import { sql } from 'kysely'
import type { Tables } from '../schema/index.ts'
import { activityHash } from '../services/activity/index.ts'
import type { Invariant } from './invariant.ts'
import type { Read } from './pages.ts'

const PAGE = 1000

/** Each act follows from the one before, up to the last one known. */
export const activityChains: Invariant = {
  name: 'I5 activity chains',
  async check({ deps: { db } }, report) {
    const chains = await db.read.selectFrom('activityHead').selectAll().orderBy('firmId').execute()
    const { rows: strays } = await sql<{ firmId: string }>`
      select distinct firmId from activity
      where seq > coalesce((select seq from activityHead where activityHead.firmId = activity.firmId), -1)`.execute(
      db.read,
    )
    for (const { firmId } of strays) report(`chain ${firmId}: goes on after its head`)
    let looked = 0
    for (const head of chains) {
      const fault = await faultOf(db.read, head)
      if (fault !== undefined) report(`chain ${head.firmId}: ${fault}`)
      looked += head.seq + 1
    }
    return looked
  },
}

/** What was written since the head was read is not looked at. */
async function faultOf(db: Read, { firmId, seq, hash }: Tables['activityHead']): Promise<string | undefined> {
  let expected = 0
  let before = ''
  while (expected <= seq) {
    const rows = await db
      .selectFrom('activity')
      .selectAll()
      .where('firmId', '=', firmId)
      .where('seq', '>=', expected)
      .where('seq', '<=', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    if (rows.length === 0) return `act ${expected} is missing`
    for (const { prev, hash: told, ...row } of rows) {
      if (row.seq !== expected) return `act ${expected} is missing`
      if (prev !== before || told !== activityHash(row, prev)) return `act ${expected} is not what it was`
      before = told
      expected++
    }
  }
  return before === hash ? undefined : 'its head is of another act'
}
