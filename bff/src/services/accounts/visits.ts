import type { Kysely } from 'kysely'
import { after, HOUR, MINUTE } from '../../platform/clock.ts'
import { tokenHash } from '../../platform/keys.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { Tables } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import type { VisitorPrincipal } from './principal.ts'

/** A visitor's token ends after this long without a request, unless bytes are coming meanwhile. */
export const VISIT_IDLE = 30 * MINUTE
/** And in any case this long after the code. */
const VISIT_LIFE = 4 * HOUR
/** How exactly the last request is remembered: not each one is written down. */
const PRECISION = MINUTE

/** Instants after which a visit must have been verified and seen. */
function visitLives(now: Date): { verifiedAfter: string; seenAfter: string } {
  return { verifiedAfter: after(now, -VISIT_LIFE), seenAfter: after(now, -VISIT_IDLE) }
}

interface Asked {
  hash: string
  verifiedAfter: string
  seenAfter: string
  at: string
}

const selectVisit = preparedQuery((db: Kysely<Tables>, { hash, verifiedAfter, seenAfter, at }: Asked) =>
  db
    .selectFrom('deposit')
    .select(['deposit.id', 'deposit.firmId', 'deposit.tokenSeenAt'])
    .where('deposit.tokenHash', '=', hash)
    .where('deposit.verifiedAt', '>', verifiedAfter)
    .where((eb) =>
      eb.or([
        eb('deposit.tokenSeenAt', '>', seenAfter),
        eb.exists(
          eb
            .selectFrom('upload')
            .innerJoin('blob', 'blob.id', 'upload.id')
            .select('upload.id')
            .whereRef('upload.depositId', '=', 'deposit.id')
            .where('blob.leasedUntil', '>', at),
        ),
      ]),
    ),
)

/** The visitor whom a `jzu_` token speaks for; each request keeps it alive. */
export async function findVisitor(deps: Deps, token: string, requestId: string): Promise<VisitorPrincipal | null> {
  const now = deps.clock.now()
  const at = now.toISOString()
  const [row] = await selectVisit(deps.db.read, { hash: tokenHash(token), ...visitLives(now), at })
  if (row === undefined) return null
  const { id: depositId, firmId } = row
  if ((row.tokenSeenAt ?? '') <= after(now, -PRECISION)) {
    await deps.db.write((tx) =>
      tx.updateTable('deposit').set({ tokenSeenAt: at }).where('id', '=', depositId).execute(),
    )
  }
  return { kind: 'visitor', requestId, depositId, firmId }
}
