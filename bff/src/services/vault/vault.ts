import type { Readable } from 'node:stream'
import type { DataStore, Locker } from '@tus/server'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { ZoneKeys } from '../../platform/keys.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Db, DbTx, Tables } from '../../schema/index.ts'
import { idBytes } from './jze1.ts'
import { sealClearBlobs } from './seal-clear-blobs.ts'
import { folderOfSealedFiles } from './sealed-files.ts'
import { readSealed, readSealedPiece } from './sealed-reader.ts'
import type { ByteRange, SealedBlob } from './sealed-reader.ts'
import { createUploadLeases } from './upload-leases.ts'
import { vaultKeys } from './vault-keys.ts'
import { VaultStore } from './vault-store.ts'

export type UploadRow = Tables['upload']

/** An upload whose bytes are all there and durable. */
export type FinishedUpload = UploadRow & { finishedAt: string }

/** What the vault asks of those whom uploads are for; it knows none of them. */
export interface UploadFinisher {
  /**
   * The connection that the bytes of this request come by; undefined where there is none, and tus's own stream is
   * taken. On their way through tus they pass two Web streams and two pipes: half of what an upload costs.
   */
  findBody(): Readable | undefined
  /** Why it may not go on: asked twice a second while bytes come, and once more inside the finishing transaction. */
  checkOpen(db: Kysely<Tables>, upload: UploadRow): Promise<Problem | undefined>
  /** Makes what the upload is for (a version, its activity, its e-mails), before the last byte is answered for. */
  finish(tx: DbTx, upload: FinishedUpload): Promise<void>
  /** Notes that its owner gave it up. */
  cancel(tx: DbTx, upload: UploadRow): Promise<void>
}

/** What @tus/server needs. */
export interface UploadDoor {
  datastore: DataStore
  locker: Locker
}

/** Where documents' bytes rest, sealed. Callers know blob ids only. */
export interface Vault {
  /** Whether so many bytes more leave the disk what the zone needs for itself. */
  hasRoomFor(bytes: number): Promise<boolean>
  /** Makes a blob for the bytes of a new upload, in the transaction that makes its row. */
  admit(tx: DbTx, upload: Pick<UploadRow, 'id' | 'firmId' | 'size' | 'createdAt'>): Promise<void>
  /** The tus side; what it finishes is finished under the upload's lock. */
  openUploads(finisher: UploadFinisher): UploadDoor
  /** What opens a blob; undefined when there is none, or it was destroyed. */
  find(blobId: string): Promise<SealedBlob | undefined>
  /** The stream fails with an IntegrityError rather than give out a byte that is not the one sealed. */
  read(blobId: string, range: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>>
  /** All of a short range; undefined when it takes a stream. @throws IntegrityError */
  readPiece(blobId: string, range: ByteRange): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Takes a blob's key away: from the commit on nothing opens it, here or in a copy of its file. */
  destroy(tx: DbTx, blobId: string): Promise<void>
  /** Seals what was stored before there was a vault; to be called once, before requests are taken. */
  sealClearBlobs(): Promise<void>
  /**
   * Takes what was destroyed off the disk; a crash in between leaves it to the next time.
   * @param blobId this one only
   */
  sweep(blobId?: string): Promise<void>
}

const selectBlob = preparedQuery((db: Kysely<Tables>, { id }: { id: string }) =>
  db.selectFrom('blob').select(['id', 'firmId', 'keyVersion', 'dekWrapped', 'size']).where('id', '=', id),
)

/** What stays free, whichever is less. */
const LEAST_FREE_SHARE = 0.05
const LEAST_FREE_BYTES = 1024 ** 3

/** @param deps.directory holds one file a blob, named by its id */
export function createVault(deps: { db: Db; clock: Clock; keys: ZoneKeys; directory: string }): Vault {
  const { db, clock } = deps
  const files = folderOfSealedFiles(deps.directory)
  const keys = vaultKeys(deps.keys)
  async function find(blobId: string): Promise<SealedBlob | undefined> {
    const [row] = await selectBlob(db.read, { id: blobId })
    const dekWrapped = row?.dekWrapped ?? null
    if (row === undefined || dekWrapped === null) return undefined
    const dek = await keys.openBlobKey(db.read, { ...row, dekWrapped })
    return { id: row.id, size: row.size, key: { dek, blobId: idBytes(row.id), firmId: idBytes(row.firmId) } }
  }

  async function getBlob(blobId: string): Promise<SealedBlob> {
    const blob = await find(blobId)
    if (blob === undefined) throw new Error(`blob ${blobId} is gone`)
    return blob
  }

  async function sweep(blobId?: string): Promise<void> {
    const all = db.read.selectFrom('blob').select('id').where('dekWrapped', 'is', null)
    const destroyed = await (blobId === undefined ? all : all.where('id', '=', blobId)).execute()
    for (const { id } of destroyed) {
      await files.remove(id)
      await db.write((tx) => tx.deleteFrom('blob').where('id', '=', id).execute())
    }
  }

  const admit: Vault['admit'] = async (tx, { id, firmId, size, createdAt }) => {
    const key = await keys.newBlobKey(tx, { id, firmId, createdAt })
    const empty = { offset: 0, tail: null, fence: 0, leasedUntil: null, isWanted: 0, sha256: null } as const
    await tx
      .insertInto('blob')
      .values({ id, firmId, size, createdAt, ...key, ...empty })
      .execute()
  }

  return {
    async hasRoomFor(bytes) {
      const { total, free } = await files.room()
      return free - bytes >= Math.min(LEAST_FREE_SHARE * total, LEAST_FREE_BYTES)
    },
    admit,
    openUploads(finisher) {
      const leases = createUploadLeases({ db, clock })
      const datastore = new VaultStore({ db, clock, files, keys, leases, finisher, destroy, sweep })
      return { datastore, locker: leases.locker }
    },
    find,
    read: (blobId, range) => readSealed(files, () => getBlob(blobId), range),
    readPiece: (blobId, range) => readSealedPiece(files, () => getBlob(blobId), range),
    sealClearBlobs: () => sealClearBlobs({ db, files, directory: deps.directory, admit, find }),
    destroy,
    sweep,
  }
}

async function destroy(tx: DbTx, blobId: string): Promise<void> {
  await tx.updateTable('blob').set({ dekWrapped: null, tail: null }).where('id', '=', blobId).execute()
}
