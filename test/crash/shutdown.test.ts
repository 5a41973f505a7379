import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

const MIB = 1024 * 1024
const UPLOADS = 20
/** What a supervisor gives a process before it kills it. */
const GRACE_MS = 10_000

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene.product.stop())

test('told to stop while twenty uploads run: it ends well, and each goes on where it was', async () => {
  const { client, product, newContent } = scene
  const uploads = await Promise.all(
    Array.from({ length: UPLOADS }, async (_, index) => {
      const name = `en route ${index}.bin`
      const content = newContent(MIB + index * 4099)
      const path = await client.begin(name, content.length)
      const acknowledged = 100_000 + index * 7919
      expect((await client.patch(path, 0, content.subarray(0, acknowledged))).status).toBe(204)
      const { request } = client.openPatch(path, acknowledged, content.length - acknowledged)
      request.write(content.subarray(acknowledged, acknowledged + 300_000))
      return { name, content, path, acknowledged }
    }),
  )
  process.kill(product.pid, 'SIGTERM')
  expect(await Promise.race([product.ended(), pause(GRACE_MS, 'still there', { ref: false })])).toBe(0)
  await scene.expectInvariants()

  await product.restart()
  const goOn = async ({ name, content, path, acknowledged }: (typeof uploads)[number]): Promise<void> => {
    const offset = await client.offsetOf(path)
    expect(offset).toBeGreaterThanOrEqual(acknowledged)
    expect((await client.patch(path, offset, content.subarray(offset))).status).toBe(204)
    expect(sha256(await client.read(name))).toBe(sha256(content))
    expect(await client.documents(name)).toMatchObject([{ versions: 1 }])
  }
  await Promise.all(uploads.map(goOn))
})
