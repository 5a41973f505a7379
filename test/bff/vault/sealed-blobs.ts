import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import { idBytes, openSegment, SEGMENT } from '../../../bff/src/services/vault/jze1.ts'
import { readSealed } from '../../../bff/src/services/vault/sealed-reader.ts'
import type { ByteRange, SealedBlob } from '../../../bff/src/services/vault/sealed-reader.ts'
import { SealedWriter } from '../../../bff/src/services/vault/sealed-writer.ts'
import type { MemoryFiles } from './memory-files.ts'

export function newBlob(size: number, dek = randomBytes(32)): SealedBlob {
  const id = randomUUID()
  return { id, size, key: { dek: createSecretKey(dek), blobId: idBytes(id), firmId: randomBytes(16) } }
}

/** What happens on the way of an upload: some bytes come; they are made durable, to the byte or not; or the writer is killed. */
export interface Step {
  bytes: number
  next: 'go on' | 'checkpoint' | 'rough checkpoint' | 'kill'
}

/** Seals `plain` as a vault does, a step after the other; what a killed writer had not made durable comes again. */
export async function sealBy(files: MemoryFiles, blob: SealedBlob, plain: Buffer, steps: readonly Step[]) {
  let durable: { offset: number; tail: Buffer | null } = { offset: 0, tail: null }
  const openWriter = (): Promise<SealedWriter> => {
    const { offset, tail } = durable
    const begun = tail === null ? Buffer.alloc(0) : openSegment(blob.key, Math.floor(offset / SEGMENT), 'tail', tail)
    return SealedWriter.open(files, { ...blob, offset, begun })
  }
  let writer = await openWriter()
  // A copy: a writer gives back the memory of what it has sealed.
  const send = (bytes: number) => writer.write(Buffer.from(plain.subarray(writer.received, writer.received + bytes)))
  for (const { bytes, next } of steps) {
    await send(bytes)
    const isRough = next === 'rough checkpoint' && writer.sealed > durable.offset
    if (next === 'checkpoint' || isRough) {
      const told = await writer.progress(!isRough)
      if (told.offset < durable.offset) throw new Error(`told ${told.offset} after ${durable.offset}`)
      if (told.offset >= blob.size) throw new Error('told whole before it is finished')
      durable = told
    }
    if (next === 'kill') writer = await openWriter()
  }
  await send(plain.length)
  await writer.complete()
}

export async function seal(files: MemoryFiles, plain: Buffer, blob = newBlob(plain.length)): Promise<SealedBlob> {
  await sealBy(files, blob, plain, [])
  return blob
}

/** What a reader gets: the bytes that were given out, and the error that ended them. */
export async function open(
  files: MemoryFiles,
  blob: SealedBlob,
  range: ByteRange = { start: 0, end: blob.size - 1 },
): Promise<{ bytes: Buffer; error?: unknown }> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of readSealed(files, () => Promise.resolve(blob), range)) pieces.push(piece)
    return { bytes: Buffer.concat(pieces) }
  } catch (error) {
    return { bytes: Buffer.concat(pieces), error }
  }
}
