import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tables } from '../schema/index.ts'
import { checkHeader, HEADER_BYTES, IntegrityError, openSegment, SEGMENT } from '../services/vault/index.ts'
import type { SealedBlob } from '../services/vault/index.ts'
import { liveBlobs } from './blob-files.ts'
import type { Invariant, Patient } from './invariant.ts'

/** What was not purged opens: its key, its header and, where it is asked for, every byte of it. */
export const openableBlobs: Invariant = {
  name: 'I6 blobs open',
  async check(patient, report) {
    let looked = 0
    for await (const blobs of liveBlobs(patient.deps.db.read)) {
      looked += blobs.length
      for (const { id } of blobs) {
        const fault = await faultOf(patient, id)
        if (fault !== undefined) report(`blob ${id}: ${fault}`)
      }
    }
    return looked
  },
}

async function faultOf({ deps, blobsDir, isDeep }: Patient, id: string): Promise<string | undefined> {
  let blob: SealedBlob | undefined
  try {
    blob = await deps.vault.find(id)
  } catch {
    return 'its key does not open'
  }
  // Purged since its page was read.
  const row = await deps.db.read.selectFrom('blob').selectAll().where('id', '=', id).executeTakeFirst()
  if (blob === undefined || row === undefined || row.offset === 0) return undefined
  try {
    await checkHeaderOf(join(blobsDir, id), blob)
    return isDeep ? await readWhole(deps, blob, row) : undefined
  } catch (error) {
    if (error instanceof IntegrityError) return error.message
    const isStillThere = (await deps.vault.find(id)) !== undefined
    // A file that is missing is told of by another invariant.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || !isStillThere) return undefined
    throw error
  }
}

async function checkHeaderOf(path: string, { key }: SealedBlob): Promise<void> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    checkHeader(key, buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Of an upload under way, what has been answered for. */
async function readWhole(
  { vault }: Patient['deps'],
  { id, key }: SealedBlob,
  { offset, size, tail, sha256 }: Tables['blob'],
): Promise<string | undefined> {
  const isWhole = offset === size
  const inFile = isWhole ? size : Math.floor(offset / SEGMENT) * SEGMENT
  const hash = createHash('sha256')
  if (inFile > 0) for await (const piece of vault.read(id, { start: 0, end: inFile - 1 })) hash.update(piece)
  if (tail !== null) openSegment(key, Math.floor(offset / SEGMENT), 'tail', tail)
  return isWhole && sha256 !== null && hash.digest('hex') !== sha256 ? 'its content is another than it was' : undefined
}
