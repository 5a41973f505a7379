import type { Kysely } from 'kysely'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Readable } from 'node:stream'
import { Problem } from '../platform/problems.ts'
import { isKeyLive } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import type { UploadDoor, UploadRow } from '../services/vault/index.ts'
import { waitForProof } from './find-own-upload.ts'
import type { Uploader } from './find-own-upload.ts'
import { uploadFact } from './upload-fact.ts'
import type { UploadTarget } from './upload-target.ts'

/**
 * Who is asking, for what is decided while bytes come, and the connection they come by: tus hands a store a stream,
 * and nothing of the request.
 */
interface Sender {
  principal: Uploader
  body: Readable | undefined
}

const uploading = new AsyncLocalStorage<Sender>()

/** A browser sends three at a time. */
const MANY = 8
let underWay = 0

/** Whether more bytes come in this process than a clerk or two send: what can wait, waits. */
export function isReceivingMany(): boolean {
  return underWay > MANY
}

/** Runs a request about an upload as its sender's. */
export async function receiveFrom<Result>(sender: Sender, request: () => Promise<Result>): Promise<Result> {
  underWay++
  try {
    return await uploading.run(sender, request)
  } finally {
    underWay--
  }
}

/** Where uploads go, each finished by the target it was begun for. */
export function openUploads(deps: Deps, targets: readonly UploadTarget[]): UploadDoor {
  return deps.vault.openUploads({
    findBody: () => uploading.getStore()?.body,
    checkOpen: (db, upload) => checkOpen(deps, targets, db, upload),
    finish: (tx, upload) => targetOf(targets, upload).finish(tx, upload),
    cancel: (tx, upload) => recordActivity(deps, tx, uploadFact(upload, 'upload.cancelled', deps.clock.now())),
  })
}

/**
 * A key that is revoked ends what goes on by its right, but not the upload itself: it waits, as for an ended token.
 * The token's own end is no reason: a request that began in time may end.
 */
async function checkOpen(
  deps: Deps,
  targets: readonly UploadTarget[],
  db: Kysely<Tables>,
  upload: UploadRow,
): Promise<Problem | undefined> {
  const principal = uploading.getStore()?.principal
  const proof = principal?.kind === 'account' ? principal.proof : undefined
  if (proof?.kind === 'embed' && !(await isKeyLive(db, proof.keyId, deps.clock.now()))) return waitForProof()
  return (await targetOf(targets, upload).isOpen(db, upload)) ? undefined : new Problem('upload_gone')
}

export function targetOf(targets: readonly UploadTarget[], upload: UploadRow): UploadTarget {
  const target = targets.find(({ name }) => name === upload.target)
  if (target === undefined) throw new Error(`no target takes uploads for ${upload.target}`)
  return target
}
