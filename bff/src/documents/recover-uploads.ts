import type { Deps } from '../services/deps.ts'
import { openUploadStore } from './open-upload-store.ts'
import type { UploadTarget } from './upload-target.ts'

/**
 * Finishes what a killed process had received whole and not finished: its client may never come back to ask.
 * To be called once, before requests are taken.
 */
export async function recoverUploads(deps: Deps, targets: readonly UploadTarget[]): Promise<void> {
  const store = openUploadStore(deps, targets)
  const rows = await deps.db.read
    .selectFrom('upload')
    .select('id')
    .where('finishedAt', 'is', null)
    .where('expiresAt', '>', deps.clock.now().toISOString())
    .execute()
  for (const { id } of rows) {
    // Looking finishes it, if it is whole. One that may not be finished any more stays for the sweeper.
    await store
      .getUpload(id)
      .catch((error: unknown) => deps.log.warn({ err: error, uploadId: id }, 'upload not recovered'))
  }
}
