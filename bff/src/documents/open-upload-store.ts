import type { DataStore } from '@tus/server'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { UploadRow } from '../services/vault/index.ts'
import { inspectContent } from './inspect-content.ts'
import { uploadFact } from './upload-fact.ts'
import type { UploadTarget } from './upload-target.ts'

/** Where uploads go, each finished by the target it was begun for. */
export function openUploadStore(deps: Deps, targets: readonly UploadTarget[]): DataStore {
  return deps.vault.openStore({
    isOpen: (db, upload) => targetOf(targets, upload).isOpen(db, upload),
    inspect: (upload) => inspectContent(deps, upload),
    finish: (tx, upload) => targetOf(targets, upload).finish(tx, upload),
    cancel: (tx, upload) => recordActivity(deps, tx, uploadFact(upload, 'upload.cancelled', deps.clock.now())),
  })
}

export function targetOf(targets: readonly UploadTarget[], upload: UploadRow): UploadTarget {
  const target = targets.find(({ name }) => name === upload.target)
  if (target === undefined) throw new Error(`no target takes uploads for ${upload.target}`)
  return target
}
