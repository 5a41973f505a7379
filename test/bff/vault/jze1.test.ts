import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  HEADER_BYTES,
  IntegrityError,
  layoutOf,
  openSegment,
  RECORD,
  RECORD_OVERHEAD,
  sealHeader,
  sealSegment,
  SEGMENT,
} from '../../../bff/src/services/vault/jze1.ts'
import type { BlobKey, SegmentRole } from '../../../bff/src/services/vault/jze1.ts'
import type { SealedBlob } from '../../../bff/src/services/vault/sealed-reader.ts'
import { memoryFiles } from './memory-files.ts'
import { newBlob, open, seal, sealBy } from './sealed-blobs.ts'

const SIZES = [1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 3 * SEGMENT + 17]

describe('known answers', () => {
  const known = JSON.parse(
    readFileSync(new URL('../../fixtures/jze1-vectors.json', import.meta.url), 'utf8'),
  ) as KnownAnswers
  const key: BlobKey = {
    dek: createSecretKey(Buffer.from(known.dek, 'hex')),
    blobId: Buffer.from(known.blob_id, 'hex'),
    firmId: Buffer.from(known.entity_id, 'hex'),
  }
  const nonceOf = (index: number): Buffer => {
    const nonce = Buffer.alloc(12, 0x0c)
    nonce.writeUInt32BE(index, 8)
    return nonce
  }
  const record = (index: number, role: SegmentRole, plain: Buffer): Buffer =>
    Buffer.concat(sealSegment(key, index, role, [plain], nonceOf(index)))

  test('the header, and single records', () => {
    expect(sealHeader(key).toString('hex')).toBe(known.header)
    for (const [name, role, plain] of [
      ['empty_last', 'last', ''],
      ['abc_last', 'last', 'abc'],
      ['abc_tail', 'tail', 'abc'],
    ] as const) {
      const sealed = record(0, role, Buffer.from(plain))
      expect(sealed.toString('hex')).toBe(known.records[name])
      expect(openSegment(key, 0, role, sealed).toString()).toBe(plain)
    }
  })

  test.each(known.files)('a file of $plain_len bytes', ({ plain_byte, plain_len, file_len, file_sha256 }) => {
    const { lastIndex, lengthOf, roleOf, sealedBytes } = layoutOf(plain_len)
    const records = Array.from({ length: lastIndex + 1 }, (_, index) =>
      record(index, roleOf(index), Buffer.alloc(lengthOf(index), plain_byte, 'hex')),
    )
    const file = Buffer.concat([sealHeader(key), ...records])
    expect([file.length, sealedBytes]).toEqual([file_len, file_len])
    expect(createHash('sha256').update(file).digest('hex')).toBe(file_sha256)
  })
})

test('what was sealed comes back, however it came, was made durable and was killed on its way', async () => {
  const step = fc.record({
    bytes: fc.oneof(fc.nat(100), fc.nat(2 * SEGMENT)),
    next: fc.constantFrom('go on' as const, 'checkpoint' as const, 'rough checkpoint' as const, 'kill' as const),
  })
  for (const size of SIZES) {
    const plain = randomBytes(size)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const files = memoryFiles()
        const blob = newBlob(size)
        await sealBy(files, blob, plain, steps)
        expect(files.read(blob.id).length).toBe(layoutOf(size).sealedBytes)
        expect((await open(files, blob)).bytes.equals(plain)).toBe(true)
      }),
      { numRuns: 40 },
    )
  }
})

test('any part of it is the same part of the whole', async () => {
  for (const size of [...SIZES, 40 * SEGMENT + 5]) {
    const plain = randomBytes(size)
    const files = memoryFiles()
    const blob = await seal(files, plain)
    // Around the borders of segments, and anywhere.
    const place = fc.oneof(
      fc.nat(size - 1),
      fc
        .tuple(fc.nat(Math.ceil(size / SEGMENT)), fc.integer({ min: -2, max: 2 }))
        .map(([segment, by]) => Math.min(size - 1, Math.max(0, segment * SEGMENT + by))),
    )
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const { bytes } = await open(files, blob, { start, end })
        expect(bytes.equals(plain.subarray(start, end + 1))).toBe(true)
      }),
      { numRuns: 40 },
    )
  }
})

test('no two seals have the same nonce', () => {
  const { key } = newBlob(1)
  const nonces = new Set<string>()
  for (let index = 0; index < 100_000; index++) {
    nonces.add(sealSegment(key, index, 'middle', [])[0]?.toString('latin1') ?? '')
  }
  expect(nonces.size).toBe(100_000)
})

describe('refused, with not a byte of the segment that is not right', () => {
  const SEGMENTS = 20
  const size = (SEGMENTS - 1) * SEGMENT + 17
  const plain = randomBytes(size)
  const files = memoryFiles()
  let blob: SealedBlob
  let other: SealedBlob
  let file: Buffer
  beforeAll(async () => {
    blob = await seal(files, plain)
    other = await seal(files, plain)
    file = files.read(blob.id)
  })

  const recordOf = (index: number, of = file): Buffer =>
    of.subarray(HEADER_BYTES + index * RECORD, HEADER_BYTES + (index + 1) * RECORD)
  const withRecords = (records: Buffer[]): Buffer => Buffer.concat([file.subarray(0, HEADER_BYTES), ...records])
  const allRecords = (): Buffer[] => Array.from({ length: SEGMENTS }, (_, index) => recordOf(index))

  /** Bytes before the damage may have gone out: in order, and only whole segments that were right. */
  async function expectRefused(damaged: Buffer, as = blob, firstBad = 0): Promise<void> {
    files.replace(as.id, damaged)
    const { bytes, error } = await open(files, as)
    expect(error).toBeInstanceOf(IntegrityError)
    expect(bytes.length).toBeLessThanOrEqual(firstBad * SEGMENT)
    expect(bytes.equals(plain.subarray(0, bytes.length))).toBe(true)
  }
  const segmentAt = (position: number): number => Math.max(0, Math.floor((position - HEADER_BYTES) / RECORD))
  const index = fc.nat(SEGMENTS - 1)
  const twoOf = fc.uniqueArray(index, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[number, number]>

  test('every bit of a small file, flipped', async () => {
    const small = memoryFiles()
    const one = await seal(small, Buffer.from('x'))
    const intact = small.read(one.id)
    for (let bit = 0; bit < intact.length * 8; bit++) {
      small.replace(one.id, flipped(intact, bit))
      expect((await open(small, one)).error).toBeInstanceOf(IntegrityError)
    }
  })

  test('any bit of a large one, flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
        await expectRefused(flipped(file, bit), blob, segmentAt(bit >> 3))
      }),
      { numRuns: 60 },
    )
  })

  test('cut short anywhere', async () => {
    const border = fc.tuple(index, fc.integer({ min: 0, max: 1 })).map(([at, by]) => HEADER_BYTES + at * RECORD + by)
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(file.length - 1), border), async (length) => {
        await expectRefused(file.subarray(0, length), blob, segmentAt(length))
      }),
      { numRuns: 60 },
    )
  })

  test('longer or shorter than its row says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 * SEGMENT }), async (bytes) => {
        const longer = Buffer.concat([file, randomBytes(bytes + RECORD_OVERHEAD)])
        await expectRefused(longer, { ...blob, size: size + bytes }, SEGMENTS - 1)
        await expectRefused(file, { ...blob, size: size - bytes }, SEGMENTS - 1)
        files.replace(blob.id, longer)
        // Beyond its end nothing is ever read.
        expect((await open(files, blob)).bytes.equals(plain)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('two segments swapped, one twice, one left out', async () => {
    await fc.assert(
      fc.asyncProperty(twoOf, async ([one, two]) => {
        const first = Math.min(one, two)
        await expectRefused(withRecords(allRecords().with(one, recordOf(two)).with(two, recordOf(one))), blob, first)
        await expectRefused(withRecords(allRecords().with(one, recordOf(two))), blob, one)
        // The last one twice is a file that is longer than its row says.
        const early = Math.min(one, SEGMENTS - 2)
        await expectRefused(withRecords(allRecords().toSpliced(early, 0, recordOf(early))), blob, early + 1)
        await expectRefused(withRecords(allRecords().toSpliced(one, 1)), blob, one)
      }),
      { numRuns: 20 },
    )
  })

  test('a segment of another file, even under the same key', async () => {
    const sameKey = await seal(files, plain, { ...newBlob(size), key: { ...newBlob(size).key, dek: blob.key.dek } })
    await fc.assert(
      fc.asyncProperty(index, async (at) => {
        for (const from of [other, sameKey]) {
          await expectRefused(withRecords(allRecords().with(at, recordOf(at, files.read(from.id)))), blob, at)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('another key, another firm, another file', async () => {
    await expectRefused(file, { ...blob, key: { ...blob.key, dek: newBlob(size).key.dek } })
    await expectRefused(file, { ...blob, key: { ...blob.key, firmId: randomBytes(16) } })
    await expectRefused(files.read(other.id), blob)
  })

  test('a tail as a segment, a segment as the last, the last as a tail', async () => {
    const roles: SegmentRole[] = ['middle', 'last', 'tail']
    await fc.assert(
      fc.asyncProperty(index, fc.constantFrom(...roles), async (at, role) => {
        const right = layoutOf(size).roleOf(at)
        fc.pre(role !== right)
        const bytes = plain.subarray(at * SEGMENT, (at + 1) * SEGMENT)
        const record = Buffer.concat(sealSegment(blob.key, at, role, [bytes]))
        await expectRefused(withRecords(allRecords().with(at, record)), blob, at)
        expect(() => openSegment(blob.key, at, right, record)).toThrow(IntegrityError)
      }),
      { numRuns: 40 },
    )
  })
})

function flipped(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes)
  const at = bit >> 3
  changed.writeUInt8((changed[at] ?? 0) ^ (1 << (bit & 7)), at)
  return changed
}

interface KnownAnswers {
  dek: string
  blob_id: string
  entity_id: string
  header: string
  records: Record<'empty_last' | 'abc_last' | 'abc_tail', string>
  files: { plain_byte: string; plain_len: number; file_len: number; file_sha256: string }[]
}
