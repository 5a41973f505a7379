import { Problem } from '../platform/problems.ts'
import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { IntegrityError } from '../services/vault/index.ts'
import type { Readable } from './reading.ts'

/** @throws Problem integrity, once the alarm is given, when the sealed bytes are not what they were, or are gone */
export async function tellingDamage<Result>(
  deps: Deps,
  readable: Readable,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const isDamage = error instanceof IntegrityError || (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isDamage) throw error
    await reportDamage(deps, readable, error)
    throw new Problem('integrity')
  }
}

/** The alarm: in the machine's log, and in the firm's activity. */
async function reportDamage(
  deps: Deps,
  { firmId, dossierId, documentId, version, blobId }: Readable,
  error: unknown,
): Promise<void> {
  deps.log.error({ err: error, documentId, blobId }, 'sealed bytes are damaged')
  await deps.db.write((tx) =>
    recordActivity(deps, tx, {
      firmId,
      at: deps.clock.now(),
      actor: SYSTEM_ACTOR,
      action: 'document.damaged',
      outcome: 'refused',
      dossierId,
      documentId,
      details: { version },
    }),
  )
}
