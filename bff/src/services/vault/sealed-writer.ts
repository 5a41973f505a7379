import { Problem } from '../../platform/problems.ts'
import { free } from './free.ts'
import { layoutOf, positionOf, SEGMENT, sealHeader, sealSegment } from './jze1.ts'
import type { BlobKey } from './jze1.ts'
import type { SealedFiles, SealedSink } from './sealed-files.ts'

/** Sealed bytes are handed on in pieces of this size: fewer calls, and little in memory. */
const BATCH = 512 * 1024
/** Where many write at once: what waits for its batch is a hundred mebibytes then, and has left the processor's caches. */
const BATCH_OF_MANY = 256 * 1024
const MANY = 8

/** Writers at work in this process. */
let writers = 0
/** A client may send its bytes one by one. */
const SMALL_PIECE = 4096

/** How far a blob is durable: `offset` plain bytes, the last of them, if they fill no segment, sealed in `tail`. */
export interface Progress {
  offset: number
  tail: Buffer | null
}

/**
 * Seals a blob's bytes as they come and writes them from the first segment that is not whole.
 * What lies beyond in the file, from a writer that was killed, is written over.
 */
export class SealedWriter {
  readonly #key: BlobKey
  readonly #layout: ReturnType<typeof layoutOf>
  readonly #sink: SealedSink
  readonly #requireHeld: () => void
  /** The segment under way: its plain bytes wait in memory, as a tail is sealed otherwise than a segment. */
  #index: number
  #pieces: Uint8Array[]
  #pending: number
  /** What came and ends in this segment: once that is sealed, nothing of it is needed any more. */
  #taken: Uint8Array[] = []
  /** Where small pieces are put together: by themselves, each would cost a buffer and a call of the cipher. */
  #staging: Buffer | undefined
  #staged = 0
  #batch: Buffer[] = []
  #batchBytes = 0
  #written: Promise<void> = Promise.resolve()

  /**
   * @param begun the bytes after the last whole segment before `offset`
   * @param requireHeld throws when somebody else may be writing meanwhile: asked right before each write
   */
  static async open(
    files: SealedFiles,
    blob: { id: string; key: BlobKey; size: number; offset: number; begun: Buffer },
    requireHeld: () => void = () => undefined,
  ): Promise<SealedWriter> {
    const index = Math.floor(blob.offset / SEGMENT)
    const position = index === 0 ? 0 : positionOf(index)
    return new SealedWriter(blob, await files.openToWrite(blob.id, position), requireHeld)
  }

  private constructor(
    blob: { key: BlobKey; size: number; offset: number; begun: Buffer },
    sink: SealedSink,
    requireHeld: () => void,
  ) {
    this.#requireHeld = requireHeld
    this.#key = blob.key
    this.#layout = layoutOf(blob.size)
    this.#sink = sink
    this.#index = Math.floor(blob.offset / SEGMENT)
    this.#pieces = blob.begun.length > 0 ? [blob.begun] : []
    this.#pending = blob.begun.length
    writers++
    if (this.#index === 0) this.#batch.push(sealHeader(blob.key))
  }

  /** Plain bytes taken so far, those before this writer included. */
  get received(): number {
    return this.#index * SEGMENT + this.#pending
  }

  /** @returns what to wait for before the next; rejects with the storage's error */
  write(chunk: Uint8Array): Promise<void> | undefined {
    for (let rest = chunk; rest.length > 0;) {
      const room = this.#layout.lengthOf(this.#index) - this.#pending
      if (room === 0) throw new Problem('body_too_large')
      const piece = rest.subarray(0, room)
      rest = rest.subarray(piece.length)
      this.#keep(piece)
      this.#pending += piece.length
      if (rest.length === 0) this.#taken.push(chunk)
      if (piece.length === room && this.#index < this.#layout.lastIndex) this.#sealSegment()
    }
    return this.#batchBytes >= (writers > MANY ? BATCH_OF_MANY : BATCH) ? this.#flush() : undefined
  }

  /** Plain bytes in whole segments: what `progress` can tell without a tail. */
  get sealed(): number {
    return this.#index * SEGMENT
  }

  /**
   * How far the blob would be durable once `sync` has resolved. Never all of it: whole, it is finished or it is not
   * there, for a client that hears of its last byte asks no more.
   * @param exact to the byte, as an answer must be. While bytes still come whole segments are enough: the tails of two
   * hundred uploads, each second, are most of what the database would write
   */
  async progress(exact: boolean): Promise<Progress> {
    // Told before anything is awaited: more may come meanwhile.
    const progress = exact ? this.#tell() : { offset: this.sealed, tail: null }
    await this.#flush()
    return progress
  }

  /** What could not be made durable is lost, though a second try would say otherwise: nothing counts after it. */
  async sync(): Promise<void> {
    try {
      await this.#sink.sync()
    } catch (error) {
      this.#written = Promise.reject(error)
      this.#written.catch(() => undefined)
      throw error
    }
  }

  /** Seals the last segment and makes all of them durable. */
  async complete(): Promise<void> {
    this.#sealSegment()
    await this.#flush()
    await this.sync()
  }

  close(): Promise<void> {
    writers--
    return this.#sink.close()
  }

  #keep(piece: Uint8Array): void {
    if (piece.length >= SMALL_PIECE) return void this.#pieces.push(piece)
    this.#staging ??= Buffer.allocUnsafeSlow(SEGMENT)
    this.#staging.set(piece, this.#staged)
    const last = this.#pieces.at(-1)
    const goesOn = last?.buffer === this.#staging.buffer
    const start = goesOn ? last.byteOffset : this.#staged
    this.#staged += piece.length
    if (goesOn) this.#pieces.pop()
    this.#pieces.push(this.#staging.subarray(start, this.#staged))
  }

  #tell(): Progress {
    const offset = this.#index * SEGMENT
    const isWhole = this.#index === this.#layout.lastIndex && this.#pending === this.#layout.lengthOf(this.#index)
    // All but one byte of a whole one: an offset that was told is never taken back, nor told as complete too soon.
    const told = isWhole ? this.#pending - 1 : this.#pending
    if (told === 0) return { offset, tail: null }
    const pieces = [Buffer.concat(this.#pieces).subarray(0, told)]
    return { offset: offset + told, tail: Buffer.concat(sealSegment(this.#key, this.#index, 'tail', pieces)) }
  }

  #sealSegment(): void {
    this.#batch.push(...sealSegment(this.#key, this.#index, this.#layout.roleOf(this.#index), this.#pieces))
    this.#batchBytes += this.#pending
    this.#index++
    this.#pieces = []
    this.#staged = 0
    this.#taken.forEach(free)
    this.#taken = []
    this.#pending = 0
  }

  /** Resolves once all that was sealed before is written. What failed leaves a gap: nothing after it counts. */
  #flush(): Promise<void> {
    const batch = this.#batch
    if (batch.length === 0) return this.#written
    this.#batch = []
    this.#batchBytes = 0
    this.#written = this.#append(batch, this.#written)
    return this.#written
  }

  async #append(batch: Buffer[], before: Promise<void>): Promise<void> {
    await before
    this.#requireHeld()
    await this.#sink.write(batch)
    batch.forEach(free)
  }
}
