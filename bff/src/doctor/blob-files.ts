import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tables } from '../schema/index.ts'
import { HEADER_BYTES, layoutOf, positionOf, SEGMENT } from '../services/vault/index.ts'
import type { Invariant } from './invariant.ts'
import { inPages } from './pages.ts'
import type { Read } from './pages.ts'

type BlobRow = Pick<Tables['blob'], 'id' | 'size' | 'offset' | 'dekWrapped'>

/** Live blobs, in the order of their ids. */
export function liveBlobs(db: Read): AsyncGenerator<BlobRow[]> {
  return inPages(
    (after, limit) =>
      db
        .selectFrom('blob')
        .select(['id', 'size', 'offset', 'dekWrapped'])
        .where('id', '>', after)
        .where('dekWrapped', 'is not', null)
        .orderBy('id')
        .limit(limit)
        .execute(),
    ({ id }) => id,
  )
}

/** Every committed byte lies in a file, and every file in the folder is a blob's. */
export const blobFiles: Invariant = {
  name: 'I2 blobs and their files',
  async check({ deps: { db }, blobsDir }, report) {
    let looked = 0
    for await (const blobs of liveBlobs(db.read)) {
      looked += blobs.length
      for (const blob of blobs) {
        const fault = faultOf(blob, await sizeOf(join(blobsDir, blob.id)))
        // Purged since its page was read: its file may go.
        if (fault !== undefined && (await isLive(db.read, blob.id))) report(`blob ${blob.id}: ${fault}`)
      }
    }
    for await (const { name } of await opendir(blobsDir)) {
      if (await isKnown(db.read, name)) continue
      // A destroyed blob's row goes after its file.
      if ((await sizeOf(join(blobsDir, name))) !== undefined) report(`file ${name}: no blob has it`)
    }
    return looked
  },
}

function faultOf({ offset, size }: BlobRow, bytes: number | undefined): string | undefined {
  if (offset === 0) return undefined
  if (bytes === undefined) return 'its file is missing'
  const { sealedBytes } = layoutOf(size)
  if (offset === size) return bytes === sealedBytes ? undefined : `its file has ${bytes} bytes, not ${sealedBytes}`
  // What follows the last whole segment rests in the row; what lies beyond was never answered for.
  const least = Math.max(HEADER_BYTES, positionOf(Math.floor(offset / SEGMENT)))
  return bytes >= least ? undefined : `its file has ${bytes} bytes, fewer than ${least}`
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  )
}

async function isLive(db: Read, id: string): Promise<boolean> {
  const blob = await db.selectFrom('blob').select('dekWrapped').where('id', '=', id).executeTakeFirst()
  return blob !== undefined && blob.dekWrapped !== null
}

async function isKnown(db: Read, id: string): Promise<boolean> {
  return (await db.selectFrom('blob').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
