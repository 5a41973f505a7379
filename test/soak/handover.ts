import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { MemberClient, OpenPatch } from '../support/member-client.ts'
import type { Product } from '../support/product.ts'
import { until } from '../support/until.ts'

/** Sealed bytes are written in pieces of this many. */
const BATCH = 512 * 1024

/** Two processes of one zone, and one member at both. */
export interface TwoDoors {
  product: Product
  client: MemberClient
  other: MemberClient
}

/** What becomes of the first request: its client leaves or stays, or its process stands still. */
export const FATES = ['leaves', 'stays', 'stands still'] as const
export type Fate = (typeof FATES)[number]

/** A file that begins at one process and ends at the other. Whoever asks finds it once, and exact. */
export async function handOver(doors: TwoDoors, fate: Fate, name: string, content: Buffer, cut: number): Promise<void> {
  const { product, client, other } = doors
  const { path, request, answered } = await beginToSend(doors, name, content, cut)
  if (fate === 'leaves') request.destroy()
  if (fate === 'stands still') process.kill(product.pid, 'SIGSTOP')
  try {
    const offset = await other.offsetOf(path)
    assert.equal((await other.patch(path, offset, content.subarray(offset))).status, 204)
    if (fate !== 'leaves') request.end(content.subarray(cut))
  } finally {
    if (fate === 'stands still') process.kill(product.pid, 'SIGCONT')
  }
  const { status, offset } = await answered
  if (fate === 'stands still') assert.ok(status === 423 || status === 0, `a stale process answered ${status}`)
  // Asked to let go, it tells of what was kept, and of no more.
  else assert.ok(status !== 204 || offset < content.length)
  for (const asked of [client, other]) {
    const found = await asked.documents(name)
    assert.deepEqual(
      found.map(({ size, versions }) => [size, versions]),
      [[content.length, 1]],
    )
    assert.equal(sha256(await asked.read(name)), sha256(content))
  }
}

/** An upload whose client has sent `cut` bytes, some of them on the disk by now, and holds on to the connection. */
export async function beginToSend(
  { product, client }: TwoDoors,
  name: string,
  content: Buffer,
  cut: number,
): Promise<OpenPatch & { path: string }> {
  const path = await client.begin(name, content.length)
  const patch = client.openPatch(path, 0, content.length)
  patch.request.write(content.subarray(0, cut))
  const file = join(product.dataDir, 'blobs', path.split('/').at(-1) ?? '')
  await until(async () => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    return size >= BATCH ? size : undefined
  }, 'bytes of it to be on the disk')
  return { ...patch, path }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
