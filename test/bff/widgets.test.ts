import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../bff/src/app.ts'
import { startZone } from '../support/zone.ts'
import type { Zone } from '../support/zone.ts'

const DOOR = 'juriszone.js'
const CHUNK = 'chunks/lit-aJm4QBa6.js'
const PINNED = 'dossier-docs-0cd1743e935b.js'
const CODE = 'export const texte = "é"'
const YEAR = 'public, max-age=31536000, immutable'

const widgetsDir = mkdtempSync(join(tmpdir(), 'jz-widgets-'))
let zone: Zone
beforeAll(async () => {
  zone = await startZone()
  for (const name of [DOOR, CHUNK, PINNED, 'dossier-docs.js', 'integrity.json', 'juriszone.css']) {
    const path = join(widgetsDir, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, CODE)
    writeFileSync(`${path}.br`, brotliCompressSync(CODE))
    writeFileSync(`${path}.gz`, gzipSync(CODE))
  }
  writeFileSync(join(widgetsDir, 'secret.txt'), 'secret')
})
afterAll(async () => {
  await zone.stop()
  rmSync(widgetsDir, { recursive: true })
})

async function ask(name: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const app = createApp(zone.deps, { widgetsDir })
  return app.request(`${zone.deps.config.publicUrl}/widgets/${name}`, { method, headers })
}

test.each([
  ['what a page names is asked for again each time', DOOR, 'no-cache', 'text/javascript; charset=utf-8'],
  ['a door of its own as well', 'dossier-docs.js', 'no-cache', 'text/javascript; charset=utf-8'],
  ['the integrity hashes as well', 'integrity.json', 'no-cache', 'application/json; charset=utf-8'],
  ['the styles as well', 'juriszone.css', 'no-cache', 'text/css; charset=utf-8'],
  ['a pinned door is kept', PINNED, YEAR, 'text/javascript; charset=utf-8'],
  ['a chunk is kept', CHUNK, YEAR, 'text/javascript; charset=utf-8'],
])('%s: %s', async (_, name, cache, type) => {
  const answer = await ask(name)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe(CODE)
  expect(answer.headers.get('Cache-Control')).toBe(cache)
  expect(answer.headers.get('Content-Type')).toBe(type)
})

test.each([
  ['a file', DOOR, {}, 200],
  ['a file that has not changed', DOOR, { 'If-None-Match': '*' }, 304],
  ['a file that is gone', 'chunks/gone-aJm4QBa6.js', {}, 404],
])('%s may be read by any page', async (_, name, headers, status) => {
  const answer = await ask(name, headers)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
  expect(answer.headers.get('Set-Cookie')).toBeNull()
})

describe('what is packed', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['GZIP;q=1.0, br;q=0', 'gzip', gunzipSync],
  ])('%s is answered with %s', async (wanted, encoding, unpack) => {
    const answer = await ask(DOOR, { 'Accept-Encoding': wanted })
    expect(answer.headers.get('Content-Encoding')).toBe(encoding)
    const body = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('Content-Length')).toBe(String(body.length))
    expect(unpack(body).toString()).toBe(CODE)
  })

  test.each(['', 'identity', 'zstd', 'br;q=0'])(
    'who wants none of it gets the file as it is: « %s »',
    async (wanted) => {
      const answer = await ask(DOOR, { 'Accept-Encoding': wanted })
      expect(answer.headers.get('Content-Encoding')).toBeNull()
      expect(await answer.text()).toBe(CODE)
    },
  )

  test('each form has a tag of its own', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (wanted) =>
        (await ask(DOOR, { 'Accept-Encoding': wanted })).headers.get('ETag'),
      ),
    )
    expect(new Set(tags).size).toBe(3)
    expect(tags).not.toContain(null)
  })
})

test('a door that has not changed is not sent again; one that has is', async () => {
  const { headers } = await ask(DOOR, { 'Accept-Encoding': 'br' })
  const known = { 'Accept-Encoding': 'br', 'If-None-Match': headers.get('ETag') ?? '' }
  const same = await ask(DOOR, known)
  expect([same.status, await same.text(), same.headers.get('ETag')]).toEqual([304, '', headers.get('ETag')])
  expect(same.headers.get('Cache-Control')).toBe('no-cache')

  writeFileSync(join(widgetsDir, `${DOOR}.br`), brotliCompressSync(`${CODE};`))
  expect((await ask(DOOR, known)).status).toBe(200)
})

test('who asks for a chunk that it has is told to keep it', async () => {
  const same = await ask(CHUNK, { 'If-None-Match': '*' })
  expect([same.status, same.headers.get('Cache-Control')]).toEqual([304, YEAR])
})

test('its headers alone say the same', async () => {
  const [whole, head] = await Promise.all([ask(CHUNK), ask(CHUNK, {}, 'HEAD')])
  expect([head.status, await head.text()]).toEqual([200, ''])
  for (const name of ['ETag', 'Content-Length', 'Content-Type', 'Cache-Control'])
    expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)])
})

test('a part of a file is not offered: whoever asks gets it whole', async () => {
  const answer = await ask(CHUNK, { Range: 'bytes=0-3' })
  expect([answer.status, await answer.text()]).toEqual([200, CODE])
})

test.each([
  'chunks/gone-aJm4QBa6.js',
  `${DOOR}.br`,
  'secret.txt',
  'chunks',
  '',
  '..%2Fsecret.js',
  'chunks/..%2Fjuriszone.js',
  'constructor',
])('an address without a file of ours is no page, and is not kept: « %s »', async (name) => {
  const answer = await ask(name, { Accept: 'text/html,*/*' })
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
  expect(answer.headers.get('Cache-Control')).not.toContain('immutable')
})
