import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../bff/src/config.ts'
import { sweepDocuments } from '../../bff/src/documents/index.ts'
import { openZone } from '../../bff/src/open-zone.ts'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

/** Bytes of a segment. */
const S = 65_536
const DAY = 86_400_000

let scene: Scene
beforeAll(async () => {
  scene = await setScene({ env: { JZ_FAILPOINT: 'upload.created' } })
})
beforeEach(async () => {
  expect(await unfinished()).toEqual([])
})
afterAll(() => scene.product.stop())

async function unfinished(): Promise<{ url: string }[]> {
  const { client } = scene
  return (await (await client.send('GET', `/uploads?dossier=${client.dossier.id}`)).json()) as { url: string }[]
}

/** Restarts the product so that it is killed at this point, and again without once `work` has brought it there. */
async function killedAt(failpoint: string, work: () => Promise<unknown>): Promise<void> {
  const { product } = scene
  process.kill(product.pid, 'SIGTERM')
  await product.restart({ failpoint })
  await expect(work()).rejects.toThrow()
  expect(await product.ended()).toBe('SIGKILL')
  await scene.expectInvariants()
  await product.restart()
}

test('a failpoint is a comment: told of one, the product as it is shipped lives on', async () => {
  const { client, newContent, product } = scene
  const { pid } = product
  await client.upload('sans crainte.bin', newContent(S))
  await client.available('sans crainte.bin')
  expect(product.pid).toBe(pid)
  expect(readdirSync(product.tempDir)).toEqual([])
})

test('killed once an upload is announced: another takes its place, and its time is over in a day', async () => {
  const { client, product, newContent } = scene
  await killedAt('upload.created', () => client.begin('annoncé.bin', 1000))
  const [orphan] = await unfinished()
  expect(orphan).toMatchObject({ filename: 'annoncé.bin', offset: 0 })

  const content = newContent(3 * S)
  await client.upload('annoncé.bin', content)
  expect(sha256(await client.read('annoncé.bin'))).toBe(sha256(content))
  expect(await client.documents('annoncé.bin')).toMatchObject([{ versions: 1 }])

  const zone = await openZone(readConfig(true, { JZ_DATA_DIR: product.dataDir }), pino({ level: 'silent' }))
  const now = zone.deps.clock.now().getTime()
  await sweepDocuments({ ...zone.deps, clock: { now: () => new Date(now + DAY + 1000) } })
  await zone.close()
  expect(await unfinished()).toEqual([])
  expect((await client.head(String(orphan?.url).replace('/api/v1', ''))).status).toBe(404)
  await scene.expectInvariants()
})

test.for([
  ['before its bytes are durable', 'upload.written:2', 5 * S + 100],
  ['before its offset is', 'upload.synced:2', 5 * S + 100],
  ['once both are', 'upload.checkpointed:2', 9 * S + 7],
] as const)('killed %s: not a byte that was answered for is lost', async ([when, failpoint, kept]) => {
  const { client, newContent, product } = scene
  const name = `tué ${when}.bin`
  const content = newContent(20 * S + 1)
  let path = ''
  await killedAt(failpoint, async () => {
    path = await client.begin(name, content.length)
    expect((await client.patch(path, 0, content.subarray(0, 5 * S + 100))).status).toBe(204)
    return client.patch(path, 5 * S + 100, content.subarray(5 * S + 100, 9 * S + 7))
  })
  const file = join(product.dataDir, 'blobs', path.split('/').at(-1) ?? '')
  // What the killed one wrote beyond is there, and does not count.
  expect(statSync(file).size).toBeGreaterThan(9 * S)
  expect(await client.documents(name)).toEqual([])
  expect(await client.offsetOf(path)).toBe(kept)
  expect((await client.patch(path, kept, content.subarray(kept))).status).toBe(204)
  expect(sha256(await client.read(name))).toBe(sha256(content))
  expect(await client.documents(name)).toMatchObject([{ size: content.length, versions: 1 }])
})

test('killed with all its bytes durable, before it is finished: the last ones are asked for again', async () => {
  const { client, newContent } = scene
  const content = newContent(4 * S)
  let path = ''
  await killedAt('upload.synced', async () => {
    path = await client.begin('presque.bin', content.length)
    return client.patch(path, 0, content)
  })
  expect(await client.documents('presque.bin')).toEqual([])
  const offset = await client.offsetOf(path)
  expect(offset).toBeLessThan(content.length)
  expect((await client.patch(path, offset, content.subarray(offset))).status).toBe(204)
  expect(sha256(await client.read('presque.bin'))).toBe(sha256(content))
})

test('killed between the last commit and the answer: complete is said of a document that is there, once', async () => {
  const { client, newContent } = scene
  const content = newContent(2 * S - 1)
  let path = ''
  await killedAt('upload.finished', async () => {
    path = await client.begin('fini.bin', content.length)
    return client.patch(path, 0, content)
  })
  const told = await client.head(path)
  expect(told.status).toBe(200)
  expect(told.headers.get('upload-offset')).toBe(String(content.length))
  const [document, ...others] = await client.documents('fini.bin')
  expect(told.headers.get('upload-document')).toBe(`${document?.id};1`)
  expect(others).toEqual([])
  // The client that heard nothing sends its last request again: nothing more comes of it.
  expect((await client.patch(path, content.length, Buffer.alloc(0))).status).toBe(204)
  expect(await client.documents('fini.bin')).toMatchObject([{ versions: 1 }])
  expect(sha256(await client.read('fini.bin'))).toBe(sha256(content))
})
