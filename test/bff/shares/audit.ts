import { expect } from 'vitest'
import { activityHash } from '../../../bff/src/services/activity/index.ts'
import type { Zone } from '../../support/zone.ts'

/** Recomputes the firm's whole chain. @returns its actions, in order */
export async function verifyChain(zone: Zone, firmId: string): Promise<string[]> {
  const rows = await zone.deps.db.read
    .selectFrom('activity')
    .selectAll()
    .where('firmId', '=', firmId)
    .orderBy('seq')
    .execute()
  let before = ''
  for (const [seq, { prev, hash, ...row }] of rows.entries()) {
    expect([row.seq, prev, hash]).toEqual([seq, before, activityHash(row, prev)])
    before = hash
  }
  return rows.map(({ action }) => action)
}
