import { afterAll, beforeAll, expect, test } from 'vitest'
import { Upload } from 'tus-js-client'
import type { DetailedError, UploadOptions } from 'tus-js-client'
import { sweepDocuments } from '../../../bff/src/documents/index.ts'
import { DAY } from '../../../bff/src/platform/clock.ts'
import { until } from '../../support/until.ts'
import { beginUpload, upload } from '../../support/upload.ts'
import type { Caller } from '../../support/zone.ts'
import { handFedBody, MIB, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

const TUS = { 'Tus-Resumable': '1.0.0' }
const PATCH = { ...TUS, 'Content-Type': 'application/offset+octet-stream' }

/** An upload as the widgets' tus client does it. */
function send(content: Buffer, options: Partial<UploadOptions> = {}, caller: Caller = desk.clerk): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const job = new Upload(content, {
    endpoint: `${desk.url}/api/v1/uploads`,
    headers: desk.headersOf(caller),
    retryDelays: null,
    onError: reject,
    onSuccess: () => resolve(job.url ?? ''),
    ...options,
  })
  job.start()
  return promise
}
const metadata = (filename: string, more: Record<string, string> = {}) => ({
  filename,
  dossierId: desk.dossier.id,
  ...more,
})
const bytesOf = async (id: string): Promise<Buffer> =>
  Buffer.from(await (await desk.fetch(desk.clerk, `/api/v1/documents/${id}/content`)).arrayBuffer())

/** Begins an upload, over the network. @returns its path */
async function begin(filename: string, size: number): Promise<string> {
  const { status, headers } = await beginUpload(desk.zone, desk.clerk, metadata(filename), size)
  expect(status).toBe(201)
  return headers.get('location') ?? ''
}
async function offsetOf(path: string): Promise<number> {
  const head = await desk.fetch(desk.clerk, path, { method: 'HEAD', headers: TUS })
  expect(head.status).toBe(200)
  return Number(head.headers.get('upload-offset'))
}
/** Sends `bytes` and leaves the body open. */
async function sendPart(path: string, bytes: Buffer, offset = 0) {
  const { body, feed } = handFedBody()
  const hangUp = new AbortController()
  const headers = { ...PATCH, 'Upload-Offset': String(offset) }
  const answer = desk.fetch(desk.clerk, path, { method: 'PATCH', headers, body, duplex: 'half', signal: hangUp.signal })
  answer.catch(() => undefined)
  await feed(bytes)
  const reached = offset + bytes.length
  await until(
    async () => (await desk.unfinished()).find((one) => one.url === path && one.offset === reached),
    'the bytes',
  )
  return { answer, hangUp: () => hangUp.abort() }
}

test('the last answer tells which version the file became, and so does asking again', async () => {
  const outcomeOf = async (path: string): Promise<string | null> =>
    (await desk.fetch(desk.clerk, path, { method: 'HEAD', headers: TUS })).headers.get('upload-document')
  const outcomes: (string | null)[] = []
  const paths: string[] = []
  for (const content of ['un', 'deux']) {
    const path = await begin('devenir.pdf', content.length)
    paths.push(path)
    expect(await outcomeOf(path)).toBeNull()
    const headers = { ...PATCH, 'Upload-Offset': '0' }
    const done = await desk.fetch(desk.clerk, path, { method: 'PATCH', headers, body: content })
    outcomes.push(done.headers.get('upload-document'))
  }
  const { id } = await desk.named('devenir.pdf')
  expect(outcomes).toEqual([`${id};1`, `${id};2`])
  expect(await outcomeOf(paths[0] ?? '')).toBe(`${id};1`)
})

test('a file goes up whole and is a document the moment its last byte is answered for', async () => {
  const content = someBytes(3 * MIB + 17)
  await send(content, { metadata: metadata('acte d’« été ».pdf', { filetype: 'application/pdf' }) })
  const document = await desk.named('acte d’« été ».pdf')
  expect(document).toMatchObject({
    size: content.length,
    version: 1,
    versions: 1,
    addedBy: 'Sylvie Arsenault',
    state: 'available',
  })
  expect((await bytesOf(document.id)).equals(content)).toBe(true)
})

test('a connection that breaks loses nothing: the client goes on from the last byte', async () => {
  const content = someBytes(3 * MIB)
  const path = await begin('coupé.pdf', content.length)
  const part = await sendPart(path, content.subarray(0, MIB))
  part.hangUp()
  const [unfinished] = await desk.unfinished()
  expect(unfinished).toMatchObject({
    url: path,
    filename: 'coupé.pdf',
    size: content.length,
    offset: MIB,
    sample: null,
    documentId: null,
  })
  await send(content, { uploadUrl: `${desk.url}${path}` })
  expect((await bytesOf((await desk.named('coupé.pdf')).id)).equals(content)).toBe(true)
  expect(await desk.unfinished()).toEqual([])
})

test('what was answered for is never taken back, not by a last byte that is not finished, nor by one too many', async () => {
  const content = someBytes(100_000)
  const path = await begin('presque.pdf', content.length)
  const first = await desk.fetch(desk.clerk, path, {
    method: 'PATCH',
    headers: { ...PATCH, 'Upload-Offset': '0' },
    body: content.subarray(0, 90_000),
  })
  expect(first.headers.get('upload-offset')).toBe('90000')
  const tooMuch = await desk.fetch(desk.clerk, path, {
    method: 'PATCH',
    headers: { ...PATCH, 'Upload-Offset': '90000' },
    body: new Blob([content.subarray(90_000), 'x']).stream(),
    duplex: 'half',
  })
  expect(tooMuch.status).toBe(413)
  const reached = await offsetOf(path)
  expect(reached).toBeGreaterThanOrEqual(90_000)
  expect(reached).toBeLessThan(content.length)
  await send(content, { uploadUrl: `${desk.url}${path}` })
  expect((await bytesOf((await desk.named('presque.pdf')).id)).equals(content)).toBe(true)
})

test('bytes that come one by one are put together', async () => {
  const content = someBytes(200_003)
  const path = await begin('goutte.pdf', content.length)
  const { body, feed, end } = handFedBody()
  const headers = { ...PATCH, 'Upload-Offset': '0' }
  const answer = desk.fetch(desk.clerk, path, { method: 'PATCH', headers, body, duplex: 'half' })
  for (let at = 0; at < content.length; at += 997) await feed(content.subarray(at, at + 997))
  void end()
  expect((await answer).status).toBe(204)
  expect((await bytesOf((await desk.named('goutte.pdf')).id)).equals(content)).toBe(true)
})

test('what would fill the disk is refused before a byte of it comes', async () => {
  const large = await openDesk({ config: { maxFileSize: Number.MAX_SAFE_INTEGER } })
  const { zone, clerk, dossier } = large
  const refused = await beginUpload(zone, clerk, { filename: 'tout.bin', dossierId: dossier.id }, 2 ** 50)
  expect([refused.status, refused.body.code]).toEqual([507, 'storage_full'])
  await large.stop()
})

test('of two PATCHes at once one writes, the other is told to wait or where to go on; the bytes stay right', async () => {
  const content = someBytes(2 * MIB)
  const path = await begin('deux.pdf', content.length)
  const first = await sendPart(path, content.subarray(0, MIB))
  const second = await desk.fetch(desk.clerk, path, {
    method: 'PATCH',
    headers: { ...PATCH, 'Upload-Offset': '0' },
    body: content,
  })
  expect([409, 423]).toContain(second.status)
  expect(second.headers.get('content-type')).toContain('application/problem+json')
  // The first was asked to let go, and keeps what it brought.
  expect((await first.answer).headers.get('upload-offset')).toBe(String(MIB))
  expect(await offsetOf(path)).toBe(MIB)
  await send(content, { uploadUrl: `${desk.url}${path}` })
  expect((await bytesOf((await desk.named('deux.pdf')).id)).equals(content)).toBe(true)
})

test('after a broken connection the upload is free again at once', async () => {
  const content = someBytes(2 * MIB)
  const path = await begin('libre.pdf', content.length)
  const part = await sendPart(path, content.subarray(0, MIB))
  part.hangUp()
  expect(await offsetOf(path)).toBe(MIB)
})

test('a dossier closed before the last byte: 410, no document, and HEAD never says complete', async () => {
  const { zone, clerk } = desk
  const other = await desk.exportDossier('2026-0413')
  const begun = await beginUpload(zone, clerk, { filename: 'tard.pdf', dossierId: other.id }, 2 * MIB)
  const path = begun.headers.get('location') ?? ''
  const { body, feed } = handFedBody()
  const headers = { ...PATCH, 'Upload-Offset': '0' }
  const answer = desk.fetch(clerk, path, { method: 'PATCH', headers, body, duplex: 'half' })
  await feed(someBytes(MIB))
  await zone.call(clerk, 'POST', `/dossiers/${other.id}/closing`)
  // Told within a second, not at the end of the upload.
  expect((await answer).status).toBe(410)
  const head = await desk.fetch(clerk, path, { method: 'HEAD', headers: TUS })
  expect(head.status).toBe(410)
  expect((await zone.call(clerk, 'GET', `/dossiers/${other.id}/documents`)).body.items).toEqual([])
})

test('an upload that ended is not cancelled; one under way is, by its owner alone', async () => {
  const { zone, clerk, notary } = desk
  const path = (await begin('annulé.pdf', 10)).replace('/api/v1', '')
  for (const method of ['HEAD', 'PATCH', 'DELETE']) {
    const headers = method === 'PATCH' ? { ...PATCH, 'Upload-Offset': '0' } : TUS
    expect((await zone.call(notary, method, path, method === 'PATCH' ? 'x' : undefined, headers)).status).toBe(404)
  }
  expect((await zone.call(clerk, 'DELETE', path, undefined, TUS)).status).toBe(204)
  expect((await zone.call(clerk, 'HEAD', path, undefined, TUS)).status).toBe(404)

  const finished = new URL(await send(Buffer.from('fini'), { metadata: metadata('fini.pdf') })).pathname.replace(
    '/api/v1',
    '',
  )
  const refused = await zone.call(clerk, 'DELETE', finished, undefined, TUS)
  expect([refused.status, refused.body.code]).toEqual([403, 'upload_finished'])
  expect(await desk.named('fini.pdf')).toBeDefined()
})

test('a session that ended meanwhile is a reason to wait, never to start over', async () => {
  const { zone, clerk } = desk
  const path = (await begin('session.pdf', 10)).replace('/api/v1', '')
  const ended: Caller = { headers: { Authorization: 'Bearer jzt_ended' } }
  for (const method of ['HEAD', 'PATCH']) {
    const answer = await zone.call(ended, method, path, undefined, { ...PATCH, 'Upload-Offset': '0' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([423, '5'])
  }
  expect((await beginUpload(zone, ended, metadata('session.pdf'), 10)).status).toBe(401)
  await zone.call(clerk, 'DELETE', path, undefined, TUS)
})

test('nobody hears tus’s own words, and no other site may read them', async () => {
  const path = await begin('mots.pdf', 10)
  const answer = await desk.fetch(desk.clerk, path, {
    method: 'PATCH',
    headers: { ...PATCH, 'Upload-Offset': '5' },
    body: 'x',
  })
  expect(answer.status).toBe(409)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  expect(answer.headers.get('tus-resumable')).toBe('1.0.0')
  expect(await answer.json()).toMatchObject({ code: 'offset_conflict', status: 409 })
  const error = await send(Buffer.from('x'), { metadata: metadata('virus.exe') }).catch(
    (reason: DetailedError) => reason,
  )
  expect((error as DetailedError).originalResponse?.getStatus()).toBe(415)
})

test('an upload left alone for a week is over, and its bytes are swept', async () => {
  const alone = await openDesk()
  try {
    const { zone, clerk, dossier } = alone
    const begun = await beginUpload(zone, clerk, { filename: 'oublié.pdf', dossierId: dossier.id }, 10)
    const path = (begun.headers.get('location') ?? '').replace('/api/v1', '')
    const expiry = (answer: { headers: Headers }): number => Date.parse(answer.headers.get('upload-expires') ?? '')
    const now = zone.clock.now().getTime()
    const listed = async (): Promise<number> => Date.parse((await alone.unfinished())[0]?.expiresAt ?? '')
    // Announced and forgotten is for a day.
    expect(expiry(begun)).toBeLessThan(now + 2 * DAY)
    expect(await listed()).toBe(now + DAY)
    const patch = { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }
    expect(expiry(await zone.call(clerk, 'PATCH', path, 'oubli', patch))).toBeGreaterThan(now + 6 * DAY)
    expect(await listed()).toBe(now + 7 * DAY)
    await upload(zone, clerk, { filename: 'fini.pdf', dossierId: dossier.id }, 'fini')
    zone.clock.advance(9 * DAY)
    const member = await zone.signIn('sylvie@etude.example')
    expect((await zone.call(member, 'HEAD', path, undefined, TUS)).status).toBe(410)
    await sweepDocuments(zone.deps)
    expect(await zone.deps.vault.find(path.split('/').at(-1) ?? '')).toBeUndefined()
    const [kept] = (await zone.call(member, 'GET', `/dossiers/${dossier.id}/documents`)).body.items
    expect(await (await zone.call(member, 'GET', `/documents/${kept.id}/content`)).response.text()).toBe('fini')
  } finally {
    await alone.stop()
  }
})
