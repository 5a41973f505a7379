import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentState } from '@juriszone/widgets/contract'
import { readConfig } from '../../bff/src/config.ts'
import { openZone } from '../../bff/src/open-zone.ts'
import { EICAR, mayHaveClamd, startClamd } from '../support/clamd.ts'
import type { Clamd } from '../support/clamd.ts'
import { startBeside } from '../support/product.ts'
import { until } from '../support/until.ts'
import { setScene, sha256 } from './scene.ts'
import type { Scene } from './scene.ts'

const MIB = 1024 * 1024
/** What a supervisor gives a process before it kills it. */
const GRACE_MS = 10_000

describe.skipIf(!mayHaveClamd())('with clamd', () => {
  let clamd: Clamd
  let scene: Scene
  beforeAll(async () => {
    clamd = await startClamd()
    scene = await setScene({ env: { JZ_CLAMD_URL: clamd.url } })
  }, 400_000)
  afterAll(async () => {
    await scene.product.stop()
    await clamd.stop()
  })

  async function became(name: string, state: DocumentState): Promise<void> {
    const { client } = scene
    await until(
      async () => (await client.documents(name)).find((document) => document.state === state),
      `${name} to be ${state}`,
    )
  }

  /** Nobody has it, and nobody was told that it is clean. */
  async function expectWaiting(name: string): Promise<void> {
    const { client } = scene
    const [document] = await client.documents(name)
    expect(document?.state).toBe('scanning')
    const content = await client.send('GET', `/documents/${document?.id}/content`)
    expect([content.status, await content.json()]).toMatchObject([409, { code: 'scan_pending' }])
  }

  async function timesChecked(name: string): Promise<number> {
    const { client, product } = scene
    const [document] = await client.documents(name)
    const config = readConfig(true, { JZ_DATA_DIR: product.dataDir })
    const zone = await openZone(config, pino({ level: 'silent' }))
    const rows = await zone.deps.db.read
      .selectFrom('activity')
      .select('seq')
      .where('documentId', '=', document?.id ?? '')
      .where('action', '=', 'document.checked')
      .execute()
    await zone.close()
    return rows.length
  }

  async function expectFree(name: string, content: Buffer): Promise<void> {
    expect(sha256(await scene.client.read(name))).toBe(sha256(content))
    expect(await timesChecked(name)).toBe(1)
    await scene.expectInvariants()
  }

  test.for([
    ['a small file', 'petit', 100_000],
    ['a large one', 'grand', 9 * MIB],
  ] as const)('%s whose process is killed between the scan and its commit is scanned again', async ([, kind, size]) => {
    const { client, product, newContent } = scene
    const name = `${kind} vérifié.bin`
    const content = newContent(size)
    process.kill(product.pid, 'SIGTERM')
    await product.restart({ failpoint: 'check.scanned' })
    const path = await client.begin(name, size)
    await client.patch(path, 0, content).catch(() => undefined)
    expect(await product.ended()).toBe('SIGKILL')
    await scene.expectInvariants()
    await product.restart()
    await expectFree(name, content)
  })

  test.for([
    ['killed', 'SIGKILL'],
    ['told to stop', 'SIGTERM'],
  ] as const)('a process that is %s during a scan: the next one scans it', async ([how, signal]) => {
    const { client, product, newContent } = scene
    const name = `processus ${how}.bin`
    const content = newContent(9 * MIB)
    clamd.pause()
    await client.upload(name, content)
    await expectWaiting(name)
    process.kill(product.pid, signal)
    const ended = await Promise.race([product.ended(), pause(GRACE_MS, 'still there', { ref: false })])
    expect(ended).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 0)
    await product.restart()
    await expectWaiting(name)
    clamd.goOn()
    await expectFree(name, content)
  })

  test('two processes that scan the same file: one verdict', async () => {
    const { client, product, newContent } = scene
    const content = newContent(MIB)
    clamd.pause()
    await client.upload('à deux.bin', content)
    const beside = await startBeside(product)
    await expectWaiting('à deux.bin')
    clamd.goOn()
    await expectFree('à deux.bin', content)
    await beside.stop()
    expect(await timesChecked('à deux.bin')).toBe(1)
  })

  test('clamd killed during a scan and down for a while: all wait, and each gets its own verdict', async () => {
    const { client, newContent } = scene
    const contents = new Map([
      ['avant.bin', newContent(9 * MIB)],
      ['pendant.bin', newContent(5000)],
    ])
    clamd.pause()
    await client.upload('avant.bin', contents.get('avant.bin') ?? Buffer.alloc(0))
    await clamd.kill()
    await client.upload('pendant.bin', contents.get('pendant.bin') ?? Buffer.alloc(0))
    await client.upload('virus.bin', Buffer.from(EICAR))
    for (const name of ['avant.bin', 'pendant.bin', 'virus.bin']) await expectWaiting(name)
    await clamd.start()
    await became('virus.bin', 'infected')
    for (const [name, content] of contents) await expectFree(name, content)
  })
})
