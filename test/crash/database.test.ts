import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lockDatabase } from '../support/database-lock.ts'
import type { DatabaseLock } from '../support/database-lock.ts'
import { sendShare } from './send-share.ts'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

const MIB = 1024 * 1024
/** Shorter than what a request waits for the database. */
const MOMENT_MS = 3000

let scene: Scene
let documentId: string
let lock: DatabaseLock | undefined
beforeAll(async () => {
  scene = await setScene()
  await scene.client.upload('acte.bin', scene.newContent(MIB))
  documentId = (await scene.client.available('acte.bin')).id
})
afterEach(() => lock?.release())
afterAll(() => scene.product.stop())

/** Asks what needs no write, again and again, while `isOver` says no. @returns how often all was answered */
async function readOn(isOver: () => boolean): Promise<number> {
  const { client, product } = scene
  let rounds = 0
  for (; !isOver(); rounds++) {
    const answers = await Promise.all([
      fetch(`${product.url}/healthz`),
      client.send('GET', `/dossiers/${client.dossier.id}/documents`),
      client.send('GET', `/documents/${documentId}/versions`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await pause(50)
  }
  return rounds
}

/** Reads until it is answered. */
async function whileReading(answer: Promise<Response>): Promise<Response> {
  let isAnswered = false
  void answer.finally(() => (isAnswered = true)).catch(() => undefined)
  // One that waits by standing still answers once or twice.
  expect(await readOn(() => isAnswered)).toBeGreaterThan(3)
  return answer
}

async function titles(): Promise<string[]> {
  const { client } = scene
  const shares = await client.send('GET', `/dossiers/${client.dossier.id}/shares`)
  return ((await shares.json()) as { items: { title: string }[] }).items.map(({ title }) => title)
}

test('written to by another process for a moment: who writes waits, who reads does not', async () => {
  const { client, product } = scene
  lock = await lockDatabase(product)
  const until = performance.now() + MOMENT_MS
  let isAnswered = false
  const renamed = client.send('PATCH', `/documents/${documentId}`, { name: 'renommé.bin' })
  void renamed.then(() => (isAnswered = true))
  await readOn(() => performance.now() > until)
  expect(isAnswered).toBe(false)
  await lock.release()
  expect((await renamed).status).toBe(200)
  expect(await client.documents('renommé.bin')).toHaveLength(1)
})

test('for longer: the zone says that it is busy, and has done nothing; asked again it does it once', async () => {
  const { client, product } = scene
  const before = await titles()
  const letters = (await product.mails()).length
  lock = await lockDatabase(product)
  const refused = await whileReading(sendShare(client, 'Projet sous clé', 'renommé.bin'))
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'unavailable' }])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await lock.release()
  expect(await titles()).toEqual(before)
  expect(await product.mails()).toHaveLength(letters)
  await scene.expectInvariants()

  expect((await sendShare(client, 'Projet sous clé', 'renommé.bin')).status).toBe(201)
  expect((await titles()).filter((title) => title.includes('sous clé'))).toHaveLength(1)
  await product.mail('jean.roy@example.com', 'Projet sous clé')
  expect((await product.mails()).filter(({ subject }) => subject.endsWith('Projet sous clé'))).toHaveLength(2)
})

test('with uploads under way: their clients are put off, and none has to begin anew', async () => {
  const { client, product, newContent } = scene
  const acknowledged = MIB + 1
  async function begin(name: string) {
    const content = newContent(3 * MIB)
    const path = await client.begin(name, content.length)
    expect((await client.patch(path, 0, content.subarray(0, acknowledged))).status).toBe(204)
    return { name, content, path }
  }
  const running = await begin('en route.bin')
  const resting = await begin('au repos.bin')
  const late = { name: 'annoncé.bin', content: newContent(3 * MIB) }

  const { content } = running
  const { request, answered } = client.openPatch(running.path, acknowledged, content.length - acknowledged)
  request.write(content.subarray(acknowledged, 2 * MIB))
  lock = await lockDatabase(product)
  request.write(content.subarray(2 * MIB, 2 * MIB + 5))
  const announced = client.upload(late.name, late.content)
  const told = await whileReading(client.head(resting.path))
  // tus-js-client begins a new upload at any other refusal of a HEAD.
  expect([told.status, told.headers.has('retry-after')]).toEqual([423, true])
  expect([423, 503]).toContain((await answered).status)
  await lock.release()

  await announced
  for (const upload of [running, resting]) {
    const offset = await client.offsetOf(upload.path)
    expect(offset).toBeGreaterThanOrEqual(acknowledged)
    expect((await client.patch(upload.path, offset, upload.content.subarray(offset))).status).toBe(204)
  }
  for (const upload of [running, resting, late]) {
    expect(sha256(await client.read(upload.name))).toBe(sha256(upload.content))
    expect(await client.documents(upload.name)).toMatchObject([{ size: 3 * MIB, versions: 1 }])
  }
  const unfinished = await client.send('GET', `/uploads?dossier=${client.dossier.id}`)
  expect(await unfinished.json()).toEqual([])
  await scene.expectInvariants()
})
