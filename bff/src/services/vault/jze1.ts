import { createCipheriv, createDecipheriv, createHmac, randomFillSync, timingSafeEqual } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/**
 * Format JZE1: a header of 96 bytes, then one record for each segment of 64 KiB: nonce12 ‖ ciphertext ‖ tag16.
 * Only the last segment may be shorter. Each is bound to its blob, its firm, its place and whether it is the last.
 */
export const SEGMENT = 65_536
export const HEADER_BYTES = 96
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const RECORD_OVERHEAD = NONCE_BYTES + TAG_BYTES
/** A whole segment at rest. */
export const RECORD = SEGMENT + RECORD_OVERHEAD

const FORMAT = 1
const ALGORITHM_AES_256_GCM = 1
const LOG2_SEGMENT = 16
const FLAG_LAST = 1
const FLAG_TAIL = 2
const CIPHER = 'aes-256-gcm'

/** What opens one blob. */
export interface BlobKey {
  /** AES-256. Made once: each cipher would make one again from raw bytes. */
  dek: KeyObject
  /** 16 bytes each. */
  blobId: Buffer
  firmId: Buffer
}

/** A segment's place: the last of its blob, or the bytes after the last whole segment of an upload under way. */
export type SegmentRole = 'middle' | 'last' | 'tail'

/** Sealed bytes that are not what they should be: damaged, swapped, cut short, or of another key. */
export class IntegrityError extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'IntegrityError'
  }
}

/** UUID text as its 16 bytes. */
export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

export function sealHeader(key: BlobKey): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('JZE1', 'latin1')
  header.set([FORMAT, ALGORITHM_AES_256_GCM, LOG2_SEGMENT, 0], 4)
  header.set(key.blobId, 8)
  header.set(key.firmId, 24)
  header.writeBigUInt64BE(1n, 40)
  header.set(commitment(key, header), 64)
  return header
}

/** @throws IntegrityError when it is not the header of this blob under this key */
export function checkHeader(key: BlobKey, header: Buffer): void {
  // The whole of it is known beforehand; a wrong key shows in the commitment, not as damage of the content.
  const isOurs = header.length === HEADER_BYTES && timingSafeEqual(header, sealHeader(key))
  if (!isOurs) throw new IntegrityError('header of another blob or key')
}

function commitment({ dek }: BlobKey, header: Buffer): Buffer {
  return createHmac('sha256', dek).update('JZE1 extent').update(header.subarray(0, 64)).digest()
}

/** Authenticated with each segment: what it is, of which blob, and where. */
function associatedData({ blobId, firmId }: BlobKey, index: number, role: SegmentRole): Buffer {
  const data = Buffer.alloc(48)
  data.write('JZE1', 'latin1')
  data.set([FORMAT, role === 'last' ? FLAG_LAST : role === 'tail' ? FLAG_TAIL : 0, 0, 0], 4)
  data.set(blobId, 8)
  data.set(firmId, 24)
  data.writeBigUInt64BE(BigInt(index), 40)
  return data
}

/**
 * A nonce for each sealing, never a counter: a segment sealed again after a crash may hold other bytes.
 * Drawn from a pool, as a call of the system's generator costs as much as sealing some kilobytes.
 */
const pool = Buffer.alloc(NONCE_BYTES * 1024)
let drawn = pool.length
function newNonce(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  // A copy: the pool is filled again while a record may still wait to be written.
  const nonce = Buffer.from(pool.subarray(drawn, drawn + NONCE_BYTES))
  drawn += NONCE_BYTES
  return nonce
}

/**
 * Seals one segment.
 * @param pieces its bytes, one after the other
 * @returns its record in pieces, to be written one after the other
 */
export function sealSegment(
  key: BlobKey,
  index: number,
  role: SegmentRole,
  pieces: readonly Uint8Array[],
  nonce = newNonce(),
): Buffer[] {
  const cipher = createCipheriv(CIPHER, key.dek, nonce).setAAD(associatedData(key, index, role))
  const sealed = pieces.map((piece) => cipher.update(piece))
  cipher.final()
  return [nonce, ...sealed, cipher.getAuthTag()]
}

/** @throws IntegrityError; not a byte is given out before all of them are authenticated */
export function openSegment(key: BlobKey, index: number, role: SegmentRole, record: Uint8Array): Buffer {
  const end = record.length - TAG_BYTES
  if (end < NONCE_BYTES) throw new IntegrityError(`segment ${index} is cut short`)
  const decipher = createDecipheriv(CIPHER, key.dek, record.subarray(0, NONCE_BYTES))
  decipher.setAAD(associatedData(key, index, role)).setAuthTag(record.subarray(end))
  const plain = decipher.update(record.subarray(NONCE_BYTES, end))
  try {
    decipher.final()
  } catch {
    throw new IntegrityError(`segment ${index} is damaged`)
  }
  return plain
}

/** Where things lie in a blob of `size` plain bytes; 0 bytes are one empty segment. */
export function layoutOf(size: number) {
  const lastIndex = Math.max(0, Math.ceil(size / SEGMENT) - 1)
  return {
    lastIndex,
    roleOf: (index: number): SegmentRole => (index === lastIndex ? 'last' : 'middle'),
    /** Plain bytes of a segment. */
    lengthOf: (index: number): number => (index === lastIndex ? size - lastIndex * SEGMENT : SEGMENT),
    sealedBytes: HEADER_BYTES + size + (lastIndex + 1) * RECORD_OVERHEAD,
  }
}

/** Where a segment's record begins in the file. */
export function positionOf(index: number): number {
  return HEADER_BYTES + index * RECORD
}
