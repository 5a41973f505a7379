import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Upload } from 'tus-js-client'
import type { HttpRequest, UploadOptions } from 'tus-js-client'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { revokeKey } from '../../../bff/src/services/accounts/index.ts'
import { until } from '../../support/until.ts'
import { beginUpload } from '../../support/upload.ts'
import type { Answer, Caller } from '../../support/zone.ts'
import { allBlobsClosed, handFedBody, MIB, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'

const ORIGIN = 'https://procardex.example'
const TUS = { 'Tus-Resumable': '1.0.0' }
const PATCH = { ...TUS, 'Content-Type': 'application/offset+octet-stream' }

let desk: Desk
let key: { id: string; host: Caller }
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  key = await desk.zone.newKey(desk.firm)
})
afterEach(() => revoke())
afterAll(() => desk.stop())

const revoke = () => revokeKey(desk.zone.deps, key.id)

async function token(host = key.host): Promise<string> {
  const { body } = await desk.zone.call(host, 'POST', '/embed-tokens', {
    member: { email: desk.clerk.email },
    dossier: '2026-0412',
    origin: ORIGIN,
  })
  return body.token
}
/** A widget on the host's page. */
const pageOf = (bearer: string): Caller => ({
  headers: { Authorization: `Bearer ${bearer}`, Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' },
})
const widget = async (host = key.host): Promise<Caller> => pageOf(await token(host))

/** An upload as the widgets' tus client does it: it asks for the token before each request. */
function send(content: Buffer, filename: string, bearer: () => Promise<string>, options: Partial<UploadOptions> = {}) {
  const requests: { method: string; offset: string | undefined; status: number }[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const upload = new Upload(content, {
    endpoint: `${desk.url}/api/v1/uploads`,
    headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' },
    metadata: { filename, dossierId: desk.dossier.id },
    retryDelays: [0, 0, 0],
    onBeforeRequest: async (request: HttpRequest) => request.setHeader('Authorization', `Bearer ${await bearer()}`),
    onAfterResponse(request, response) {
      const offset = request.getHeader('Upload-Offset')
      requests.push({ method: request.getMethod(), offset, status: response.getStatus() })
    },
    onError: reject,
    onSuccess: () => resolve(),
    ...options,
  })
  upload.start()
  return { done: promise, requests }
}

async function bytesOf(filename: string): Promise<Buffer> {
  const { id } = await desk.named(filename)
  return Buffer.from(await (await desk.fetch(desk.clerk, `/api/v1/documents/${id}/content`)).arrayBuffer())
}
const hasCome = (filename: string, offset: number) =>
  until(
    async () => (await desk.unfinished()).find((one) => one.filename === filename && one.offset === offset),
    'the bytes',
  )

test('an upload of hours goes through more than twenty tokens, some of them late', { timeout: 20_000 }, async () => {
  const chunkSize = 64 * 1024
  const content = someBytes(22 * chunkSize + 5)
  const used = new Set<string>()
  let current = await token()
  let endsAt = 0
  let asked = 0
  const bearer = async (): Promise<string> => {
    asked += 1
    // Now and then the host is slow: the page goes on with the token it has, which has ended.
    const isHostSlow = asked % 10 < 2
    const now = desk.zone.clock.now().getTime()
    if (now >= endsAt && !isHostSlow) [current, endsAt] = [await token(), now + 10 * MINUTE]
    used.add(current)
    return current
  }
  const { done, requests } = send(content, 'de longue haleine.pdf', bearer, {
    chunkSize,
    onChunkComplete: () => desk.zone.clock.advance(11 * MINUTE),
  })
  await done
  Object.assign(desk.clerk, await desk.zone.signIn(desk.clerk.email))
  expect((await bytesOf('de longue haleine.pdf')).equals(content)).toBe(true)
  expect(used.size).toBeGreaterThan(20)
  expect(requests.some(({ method, status }) => method === 'PATCH' && status === 423)).toBe(true)
  expect(requests.some(({ method, status }) => method === 'HEAD' && status === 423)).toBe(true)
  expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('a token that merely ends breaks nothing off: the upload under way is finished with it', async () => {
  const content = someBytes(2 * MIB)
  const page = await widget()
  const begun = await beginUpload(desk.zone, page, { filename: 'long.pdf', dossierId: desk.dossier.id }, content.length)
  const { body, feed, end } = handFedBody()
  const headers = { ...PATCH, 'Upload-Offset': '0' }
  const path = begun.headers.get('location') ?? ''
  const answer = desk.fetch(page, path, { method: 'PATCH', headers, body, duplex: 'half' })
  await feed(content.subarray(0, MIB))
  await hasCome('long.pdf', MIB)
  desk.zone.clock.advance(20 * MINUTE)
  expect((await desk.fetch(page, '/api/v1/dossiers')).status).toBe(401)
  await feed(content.subarray(MIB))
  await end()
  expect((await answer).status).toBe(204)
  expect((await bytesOf('long.pdf')).equals(content)).toBe(true)
})

test('a revoked key ends the upload under way; with a token of the next key it goes on from there', async () => {
  const content = someBytes(3 * MIB)
  const next = pageOf(await token(desk.firm.host))
  let bearer = await token()
  const { done, requests } = send(content, 'révoqué.pdf', async () => bearer, { fileReader: stallsAt(content, MIB) })
  await hasCome('révoqué.pdf', MIB)
  bearer = (next.headers.Authorization ?? '').replace('Bearer ', '')
  await revoke()
  await done
  expect(requests).toEqual([
    { method: 'POST', offset: undefined, status: 201 },
    { method: 'PATCH', offset: '0', status: 423 },
    { method: 'HEAD', offset: undefined, status: 200 },
    { method: 'PATCH', offset: String(MIB), status: 204 },
  ])
  expect((await bytesOf('révoqué.pdf')).equals(content)).toBe(true)
})

test('without another token it waits, never begins anew, and keeps what came', async () => {
  const content = someBytes(2 * MIB)
  const bearer = await token()
  const { done, requests } = send(content, 'en attente.pdf', async () => bearer, {
    fileReader: stallsAt(content, MIB),
  })
  await hasCome('en attente.pdf', MIB)
  await revoke()
  await expect(done).rejects.toThrow()
  const [begun, patch, ...heads] = requests.map(({ method, status }) => `${method} ${status}`)
  expect([begun, patch]).toEqual(['POST 201', 'PATCH 423'])
  expect(new Set(heads)).toEqual(new Set(['HEAD 423']))
  await hasCome('en attente.pdf', MIB)
})

test('a disabled member’s upload ends at once; enabled again, it goes on from there', async () => {
  const content = someBytes(2 * MIB)
  const page = await widget()
  const begun = await beginUpload(
    desk.zone,
    page,
    { filename: 'absent.pdf', dossierId: desk.dossier.id },
    content.length,
  )
  const path = begun.headers.get('location') ?? ''
  const { body, feed } = handFedBody()
  const headers = { ...PATCH, 'Upload-Offset': '0' }
  const answer = desk.fetch(page, path, { method: 'PATCH', headers, body, duplex: 'half' })
  await feed(content.subarray(0, MIB))
  await hasCome('absent.pdf', MIB)
  await setDisabled(true)
  expect((await answer).status).toBe(410)
  expect((await desk.fetch(page, path, { method: 'HEAD', headers: TUS })).status).toBe(423)
  await setDisabled(false)
  const head = await desk.fetch(page, path, { method: 'HEAD', headers: TUS })
  expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(MIB)])
  await desk.fetch(page, path, { method: 'DELETE', headers: TUS })
})

async function pathOf(asked: Promise<Answer<{ url: string }>>): Promise<string> {
  return new URL((await asked).body.url).pathname.replace('/api/v1', '')
}
const DOORS: { what: string; door: (id: string, page: Caller) => string | Promise<string> }[] = [
  { what: 'a document', door: (id) => `/documents/${id}/content` },
  { what: 'its link', door: (id, page) => pathOf(desk.zone.call(page, 'POST', `/documents/${id}/links`)) },
  {
    what: 'a ZIP',
    door: (documentId, page) =>
      pathOf(desk.zone.call(page, 'POST', `/dossiers/${desk.dossier.id}/archives`, { documentIds: [documentId] })),
  },
]
const ENDS: { why: string; takeBack: () => Promise<unknown>; giveBack?: () => Promise<void> }[] = [
  { why: 'its key is revoked', takeBack: revoke },
  { why: 'its member is disabled', takeBack: () => setDisabled(true), giveBack: () => setDisabled(false) },
]

test.each(DOORS.flatMap((door) => ENDS.map((end) => ({ ...door, ...end }))))(
  '$what breaks off within 4 MiB when $why',
  { timeout: 20_000 },
  async ({ what, door, why, takeBack, giveBack }) => {
    const id = await desk.add(`${what} ${why}.bin`, someBytes(16 * MIB))
    const page = await widget()
    const path = await door(id, page)
    const caller = what === 'a document' ? page : null

    // Without a network in between, nothing but the zone holds bytes back.
    const near = (await desk.zone.call(caller, 'GET', path)).response.body!.getReader()
    const far = (await fetch(`${desk.url}/api/v1${path}`, { headers: caller?.headers ?? {} })).body!.getReader()
    for (const reader of [near, far]) await reader.read()
    await takeBack()
    const after = await countUntilBroken(near)
    // A ZIP's own words come on top.
    expect(after).toBeLessThan(4 * MIB + 1024)
    await expect(countUntilBroken(far)).resolves.toBeLessThan(16 * MIB)
    await allBlobsClosed()
    expect((await desk.zone.call(caller, 'GET', path)).status).toBe(caller === null ? 404 : 401)
    await giveBack?.()
  },
)

test('a token that merely ends breaks no download off', { timeout: 20_000 }, async () => {
  const content = someBytes(24 * MIB)
  const id = await desk.add('entier.bin', content)
  const page = await widget()
  const body = (await desk.fetch(page, `/api/v1/documents/${id}/content`)).body!
  const parts: Uint8Array[] = []
  for await (const part of body) {
    if (parts.length === 0) desk.zone.clock.advance(20 * MINUTE)
    parts.push(part)
  }
  expect(Buffer.concat(parts).equals(content)).toBe(true)
})

/** @returns the bytes that still came; the end has to be a break */
async function countUntilBroken(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> {
  let bytes = 0
  for (;;) {
    let part: ReadableStreamReadResult<Uint8Array>
    try {
      part = await reader.read()
    } catch {
      return bytes
    }
    if (part.done) throw new Error('the download came to its end')
    bytes += part.value.length
  }
}

async function setDisabled(isDisabled: boolean): Promise<void> {
  const disabledAt = isDisabled ? desk.zone.clock.now().toISOString() : null
  await desk.zone.deps.db.write((tx) =>
    tx.updateTable('member').set({ disabledAt }).where('id', '=', desk.clerk.memberId).execute(),
  )
}

/** A file whose first reading stops at `offset`, as on a line gone quiet. */
function stallsAt(content: Buffer, offset: number): NonNullable<UploadOptions['fileReader']> {
  let isFirst = true
  return {
    openFile: async () => ({
      size: content.length,
      async slice(start, end) {
        const isStalling = isFirst
        isFirst = false
        const size = Math.min(end, content.length) - start
        if (!isStalling) return { value: Object.assign(content.subarray(start, end), { size }), done: true }
        const value = Object.assign(new Readable({ read() {} }), { size })
        value.push(content.subarray(start, offset))
        return { value, done: true }
      },
      close() {},
    }),
  }
}

test('« Aperçu »: the page itself reads what a link leads to, and that is a download in the journal', async () => {
  const id = await desk.add('acte.pdf', 'à lire')
  const { body } = await desk.zone.call(await widget(), 'POST', `/documents/${id}/links`)
  const path = new URL(body.url).pathname
  const follow = (origin: string) =>
    fetch(new URL(path, desk.url), { headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' } })
  const answer = await follow(ORIGIN)
  expect([answer.status, await answer.text()]).toEqual([200, 'à lire'])
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN)
  const rows = await desk.zone.deps.db.read
    .selectFrom('activity')
    .select('action')
    .where('documentId', '=', id)
    .where('action', '=', 'document.downloaded')
    .execute()
  expect(rows).toHaveLength(1)

  expect((await follow('https://ailleurs.example')).headers.get('Access-Control-Allow-Origin')).toBeNull()
  await revoke()
  expect((await follow(ORIGIN)).status).toBe(404)
})
