import type { Instant } from '@juriszone/widgets/contract'
import { after, MINUTE, SECOND } from '../platform/clock.ts'
import type { Deps } from '../services/deps.ts'
import { ScannerUnreachable } from '../services/scanner/index.ts'
import { checkContent } from './check-content.ts'
import { isReceivingMany } from './open-uploads.ts'

const FIRST_WAIT = 5 * SECOND
const LONGEST_WAIT = MINUTE
/** While many files come they are received first; what has waited for this long is checked all the same. */
const DEFERRAL = 10 * SECOND
const LOOK_AGAIN = SECOND / 2
/** A scanner that keeps a document waiting for longer is somebody's business. */
const ALARM_AFTER = 5 * MINUTE

/**
 * Work beside the requests: checks whatever has not been, the oldest first. What cannot be checked now waits, longer
 * each time; rows that say `scanning` are the queue, so that a crash forgets nothing.
 * @returns the work, which tells when it wants to be called again
 */
export function checkAllContent(deps: Deps): () => Promise<Date | null> {
  const scanner = patience()
  const unreadable = new Map<string, Patience>()
  let isAlarmed = false

  async function checkOne({ id, createdAt }: { id: string; createdAt: string }): Promise<void> {
    const now = deps.clock.now()
    try {
      await checkContent(deps, id, false)
      unreadable.delete(id)
      scanner.reset()
      isAlarmed = false
    } catch (error) {
      if (!(error instanceof ScannerUnreachable)) {
        const own = unreadable.get(id) ?? patience()
        unreadable.set(id, own)
        own.lengthen(now)
        deps.log.error({ err: error, versionId: id }, 'content not checked')
        return
      }
      scanner.lengthen(now)
      if (isAlarmed || createdAt > after(now, -ALARM_AFTER)) return
      isAlarmed = true
      deps.log.error({ err: error }, 'no virus scan for five minutes: documents wait for it')
    }
  }

  return async () => {
    const now = deps.clock.now()
    const isOver = ({ until }: Patience): boolean => until <= now.getTime()
    if (!isOver(scanner)) return new Date(scanner.until)
    const unripe = [...unreadable].filter(([, own]) => !isOver(own)).map(([id]) => id)
    const isDeferring = isReceivingMany()
    for (const version of await findWaiting(deps, unripe, isDeferring ? after(now, -DEFERRAL) : null)) {
      await checkOne(version)
      // Nobody else would get further.
      if (!isOver(scanner)) break
    }
    const again = [scanner, ...unreadable.values()].map(({ until }) => until).filter((until) => until > now.getTime())
    if (isDeferring) again.push(now.getTime() + LOOK_AGAIN)
    return again.length === 0 ? null : new Date(Math.min(...again))
  }
}

function findWaiting({ db }: Deps, except: readonly string[], since: Instant | null) {
  const waiting = db.read
    .selectFrom('documentVersion')
    .select(['id', 'createdAt'])
    .where('state', '=', 'scanning')
    .where('id', 'not in', except)
  return (since === null ? waiting : waiting.where('createdAt', '<=', since)).orderBy('id').limit(100).execute()
}

type Patience = ReturnType<typeof patience>

/** Longer each time. */
function patience() {
  let failures = 0
  return {
    until: 0,
    lengthen(now: Date): void {
      this.until = now.getTime() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures++)
    },
    reset(): void {
      failures = 0
      this.until = 0
    },
  }
}
