import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../bff/src/platform/database.ts'
import { zoneKeys } from '../../bff/src/platform/keys.ts'
import { databaseKey } from '../../bff/src/schema/index.ts'
import type { Tables } from '../../bff/src/schema/index.ts'
import { memberOf } from '../support/member-client.ts'
import type { MemberClient } from '../support/member-client.ts'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'

const MIB = 1024 ** 2
const CURL = '/usr/bin/curl'

const content = randomBytes(24 * MIB + 17)
const folder = mkdtempSync(join(tmpdir(), 'jz-curl-'))
let product: Product
let client: MemberClient
let documentId: string
beforeAll(async () => {
  product = await startProduct()
  client = await memberOf(product)
  await client.upload('acte.bin', content)
  documentId = (await client.available('acte.bin')).id
})
afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A link as pages have them; curl is the browser. @returns curl's exit code */
async function curl(file: string, ...args: string[]): Promise<number> {
  const link = await client.send('POST', `/documents/${documentId}/links`)
  const { url } = (await link.json()) as { url: string }
  const path = join(folder, file)
  return new Promise((done) => {
    execFile(CURL, ['-s', '-o', path, '-D', `${path}.head`, ...args, url], (error) => {
      done(typeof error?.code === 'number' ? error.code : 0)
    })
  })
}
const received = (file: string): number => statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0

/** Downloads that the firm's activity tells of, as the disk has them. */
async function recorded(): Promise<number> {
  const path = join(product.dataDir, 'juriszone.db')
  const masterKey = Buffer.from(readFileSync(join(product.dataDir, 'master.key'), 'utf8'), 'base64')
  const db = await openDatabase<Tables>(path, databaseKey(path, zoneKeys(masterKey)))
  try {
    const rows = await db.read
      .selectFrom('activity')
      .select('seq')
      .where('action', '=', 'document.downloaded')
      .where('documentId', '=', documentId)
      .execute()
    return rows.length
  } finally {
    await db.close()
  }
}

/** The product again, to be killed when so many pieces of a download have gone out. */
async function restartToDieAt(piece: number): Promise<void> {
  process.kill(product.pid, 'SIGTERM')
  await product.restart({ failpoint: `download.chunk:${piece}` })
}

test.skipIf(!existsSync(CURL))('killed in the middle of a download: curl goes on where it stopped', async () => {
  const before = await recorded()
  await restartToDieAt(12)
  expect(await curl('acte')).not.toBe(0)
  expect(await product.ended()).toBe('SIGKILL')
  const part = received('acte')
  expect([part > 0, part < content.length]).toEqual([true, true])
  expect(readFileSync(join(folder, 'acte')).equals(content.subarray(0, part))).toBe(true)
  expect(await recorded()).toBe(before + 1)

  await product.restart()
  const etag = /^etag: (.*)\r$/im.exec(readFileSync(join(folder, 'acte.head'), 'latin1'))?.[1] ?? ''
  expect(await curl('acte', '-C', '-', '-H', `If-Range: ${etag}`)).toBe(0)
  expect(readFileSync(join(folder, 'acte.head'), 'latin1')).toContain(`bytes ${part}-`)
  expect(readFileSync(join(folder, 'acte')).equals(content)).toBe(true)
  // The rest of a download is none of its own.
  expect(await recorded()).toBe(before + 1)
})

test.skipIf(!existsSync(CURL))('killed before the first byte: that it began is on the disk already', async () => {
  const before = await recorded()
  await restartToDieAt(1)
  expect(await curl('rien')).not.toBe(0)
  expect(await product.ended()).toBe('SIGKILL')
  expect([received('rien'), await recorded()]).toEqual([0, before + 1])
  await product.restart()
})
