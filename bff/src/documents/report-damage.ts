import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { IntegrityError } from '../services/vault/index.ts'
import type { Readable } from './reading.ts'

/** Whether sealed bytes are not what they were, or are gone. */
export function isDamage(error: unknown): boolean {
  return error instanceof IntegrityError || (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** The alarm: in the machine's log, and in the firm's activity. */
export async function reportDamage(
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
