import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBeside } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { beginToSend, FATES, handOver } from '../soak/handover.ts'
import type { TwoDoors } from '../soak/handover.ts'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

const MIB = 1024 * 1024

let scene: Scene
let beside: Product
let doors: TwoDoors
beforeAll(async () => {
  scene = await setScene()
  beside = await startBeside(scene.product)
  doors = { ...scene, other: scene.client.at(beside) }
})
afterAll(async () => {
  await beside.stop()
  await scene.product.stop()
})

test('a client that sends no more and stays: the next connection has the upload, and all that came', async () => {
  const { client, newContent } = scene
  const content = newContent(3 * MIB)
  const { path, request, answered } = await beginToSend(doors, 'muet.bin', content, MIB + 5)
  const told = await client.head(path)
  expect(told.status).toBe(200)
  const offset = Number(told.headers.get('upload-offset'))
  expect(offset).toBeGreaterThan(MIB / 2)
  // The first request hears of that much too, and of no more.
  expect(await answered).toEqual({ status: 204, offset })
  request.destroy()
  expect((await client.patch(path, offset, content.subarray(offset))).status).toBe(204)
  expect(sha256(await client.read('muet.bin'))).toBe(sha256(content))
})

test.for(FATES)('an upload goes on at another process while the first client or process %s', async (fate) => {
  await handOver(doors, fate, `autre porte, ${fate}.bin`, scene.newContent(3 * MIB + 17), MIB + 5)
  await scene.expectInvariants()
})

test('a process that stood still is refused while another one is at it', async () => {
  const { product, client, newContent } = scene
  const content = newContent(4 * MIB + 1)
  const { path, request, answered } = await beginToSend(doors, 'deux plumes.bin', content, MIB + 5)
  process.kill(product.pid, 'SIGSTOP')
  const offset = await doors.other.offsetOf(path)
  const second = doors.other.openPatch(path, offset, content.length - offset)
  second.request.write(content.subarray(offset, offset + MIB))
  process.kill(product.pid, 'SIGCONT')
  request.end(content.subarray(MIB + 5))
  expect([423, 0]).toContain((await answered).status)
  second.request.end(content.subarray(offset + MIB))
  expect(await second.answered).toEqual({ status: 204, offset: content.length })
  expect(sha256(await client.read('deux plumes.bin'))).toBe(sha256(content))
  expect(await client.documents('deux plumes.bin')).toMatchObject([{ versions: 1 }])
  await scene.expectInvariants()
})
