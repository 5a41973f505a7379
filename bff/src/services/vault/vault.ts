import { mkdirSync } from 'node:fs'
import { open, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentState } from '@juriszone/widgets/contract'
import type { DataStore } from '@tus/server'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Db, DbTx, Tables } from '../../schema/index.ts'
import { VaultStore } from './vault-store.ts'

export type UploadRow = Tables['upload']

/** An upload whose bytes are all there, with what they turned out to be. */
export type FinishedUpload = UploadRow & { state: DocumentState }

/** What the vault asks of those whom uploads are for; it knows none of them. */
export interface UploadFinisher {
  /** Why it may not go on: asked twice a second while bytes come, and once more inside the finishing transaction. */
  checkOpen(db: Kysely<Tables>, upload: UploadRow): Promise<Problem | undefined>
  /** Looks at the bytes, before the transaction. */
  inspect(upload: UploadRow): Promise<FinishedUpload>
  /** Makes what the upload is for (a version, its activity, its e-mails), before the last byte is answered for. */
  finish(tx: DbTx, upload: FinishedUpload): Promise<void>
  /** Notes that its owner gave it up. */
  cancel(tx: DbTx, upload: UploadRow): Promise<void>
}

/** Bytes from `start` to `end`, both included, as in HTTP. */
export interface ByteRange {
  start: number
  end: number
}

/** Where documents' bytes lie. Callers know blob ids only; how bytes rest is the vault's business. */
export interface Vault {
  /** The tus side; what it finishes is finished under the upload's lock. */
  openStore(finisher: UploadFinisher): DataStore
  /** Bytes that came so far; undefined when there is no such blob. */
  sizeOf(blobId: string): Promise<number | undefined>
  read(blobId: string, range: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>>
  /** Gone for good; nothing happens when it is gone already. */
  remove(blobId: string): Promise<void>
}

/** The files themselves, as the store inside the vault knows them. */
export interface BlobFiles extends Pick<Vault, 'sizeOf' | 'remove'> {
  pathOf(blobId: string): string
}

const CHUNK = 256 * 1024

function undefinedIfMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

/** @param deps.directory holds one file a blob, named by its id */
export function createVault(deps: { db: Db; clock: Clock; directory: string }): Vault {
  mkdirSync(deps.directory, { recursive: true, mode: 0o700 })
  const pathOf = (blobId: string): string => join(deps.directory, blobId)
  const files: BlobFiles = {
    pathOf,
    sizeOf: (blobId) =>
      stat(pathOf(blobId)).then(
        ({ size }) => size,
        (error: unknown) => undefinedIfMissing(error),
      ),
    remove: (blobId) => unlink(pathOf(blobId)).catch((error: unknown) => undefinedIfMissing(error)),
  }
  return {
    sizeOf: files.sizeOf,
    remove: files.remove,
    openStore: (finisher) => new VaultStore({ ...deps, files, finisher }),
    read: (blobId, range) => readFile(pathOf(blobId), range),
  }
}

/**
 * A stream that reads when it is asked and closes its file when it is left: `Readable.toWeb` throws
 * ERR_INVALID_STATE at a cancelled download (nodejs/node#64529), and was measured at half the speed.
 */
function readFile(path: string, { start, end }: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = start
  let file: Awaited<ReturnType<typeof open>> | undefined
  let isLeft = false
  const close = async (): Promise<void> => {
    const opened = file
    file = undefined
    await opened?.close()
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          file ??= await open(path, 'r')
          const length = Math.min(CHUNK, end + 1 - position)
          const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position)
          // Left while this read was under way: `cancel` found the file busy or not open yet.
          if (isLeft) return await close()
          if (bytesRead === 0) throw new Error('blob is shorter than its row says')
          position += bytesRead
          controller.enqueue(buffer.subarray(0, bytesRead))
          if (position <= end) return
          await close()
          controller.close()
        } catch (error) {
          await close()
          throw error
        }
      },
      async cancel() {
        isLeft = true
        await close()
      },
    },
    { highWaterMark: 0 },
  )
}
