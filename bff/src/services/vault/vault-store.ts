import type { Readable } from 'node:stream'
import { DataStore, Upload } from '@tus/server'
import type { Kysely } from 'kysely'
import { SECOND } from '../../platform/clock.ts'
import type { Clock } from '../../platform/clock.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import { Problem } from '../../platform/problems.ts'
import type { Db, DbTx, Tables } from '../../schema/index.ts'
import { drain } from './drain.ts'
import { idBytes, openSegment, SEGMENT } from './jze1.ts'
import type { BlobKey } from './jze1.ts'
import type { SealedFiles } from './sealed-files.ts'
import { SealedWriter } from './sealed-writer.ts'
import type { Progress } from './sealed-writer.ts'
import { superviseUpload } from './supervise-upload.ts'
import type { Lease, UploadLeases } from './upload-leases.ts'
import type { VaultKeys } from './vault-keys.ts'
import type { UploadFinisher, UploadRow, Vault } from './vault.ts'

const MIB = 1024 * 1024
/** Bytes that come are durable after so many of them; a few mebibytes after a second, and whatever came after five. */
const CHECKPOINT_BYTES = 32 * MIB
const FEW_BYTES = 4 * MIB
const FEW_BYTES_TIME = 5 * SECOND

interface VaultStoreDeps extends Pick<Vault, 'destroy' | 'sweep'> {
  db: Db
  clock: Clock
  files: SealedFiles
  keys: VaultKeys
  leases: UploadLeases
  finisher: UploadFinisher
}

type BlobRow = Tables['blob']

/**
 * A tus store that seals what it is given: files hold sealed bytes, rows hold everything else.
 * @tus/server calls `onUploadFinish` after it has unlocked; were that to fail, a HEAD would already say complete and
 * the document would never exist. So an upload is finished here, inside `write()`, under the lock.
 */
export class VaultStore extends DataStore {
  readonly #deps: VaultStoreDeps

  constructor(deps: VaultStoreDeps) {
    super()
    this.#deps = deps
    // Expiry is told and kept by our own rows: tus would go by the machine's clock and by finished uploads too.
    this.extensions = ['creation', 'termination', 'expiration']
  }

  override async getUpload(id: string): Promise<Upload> {
    const { upload, blob } = await this.#getRows(id)
    return new Upload({ id, size: upload.size, offset: blob.offset, creation_date: upload.createdAt })
  }

  override write(stream: Readable, id: string): Promise<number> {
    const lease = this.#deps.leases.of(id)
    const writing = this.#write(this.#deps.finisher.findBody() ?? stream, id, lease)
    // Where the connection breaks off, tus unlocks without waiting for what came to be made durable.
    lease.work = writing
    return writing
  }

  override async remove(id: string): Promise<void> {
    const { upload } = await this.#getRows(id)
    if (upload.finishedAt !== null) throw new Problem('upload_finished')
    await this.#deps.db.write(async (tx) => {
      await tx.deleteFrom('upload').where('id', '=', id).execute()
      await this.#deps.destroy(tx, id)
      await this.#deps.finisher.cancel(tx, upload)
    })
    await this.#deps.sweep(id)
  }

  async #write(body: Readable, id: string, lease: Lease): Promise<number> {
    const { upload, blob } = await this.#getRows(id)
    if (upload.finishedAt !== null) return upload.size
    const writer = await this.#openWriter(blob, lease)
    const supervision = superviseUpload({
      checkOpen: () => this.#deps.finisher.checkOpen(this.#deps.db.read, upload),
      bytesSoFar: () => writer.received,
    })
    try {
      await this.#take(body, writer, blob, lease, supervision.stop).catch(async (error: unknown) => {
        // What came before it broke off is kept.
        await this.#checkpoint(writer, id, lease, true).catch(() => undefined)
        throw error
      })
      if (writer.received === upload.size) return await this.#finish(writer, upload, lease)
      return await this.#checkpoint(writer, id, lease, true)
    } finally {
      supervision.end()
      await writer.close()
    }
  }

  /**
   * Takes bytes as they come; now and then makes them durable, which holds up nobody.
   * @throws Problem the reason of `stop`; busy when the connection breaks off or the lease is lost
   */
  async #take(
    body: Readable,
    writer: SealedWriter,
    { id, offset }: BlobRow,
    lease: Lease,
    stop: AbortSignal,
  ): Promise<void> {
    const failing = new AbortController()
    let reached = offset
    let reachedAt = performance.now()
    let checkpoint: Promise<void> | undefined
    const startCheckpoint = (): void => {
      // What was answered for is exact to the byte: it is not taken back to a segment's end.
      if (checkpoint !== undefined || writer.sealed <= reached) return
      reached = writer.sealed
      reachedAt = performance.now()
      checkpoint = this.#checkpoint(writer, id, lease, false)
        .then(
          () => undefined,
          (error: unknown) => failing.abort(error),
        )
        .finally(() => (checkpoint = undefined))
    }
    // Two hundred uploads at once bring little each: a sync for each of them each second is all the disk would do.
    const timer = setInterval(() => {
      const isDue = writer.sealed - reached >= FEW_BYTES || performance.now() - reachedAt >= FEW_BYTES_TIME
      if (isDue) startCheckpoint()
    }, SECOND)
    try {
      await drain(body, AbortSignal.any([stop, failing.signal, lease.released]), (chunk) => {
        requireHeld(lease)
        const written = writer.write(chunk)
        if (writer.sealed - reached >= CHECKPOINT_BYTES) startCheckpoint()
        return written
      })
      stop.throwIfAborted()
      failing.signal.throwIfAborted()
    } finally {
      clearInterval(timer)
      // The last one must not be overtaken by this one: the row would go back.
      await checkpoint
    }
  }

  /** Bytes first, then the row: an answer must not promise what a power cut would take back. */
  async #checkpoint(writer: SealedWriter, id: string, lease: Lease, isLast: boolean): Promise<number> {
    requireHeld(lease)
    const progress = await writer.progress(isLast)
    // failpoint: upload.written
    await writer.sync()
    // failpoint: upload.synced
    await this.#deps.db.write((tx) => setProgress(tx, id, lease, progress, isLast))
    lease.hasEnded = isLast
    // failpoint: upload.checkpointed
    return progress.offset
  }

  async #finish(writer: SealedWriter, upload: UploadRow, lease: Lease): Promise<number> {
    requireHeld(lease)
    await writer.complete()
    // failpoint: upload.synced
    const finishedAt = this.#deps.clock.now().toISOString()
    await this.#deps.db.write(async (tx) => {
      await setProgress(tx, upload.id, lease, { offset: upload.size, tail: null }, true)
      const refusal = await this.#deps.finisher.checkOpen(tx, upload)
      if (refusal !== undefined) throw refusal
      const finished = tx.updateTable('upload').set({ finishedAt }).where('id', '=', upload.id)
      // Swept meanwhile, or cancelled.
      if ((await finished.executeTakeFirst()).numUpdatedRows === 0n) throw new Problem('upload_gone')
      await this.#deps.finisher.finish(tx, { ...upload, finishedAt })
    })
    lease.hasEnded = true
    // failpoint: upload.finished
    return upload.size
  }

  async #openWriter(blob: BlobRow, lease: Lease): Promise<SealedWriter> {
    const { dekWrapped, id, firmId, size, offset, tail } = blob
    if (dekWrapped === null) throw new Problem('upload_gone')
    const dek = await this.#deps.keys.openBlobKey(this.#deps.db.read, { ...blob, dekWrapped })
    const key: BlobKey = { dek, blobId: idBytes(id), firmId: idBytes(firmId) }
    const begun = tail === null ? Buffer.alloc(0) : openSegment(key, Math.floor(offset / SEGMENT), 'tail', tail)
    const opening = SealedWriter.open(this.#deps.files, { id, key, size, offset, begun }, () => requireHeld(lease))
    return opening.catch((error: unknown) => {
      // Its bytes are gone from the disk: the client can only begin again.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Problem('upload_gone')
      throw error
    })
  }

  async #getRows(id: string): Promise<{ upload: UploadRow; blob: BlobRow }> {
    const { read } = this.#deps.db
    const [upload] = await selectUpload(read, { id })
    const [blob] = await selectBlob(read, { id })
    if (upload === undefined || blob === undefined) throw new Problem('not_found')
    const hasExpired = upload.finishedAt === null && upload.expiresAt <= this.#deps.clock.now().toISOString()
    if (hasExpired) throw new Problem('upload_gone')
    return { upload, blob }
  }
}

/** Somebody else may be writing to the same file. @throws Problem busy */
function requireHeld(lease: Lease): void {
  if (!lease.isHeld()) throw new Problem('busy', { retryAfter: 1 })
}

/**
 * @param isLast nothing more is written under this lease: it ends in the same transaction
 * @throws Problem busy when somebody else has taken the blob meanwhile: nothing is changed then
 */
async function setProgress(tx: DbTx, id: string, { fence }: Lease, progress: Progress, isLast: boolean): Promise<void> {
  const updated = await (isLast ? updateAndLeave : updateProgress)(tx, { id, fence, ...progress })
  if (updated.length === 0) throw new Problem('busy', { retryAfter: 1 })
}

const selectUpload = preparedQuery((db: Kysely<Tables>, { id }: { id: string }) =>
  db.selectFrom('upload').selectAll().where('id', '=', id),
)

const selectBlob = preparedQuery((db: Kysely<Tables>, { id }: { id: string }) =>
  db.selectFrom('blob').selectAll().where('id', '=', id),
)

type Update = Progress & { id: string; fence: number }

const updateProgress = preparedQuery((db: Kysely<Tables>, { id, fence, offset, tail }: Update) =>
  db.updateTable('blob').set({ offset, tail }).where('id', '=', id).where('fence', '=', fence).returning('id'),
)

const updateAndLeave = preparedQuery((db: Kysely<Tables>, { id, fence, offset, tail }: Update) =>
  db
    .updateTable('blob')
    .set({ offset, tail, leasedUntil: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .returning('id'),
)
