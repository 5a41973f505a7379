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
  const { start } = range
  const lastSegment = Math.floor(range.end / SEGMENT)
  let next = Math.floor(start / SEGMENT)
  let blob: SealedBlob | undefined
  let source: SealedSource | undefined
  let room: Buffer | undefined
  let isLeft = false

  const close = async (): Promise<void> => {
    const opened = source
    source = undefined
    await opened?.close()
  }

  /** The next segments, as much of them as was asked for. */
  async function readOn(from: SealedSource, { key, size }: SealedBlob): Promise<Uint8Array<ArrayBuffer>> {
    const first = next
    const last = Math.min(first + BATCH - 1, lastSegment)
    next = last + 1
    const end = positionOf(last) + layoutOf(size).lengthOf(last) + RECORD_OVERHEAD
    room ??= Buffer.allocUnsafeSlow(end - positionOf(first))
    const sealed = room.subarray(0, end - positionOf(first))
    const bytesRead = await from.read(sealed, positionOf(first))
    if (bytesRead < sealed.length) throw new IntegrityError(`blob ends in segment ${last} or before`)
    const plain = openSegments(key, size, first, last, sealed)
    const begin = first * SEGMENT
    return plain.subarray(Math.max(0, start - begin), range.end + 1 - begin)
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          blob ??= await getBlob()
          source ??= await openChecked(files, blob)
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

/** Opens records that follow each other; not a byte is given out before all of them are authenticated. */
function openSegments(key: BlobKey, size: number, first: number, last: number, sealed: Buffer): Buffer<ArrayBuffer> {
  const layout = layoutOf(size)
  const plain = Buffer.allocUnsafeSlow(sealed.length - (last + 1 - first) * RECORD_OVERHEAD)
  let at = 0
  for (let index = first; index <= last; index++) {
    const record = sealed
      .subarray(at + (index - first) * RECORD_OVERHEAD)
      .subarray(0, layout.lengthOf(index) + RECORD_OVERHEAD)
    const segment = openSegment(key, index, layout.roleOf(index), record)
    plain.set(segment, at)
    at += segment.length
    free(segment)
  }
  return plain
}

async function openChecked(files: SealedFiles, { id, key }: SealedBlob): Promise<SealedSource> {
  const source = await files.openToRead(id)
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
