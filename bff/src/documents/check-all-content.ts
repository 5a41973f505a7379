import { after, MINUTE, SECOND } from '../platform/clock.ts'
import type { Deps } from '../services/deps.ts'
import { checkContent } from './check-content.ts'

const FIRST_WAIT = 5 * SECOND
const LONGEST_WAIT = MINUTE
/** A scanner that is away for longer is somebody's business. */
const ALARM_AFTER = 5 * MINUTE

/**
 * Work beside the requests: checks whatever has not been, the oldest first. What cannot be checked now waits, longer
 * each time; rows that say `scanning` are the queue, so that a crash forgets nothing.
 * @returns the work, which tells when it wants to be called again
 */
export function checkAllContent(deps: Deps): () => Promise<Date | null> {
  let failures = 0
  let retryAt = 0
  return async () => {
    if (deps.clock.now().getTime() < retryAt) return new Date(retryAt)
    const waiting = await deps.db.read
      .selectFrom('documentVersion')
      .select(['id', 'createdAt'])
      .where('state', '=', 'scanning')
      .orderBy('id')
      .limit(100)
      .execute()
    let failure: unknown
    for (const { id, createdAt } of waiting) {
      try {
        await checkContent(deps, id)
      } catch (error) {
        failure = error
        const isOld = createdAt < after(deps.clock.now(), -ALARM_AFTER)
        deps.log[isOld ? 'error' : 'warn']({ err: error, versionId: id }, 'content not checked')
      }
    }
    failures = failure === undefined ? 0 : failures + 1
    if (failures === 0) return null
    retryAt = deps.clock.now().getTime() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1))
    return new Date(retryAt)
  }
}
