import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { DataStore, Upload } from '@tus/server'
import { DAY } from '../../platform/clock.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problems.ts'
import type { Db } from '../../schema/index.ts'
import { superviseUpload } from './supervise-upload.ts'
import type { BlobFiles, UploadFinisher, UploadRow } from './vault.ts'

/** An upload left alone for this long is given up. */
export const UPLOAD_LIFE = 7 * DAY

interface VaultStoreDeps {
  db: Db
  clock: Clock
  directory: string
  files: BlobFiles
  finisher: UploadFinisher
}

/**
 * A tus store around another one: the inner store keeps bytes, our row keeps everything else.
 * @tus/server calls `onUploadFinish` after it has unlocked; were that to fail, a HEAD would already say complete and
 * the document would never exist. So an upload is finished here, inside `write()`, under the lock.
 */
export class VaultStore extends DataStore {
  readonly #deps: VaultStoreDeps
  #inner: FileStore | undefined

  constructor(deps: VaultStoreDeps) {
    super()
    this.#deps = deps
    // Expiry is told and kept by our own rows: tus would go by the machine's clock and by finished uploads too.
    this.extensions = ['creation', 'termination', 'expiration']
  }

  override async create(upload: Upload): Promise<Upload> {
    const row = await this.#getRow(upload.id)
    const file = await open(this.#deps.files.pathOf(row.id), 'wx', 0o600)
    await file.close()
    await syncFile(this.#deps.directory)
    return toUpload(row, 0)
  }

  /**
   * Made at the first byte: it asks for its folder once more, on its own time, and throws where nobody catches.
   * It would write the file's name beside it, in clear: it is told nothing.
   */
  #bytes(): FileStore {
    this.#inner ??= new FileStore({ directory: this.#deps.directory, configstore: FORGETFUL })
    return this.#inner
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const row = await this.#getRow(id)
    if (row.finishedAt !== null) return row.size
    const supervision = superviseUpload(stream, {
      checkOpen: () => this.#deps.finisher.checkOpen(this.#deps.db.read, row),
      bytesSoFar: () => this.#sizeOf(id),
    })
    let reached: number
    try {
      reached = await this.#bytes().write(stream, id, offset)
    } catch (error) {
      throw supervision.reason() ?? error
    } finally {
      supervision.end()
    }
    if (reached === row.size) await this.#finish(row)
    else await syncFile(this.#deps.files.pathOf(id))
    return reached
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#getRow(id)
    if (row.finishedAt !== null) return toUpload(row, row.size)
    const offset = await this.#sizeOf(id)
    // The last byte came and the process died before it was answered for: the document is made now.
    if (offset === row.size) await this.#finish(row)
    return toUpload(row, offset)
  }

  override async remove(id: string): Promise<void> {
    const row = await this.#getRow(id)
    if (row.finishedAt !== null) throw new Problem('upload_finished')
    await this.#deps.db.write(async (tx) => {
      await tx.deleteFrom('upload').where('id', '=', id).execute()
      await this.#deps.finisher.cancel(tx, row)
    })
    await this.#deps.files.remove(id)
  }

  async #sizeOf(id: string): Promise<number> {
    const size = await this.#deps.files.sizeOf(id)
    if (size === undefined) throw new Problem('upload_gone')
    return size
  }

  async #getRow(id: string): Promise<UploadRow> {
    const row = await this.#deps.db.read.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) throw new Problem('not_found')
    const hasExpired = row.finishedAt === null && row.expiresAt <= this.#deps.clock.now().toISOString()
    if (hasExpired) throw new Problem('upload_gone')
    return row
  }

  /** Bytes first, then the row: an answer must not promise what a power cut would take back. */
  async #finish(row: UploadRow): Promise<void> {
    await syncFile(this.#deps.files.pathOf(row.id))
    const finished = await this.#deps.finisher.inspect(row)
    const finishedAt = this.#deps.clock.now().toISOString()
    await this.#deps.db.write(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('upload')
        .set({ finishedAt })
        .where('id', '=', row.id)
        .where('finishedAt', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return
      const refusal = await this.#deps.finisher.checkOpen(tx, row)
      if (refusal !== undefined) throw refusal
      await this.#deps.finisher.finish(tx, { ...finished, finishedAt })
    })
  }
}

/** The file store never syncs. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function toUpload(row: UploadRow, offset: number): Upload {
  return new Upload({ id: row.id, size: row.size, offset, creation_date: row.createdAt })
}

const FORGETFUL = {
  get: (id: string) => Promise.resolve(new Upload({ id, offset: 0 })),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
}
