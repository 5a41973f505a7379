import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberOf } from '../support/member-client.ts'
import type { MemberClient } from '../support/member-client.ts'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'

const MIB = 1024 ** 2
const GIB = 1024 ** 3
/** What the product may take at its peak, in bytes. */
const RSS_LIMIT = 250 * MIB

let product: Product
let client: MemberClient
beforeAll(async () => {
  product = await startProduct()
  client = await memberOf(product)
})
afterAll(() => product.stop())

test('a gibibyte goes up and comes back in a ZIP, without ever being in memory', async () => {
  forgetPeak(product.pid)
  const path = await client.begin('grand.bin', GIB)
  const expected = createHash('sha256')
  const { request, answered } = client.openPatch(path, 0, GIB)
  const block = randomBytes(4 * MIB)
  for (let sent = 0; sent < GIB; sent += block.length) {
    expected.update(block)
    if (!request.write(block)) await new Promise((resolve) => request.once('drain', resolve))
  }
  request.end()
  expect(await answered).toEqual({ status: 204, offset: GIB })
  const { id, size } = await client.available('grand.bin')
  expect(size).toBe(GIB)

  const link = await client.send('POST', `/dossiers/${client.dossier.id}/archives`, { documentIds: [id] })
  const archive = await fetch(((await link.json()) as { url: string }).url)
  const received = createHash('sha256')
  // A ZIP of one stored file: its header and name, then its bytes.
  const start = 30 + 'grand.bin'.length
  let at = 0
  for await (const chunk of archive.body!) {
    received.update(chunk.subarray(Math.max(0, start - at), Math.max(0, start + GIB - at)))
    at += chunk.length
  }
  expect(at).toBe(Number(archive.headers.get('content-length')))
  expect(received.digest('hex')).toBe(expected.digest('hex'))
  expect(peakMemory(product.pid)).toBeLessThan(RSS_LIMIT)
}, 240_000)

/** The start of the product, and a password's 64 MiB, are not what is measured (Linux). */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Bytes, the most that the process held since. */
function peakMemory(pid: number): number {
  const [, kib = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) * 1024
}
