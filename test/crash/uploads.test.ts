import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Upload } from 'tus-js-client'
import type { DossierDocument } from '@juriszone/widgets/contract'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { uploadMetadata } from '../support/upload.ts'

const MIB = 1024 ** 2
const GIB = 1024 ** 3
/** What the product may take at its peak, in bytes. */
const RSS_LIMIT = 250 * MIB

let product: Product
let headers: Record<string, string>
let dossierId: string
beforeAll(async () => {
  product = await startProduct()
  headers = { Origin: product.url, 'Sec-Fetch-Site': 'same-origin', 'X-JZ': '1' }
  const { email, password } = product.facts.member
  const signedIn = await send('POST', '/session', { email, password })
  headers.Cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { entityKey, apiKey } = product.facts.firm
  const keys = Buffer.from(`${entityKey}:${apiKey}`).toString('base64')
  const exported = await fetch(`${product.url}/api/v1/dossiers/2026-9000`, {
    method: 'PUT',
    headers: { Authorization: `Basic ${keys}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ description: 'Vente', parties: [] }),
  })
  dossierId = ((await exported.json()) as { id: string }).id
})
afterAll(() => product.stop())

function send(method: string, path: string, body?: object): Promise<Response> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
  return fetch(`${product.url}/api/v1${path}`, { method, headers: { ...headers, ...type }, ...init })
}
async function documents(): Promise<DossierDocument[]> {
  const list = await send('GET', `/dossiers/${dossierId}/documents`)
  return ((await list.json()) as { items: DossierDocument[] }).items
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('kill -9 in the middle of an upload: the client resumes, the bytes are the same, one document', async () => {
  for (const [round, size] of [24 * MIB + 17, 65_536 * 200, 48 * MIB].entries()) {
    const content = randomBytes(size)
    const filename = `tué ${round}.pdf`
    const killAt = Math.floor(size * (0.1 + Math.random() * 0.7))
    let killed: Promise<void> | undefined
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(content, {
        endpoint: `${product.url}/api/v1/uploads`,
        headers,
        metadata: { filename, dossierId },
        // The product needs a few seconds to be back.
        retryDelays: Array.from({ length: 100 }, () => 200),
        onProgress: (sent) => {
          if (sent >= killAt) killed ??= product.killAndRestart()
        },
        onError: reject,
        onSuccess: () => resolve(),
      })
      upload.start()
    })
    expect(killed).toBeDefined()
    await killed
    const named = (await documents()).filter(({ name }) => name.startsWith(`tué ${round}`))
    expect(named).toMatchObject([{ name: filename, size, versions: 1 }])
    const read = await send('GET', `/documents/${named[0]?.id}/content`)
    expect(sha256(await read.bytes())).toBe(sha256(content))
    expect(await (await send('GET', `/uploads?dossier=${dossierId}`)).json()).toEqual([])
  }
})

test('killed between the last byte and the document: it is made at the next start', async () => {
  const { path } = await begin('entre deux.pdf', 5)
  writeFileSync(join(product.dataDir, 'blobs', path.split('/').at(-1) ?? ''), 'bytes')
  await product.killAndRestart()
  const made = (await documents()).filter(({ name }) => name === 'entre deux.pdf')
  expect(made).toMatchObject([{ size: 5, versions: 1 }])
})

test('a gibibyte goes up and comes back in a ZIP, without ever being in memory', async () => {
  forgetPeak(product.pid)
  const { path } = await begin('grand.bin', GIB)
  const block = randomBytes(4 * MIB)
  const expected = createHash('sha256')
  expect(await pour(path, block, expected)).toBe(204)
  const grand = (await documents()).find(({ name }) => name === 'grand.bin')
  expect(grand).toMatchObject({ size: GIB })

  const documentIds = [grand?.id]
  const link = await send('POST', `/dossiers/${dossierId}/archives`, { documentIds })
  const archive = await fetch(((await link.json()) as { url: string }).url)
  const received = createHash('sha256')
  // A ZIP of one stored file: its header and name, then its bytes.
  const start = 30 + 'grand.bin'.length
  let at = 0
  for await (const chunk of archive.body!) {
    received.update(chunk.subarray(Math.max(0, start - at), Math.max(0, start + GIB - at)))
    at += chunk.length
  }
  expect(at).toBe(Number(archive.headers.get('content-length')))
  expect(received.digest('hex')).toBe(expected.digest('hex'))
  expect(peakMemory(product.pid)).toBeLessThan(RSS_LIMIT)
  rmSync(join(product.dataDir, 'blobs', path.split('/').at(-1) ?? ''))
})

async function begin(filename: string, size: number): Promise<{ path: string }> {
  const tus = {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': String(size),
    'Upload-Metadata': uploadMetadata({ filename, dossierId }),
  }
  const begun = await fetch(`${product.url}/api/v1/uploads`, { method: 'POST', headers: { ...headers, ...tus } })
  expect(begun.status).toBe(201)
  return { path: begun.headers.get('location') ?? '' }
}

/** A gibibyte in one PATCH, as fast as the product takes it. @returns the status of the answer */
async function pour(path: string, block: Buffer, hash: ReturnType<typeof createHash>): Promise<number> {
  const tus = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }
  const patch = request(`${product.url}${path}`, {
    method: 'PATCH',
    headers: { ...headers, ...tus, 'Content-Length': GIB },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    patch.once('response', resolve).once('error', reject),
  )
  for (let sent = 0; sent < GIB; sent += block.length) {
    hash.update(block)
    if (!patch.write(block)) await new Promise((resolve) => patch.once('drain', resolve))
  }
  patch.end()
  const { statusCode = 0 } = await answered
  return statusCode
}

/** The start of the product, and a password's 64 MiB, are not what is measured (Linux). */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Bytes, the most that the process held since. */
function peakMemory(pid: number): number {
  const [, kib = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) * 1024
}
