import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { install, mayInstall } from '../support/debian.ts'
import { isStraceHere, watchCalls } from '../support/strace.ts'
import type { SystemCall } from '../support/strace.ts'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

const MIB = 1024 * 1024
const WRITES = ['pwrite64', 'pwritev', 'write', 'writev', 'sendto', 'sendmsg']
const SYNCS = ['fdatasync', 'fsync']

describe.skipIf(!isStraceHere() && !mayInstall())('as the kernel sees it', () => {
  let scene: Scene
  beforeAll(async () => {
    if (!isStraceHere()) await install('strace')
    scene = await setScene()
  }, 600_000)
  afterAll(() => scene.product.stop())

  test('nothing is answered for before it would survive a power cut: the bytes, then their row, then the answer', async () => {
    const { client, product, newContent } = scene
    const content = newContent(2 * MIB + 3)
    const file = join(dirname(product.logFile), 'calls')
    const stop = await watchCalls(product.pid, [...WRITES, ...SYNCS], file)
    const path = await client.begin('ordre.bin', content.length)
    expect((await client.patch(path, 0, content.subarray(0, MIB + 1))).status).toBe(204)
    expect((await client.patch(path, MIB + 1, content.subarray(MIB + 1))).status).toBe(204)
    const calls = await stop()

    const [created, partial, last] = answersOf(calls, ['201', '204'])
    const log = (call: SystemCall): boolean => call.target.endsWith('-wal')
    const blob = (call: SystemCall): boolean => call.target.endsWith(`/blobs/${path.split('/').at(-1)}`)
    const folder = (call: SystemCall): boolean => call.target.endsWith('/blobs')

    expectOrder([lastOf(calls, created, WRITES, log), lastOf(calls, created, SYNCS, log), created])
    for (const answer of [partial, last]) {
      const synced = lastOf(calls, answer, SYNCS, blob)
      const committed = firstAfter(calls, synced, WRITES, log)
      expectOrder([lastOf(calls, answer, WRITES, blob), synced, committed, lastOf(calls, answer, SYNCS, log), answer])
    }
    // A new file is one only once its folder says so.
    expectOrder([lastOf(calls, partial, SYNCS, folder), partial])
    expect(sha256(await client.read('ordre.bin'))).toBe(sha256(content))
  })
})

function answersOf(calls: SystemCall[], statuses: string[]): (SystemCall | undefined)[] {
  const said = statuses.map((status) => `HTTP/1.1 ${status} `)
  return calls.filter(({ rest }) => said.some((line) => rest.includes(line)))
}

/** The last call of these on such a target that had ended when `before` began. */
function lastOf(
  calls: SystemCall[],
  before: SystemCall | undefined,
  names: string[],
  isTarget: (call: SystemCall) => boolean,
): SystemCall | undefined {
  return calls.findLast((call) => call.ended < (before?.began ?? 0) && names.includes(call.name) && isTarget(call))
}

function firstAfter(
  calls: SystemCall[],
  after: SystemCall | undefined,
  names: string[],
  isTarget: (call: SystemCall) => boolean,
): SystemCall | undefined {
  return calls.find((call) => call.began > (after?.ended ?? 0) && names.includes(call.name) && isTarget(call))
}

/** Each is there, and had ended when the next began. */
function expectOrder(steps: (SystemCall | undefined)[]): void {
  for (const [index, step] of steps.entries()) {
    expect(step, `step ${index}`).toBeDefined()
    const previous = steps[index - 1]
    expect(step?.began ?? 0, `step ${index}`).toBeGreaterThan(previous?.ended ?? -1)
  }
}
