import { free } from './free.ts'
import {
  checkHeader,
  HEADER_BYTES,
  IntegrityError,
  layoutOf,
  openSegment,
  positionOf,
  RECORD_OVERHEAD,
  SEGMENT,
} from './jze1.ts'
import type { BlobKey } from './jze1.ts'
import type { SealedFiles, SealedSource } from './sealed-files.ts'

/** Bytes from `start` to `end`, both included, as in HTTP. */
export interface ByteRange {
  start: number
  end: number
}

/** A whole blob and what opens it. */
export interface SealedBlob {
  id: string
  key: BlobKey
  /** Plain bytes. */
  size: number
}

/** Segments read and opened at once: a mebibyte. */
const BATCH = 16

/**
 * Plain bytes of a blob. Every segment is authenticated before a byte of it goes out; the stream fails with an
 * IntegrityError where one is not what it should be.
 * It reads when it is asked and closes its file when it is left: `Readable.toWeb` throws ERR_INVALID_STATE at a
 * cancelled download (nodejs/node#64529), and was measured at half the speed.
 */
export function readSealed(
  files: SealedFiles,
  getBlob: () => Promise<SealedBlob>,
  range: ByteRange,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const lastSegment = segmentOf(range.end)
  let next = segmentOf(range.start)
  let blob: SealedBlob | undefined
  let source: SealedSource | undefined
  let room: Buffer | undefined
  let isLeft = false

  const close = async (): Promise<void> => {
    const opened = source
    source = undefined
    await opened?.close()
  }

  async function readOn(from: SealedSource, { key, size }: SealedBlob): Promise<Uint8Array<ArrayBuffer>> {
    const opening = { key, size, first: next, last: Math.min(next + BATCH - 1, lastSegment), range }
    next = opening.last + 1
    room ??= Buffer.allocUnsafeSlow(sealedLength(opening))
    return readSegments(from, opening, room)
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          blob ??= await getBlob()
          source ??= await open(files, blob, next === 0)
          const bytes = await readOn(source, blob)
          // Left while this read was under way: `cancel` found the file busy or not open yet.
          if (isLeft) return await close()
          controller.enqueue(bytes)
          if (next <= lastSegment) return
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

/**
 * Plain bytes of a range that is read at once: nearly all documents are, and a stream costs more than their bytes.
 * @returns undefined when it is too long for that
 * @throws IntegrityError
 */
export async function readSealedPiece(
  files: SealedFiles,
  getBlob: () => Promise<SealedBlob>,
  range: ByteRange,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [first, last] = [segmentOf(range.start), segmentOf(range.end)]
  if (last - first >= BATCH) return undefined
  const blob = await getBlob()
  const opening = { key: blob.key, size: blob.size, first, last, range }
  const source = await open(files, blob, first === 0)
  const room = Buffer.allocUnsafeSlow(sealedLength(opening))
  try {
    return await readSegments(source, opening, room)
  } finally {
    free(room)
    await source.close()
  }
}

function segmentOf(byte: number): number {
  return Math.floor(byte / SEGMENT)
}

interface Opening extends Pick<SealedBlob, 'key' | 'size'> {
  first: number
  last: number
  range: ByteRange
}

/** Where the records begin in the file; the header comes along with the first one. */
function startOf({ first }: Opening): number {
  return first === 0 ? 0 : positionOf(first)
}

function sealedLength(opening: Opening): number {
  const { size, last } = opening
  return positionOf(last) + layoutOf(size).lengthOf(last) + RECORD_OVERHEAD - startOf(opening)
}

/** @param room for the records as they lie in the file; it may be larger */
async function readSegments(from: SealedSource, opening: Opening, room: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const { key, first, last } = opening
  const sealed = room.subarray(0, sealedLength(opening))
  const bytesRead = await from.read(sealed, startOf(opening))
  if (first === 0) checkHeader(key, sealed.subarray(0, HEADER_BYTES))
  if (bytesRead < sealed.length) throw new IntegrityError(`blob ends in segment ${last} or before`)
  return openSegments(opening, first === 0 ? sealed.subarray(HEADER_BYTES) : sealed)
}

/**
 * Opens records that follow each other; not a byte is given out before all of them are authenticated.
 * @returns what the range wants of them, in a buffer of its own
 */
function openSegments({ key, size, first, last, range }: Opening, sealed: Buffer): Buffer<ArrayBuffer> {
  const layout = layoutOf(size)
  const from = Math.max(range.start, first * SEGMENT)
  const to = Math.min(range.end + 1, last * SEGMENT + layout.lengthOf(last))
  const plain = Buffer.allocUnsafeSlow(to - from)
  for (let index = first; index <= last; index++) {
    const begin = index * SEGMENT
    const position = positionOf(index) - positionOf(first)
    const record = sealed.subarray(position, position + layout.lengthOf(index) + RECORD_OVERHEAD)
    const segment = openSegment(key, index, layout.roleOf(index), record)
    plain.set(segment.subarray(Math.max(0, from - begin), to - begin), Math.max(0, begin - from))
    free(segment)
  }
  return plain
}

async function open(files: SealedFiles, { id, key }: SealedBlob, hasHeader: boolean): Promise<SealedSource> {
  const source = await files.openToRead(id)
  if (hasHeader) return source
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    await source.read(header, 0)
    checkHeader(key, header)
    return source
  } catch (error) {
    await source.close()
    throw error
  }
}
