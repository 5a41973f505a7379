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

  /** The next segments, as much of them as was asked for; the header comes along with the first one. */
  async function readOn(from: SealedSource, { key, size }: SealedBlob): Promise<Uint8Array<ArrayBuffer>> {
    const first = next
    const last = Math.min(first + BATCH - 1, lastSegment)
    next = last + 1
    const position = first === 0 ? 0 : positionOf(first)
    const end = positionOf(last) + layoutOf(size).lengthOf(last) + RECORD_OVERHEAD
    room ??= Buffer.allocUnsafeSlow(end - position)
    const sealed = room.subarray(0, end - position)
    const bytesRead = await from.read(sealed, position)
    if (first === 0) checkHeader(key, sealed.subarray(0, HEADER_BYTES))
    if (bytesRead < sealed.length) throw new IntegrityError(`blob ends in segment ${last} or before`)
    return openSegments({ key, size, first, last, range }, first === 0 ? sealed.subarray(HEADER_BYTES) : sealed)
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

interface Opening extends Pick<SealedBlob, 'key' | 'size'> {
  first: number
  last: number
  range: ByteRange
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
