import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

const MIB = 1024 * 1024
/** Nobody's own machine gets another file system. */
const mayMount = process.getuid?.() === 0 && process.env.CI === 'true'

describe.skipIf(!mayMount).for([
  ['for the documents', (disk: string) => ({ JZ_STORAGE_URL: `file:${disk}` })],
  ['for the database', (disk: string) => ({ JZ_DATABASE_URL: `sqlite:${join(disk, 'zone.db')}` })],
  ['for all of the data', (disk: string) => ({ JZ_DATA_DIR: join(disk, 'data') })],
] as const)('a disk of 12 MiB %s', ([what, configure]) => {
  const disk = mkdtempSync(join(tmpdir(), 'jz-disk-'))
  const ballast = join(disk, 'ballast')
  let scene: Scene
  beforeAll(async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk])
    scene = await setScene({ env: configure(disk) })
  })
  beforeEach(() => rmSync(ballast, { force: true }))
  afterAll(async () => {
    try {
      await scene.product.stop()
    } finally {
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  })

  test('full in mid-upload: said so, nothing acknowledged is lost, and it goes on once there is room', async () => {
    const { client, product, newContent } = scene
    const before = newContent(MIB)
    await client.upload('avant.bin', before)
    expect(sha256(await client.read('avant.bin'))).toBe(sha256(before))
    const content = newContent(4 * MIB)
    const path = await client.begin('trop.bin', content.length)
    const acknowledged = MIB + 1
    expect((await client.patch(path, 0, content.subarray(0, acknowledged))).status).toBe(204)
    fill(ballast)

    const refused = await client.patch(path, acknowledged, content.subarray(acknowledged))
    expect(refused.status).toBe(507)
    expect(await refused.json()).toMatchObject({ code: 'storage_full' })
    const told = await client.head(path)
    // A stock client begins a new upload at any other refusal.
    expect(told.status === 423 || Number(told.headers.get('upload-offset')) >= acknowledged).toBe(true)
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200)
    expect(await client.documents('avant.bin')).toMatchObject([{ size: MIB }])
    expect(await client.documents('trop.bin')).toEqual([])
    // Of a document no byte is given out before a row says so: there may be no room for that either.
    if (what === 'for the documents') expect(sha256(await client.read('avant.bin'))).toBe(sha256(before))

    rmSync(ballast)
    await scene.expectInvariants()
    const offset = await client.offsetOf(path)
    expect(offset).toBeGreaterThanOrEqual(acknowledged)
    expect((await client.patch(path, offset, content.subarray(offset))).status).toBe(204)
    expect(sha256(await client.read('trop.bin'))).toBe(sha256(content))
    expect(await client.documents('trop.bin')).toMatchObject([{ versions: 1 }])
  })
})

/** Takes what room there is, to the last page. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  const page = Buffer.alloc(4096, 1)
  try {
    while (writeSync(file, page) === page.length);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' })
  } finally {
    closeSync(file)
  }
}
