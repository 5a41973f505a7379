import type { Db } from '../../schema/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { liveKey } from './api-keys.ts'
import { idleLife } from './sessions.ts'

/**
 * For work that goes on after its request was let in: which of these sessions and embed tokens still prove something,
 * with the firms that each may act in now. Looking does not keep a session from idling out.
 * @param hashes of any proofs, as principals carry them
 */
export async function findLiveProofs(
  deps: { db: Db; clock: Clock },
  hashes: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const now = deps.clock.now()
  const [sessions, tokens] = await Promise.all([
    deps.db.read
      .selectFrom('session')
      .leftJoin('member', (join) =>
        join.onRef('member.accountId', '=', 'session.accountId').on('member.disabledAt', 'is', null),
      )
      .select(['session.hash', 'session.seenAt', 'member.firmId'])
      .where('session.hash', 'in', hashes)
      .where('session.expiresAt', '>', now.toISOString())
      .execute(),
    deps.db.read
      .selectFrom('embedToken')
      .innerJoin('member', 'member.id', 'embedToken.memberId')
      .innerJoin('apiKey', 'apiKey.id', 'embedToken.keyId')
      .select(['embedToken.hash', 'embedToken.firmId'])
      .where('embedToken.hash', 'in', hashes)
      .where('embedToken.expiresAt', '>', now.toISOString())
      .where('member.disabledAt', 'is', null)
      .where(liveKey(now.toISOString()))
      .execute(),
  ])
  const proofs = new Map<string, string[]>(tokens.map(({ hash, firmId }) => [hash, [firmId]]))
  for (const [hash, rows] of Map.groupBy(sessions, (row) => row.hash)) {
    const firmIds = rows.flatMap(({ firmId }) => firmId ?? [])
    const idleFor = now.getTime() - Date.parse(rows[0]?.seenAt ?? '')
    if (idleFor <= idleLife(firmIds.length > 0)) proofs.set(hash, firmIds)
  }
  return proofs
}
