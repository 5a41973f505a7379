import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadMetadata } from '../../support/upload.ts'
import { openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ config: { maxFileSize: 1024 } })
})
afterAll(() => desk.stop())

interface Creation {
  metadata?: Record<string, string>
  headers?: Record<string, string>
}

async function create({ metadata, headers }: Creation) {
  const all = {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': '10',
    'Upload-Metadata': uploadMetadata(metadata ?? { filename: 'acte.pdf', dossierId: desk.dossier.id }),
    ...headers,
  }
  const { status, body, headers: answer } = await desk.zone.call(desk.clerk, 'POST', '/uploads', undefined, all)
  return { status, body, answer }
}
const named = (filename: string): Creation => ({ metadata: { filename, dossierId: desk.dossier.id } })
const described = (more: Record<string, string>): Creation => ({
  metadata: { filename: 'acte.pdf', dossierId: desk.dossier.id, ...more },
})
const RANDOM_ID = '019a0000-0000-7000-8000-000000000000'

test.for<[what: string, creation: () => Creation, status: number, code: string]>([
  ['an empty file', () => ({ headers: { 'Upload-Length': '0' } }), 422, 'empty_file'],
  ['one byte too many', () => ({ headers: { 'Upload-Length': '1025' } }), 413, 'file_too_large'],
  ['10¹⁵ bytes', () => ({ headers: { 'Upload-Length': '1000000000000000' } }), 413, 'file_too_large'],
  ['no length', () => ({ headers: { 'Upload-Length': '' } }), 400, 'invalid_metadata'],
  ['a negative length', () => ({ headers: { 'Upload-Length': '-1' } }), 400, 'invalid_metadata'],
  ['a program', () => named('facture.exe'), 415, 'file_type_refused'],
  [
    'a program behind a mark that turns the writing round',
    () => named('facture\u202efdp.exe'),
    415,
    'file_type_refused',
  ],
  ['a program in full-width letters', () => named('facture.ｅｘｅ'), 415, 'file_type_refused'],
  ['a program behind an NTFS stream', () => named('facture.exe:suite'), 415, 'file_type_refused'],
  ['a program with a dot behind', () => named('facture.EXE. '), 415, 'file_type_refused'],
  ['a page that could run on our origin', () => named('page.svg'), 415, 'file_type_refused'],
  ['a name of 256 bytes', () => named(`${'é'.repeat(126)}.pdf`), 422, 'file_name_too_long'],
  ['no name', () => ({ metadata: { dossierId: desk.dossier.id } }), 400, 'invalid_metadata'],
  ['an unknown key', () => described({ firm_id: RANDOM_ID }), 400, 'invalid_metadata'],
  ['a dossier and a share', () => described({ shareId: RANDOM_ID }), 400, 'invalid_metadata'],
  ['neither', () => ({ metadata: { filename: 'acte.pdf' } }), 400, 'invalid_metadata'],
  ['a dossier that is no id', () => ({ metadata: { filename: 'a.pdf', dossierId: '1' } }), 400, 'invalid_metadata'],
  ['a sample that is none', () => described({ sample: 'xyz' }), 400, 'invalid_metadata'],
  ['metadata beyond 4 KiB', () => described({ filetype: 'x'.repeat(4096) }), 400, 'invalid_metadata'],
  ['a dossier that is nowhere', () => ({ metadata: { filename: 'a.pdf', dossierId: RANDOM_ID } }), 404, 'not_found'],
  ['a document that is nowhere', () => described({ documentId: RANDOM_ID }), 404, 'not_found'],
  ['a deferred length', () => ({ headers: { 'Upload-Length': '', 'Upload-Defer-Length': '1' } }), 501, 'tus_extension'],
  ['a part of a whole', () => ({ headers: { 'Upload-Concat': 'partial' } }), 501, 'tus_extension'],
  ['another tus', () => ({ headers: { 'Tus-Resumable': '0.2.2' } }), 412, 'tus_version'],
])('%s is refused before a byte is sent', async ([, creation, status, code]) => {
  const refused = await create(creation())
  expect([refused.status, refused.body.code]).toEqual([status, code])
  expect(refused.body.detail).not.toMatch(/[{}]/)
  expect(await desk.unfinished()).toEqual([])
})

test('the version that is spoken here is told to whoever speaks another', async () => {
  const { answer } = await create({ headers: { 'Tus-Resumable': '2.0.0' } })
  expect(answer.get('tus-version')).toBe('1.0.0')
})

test('what is offered: creation, termination, expiration, and how much', async () => {
  const { status, headers } = await desk.zone.call(null, 'OPTIONS', '/uploads')
  expect(status).toBe(204)
  expect(headers.get('tus-extension')).toBe('creation,termination,expiration')
  expect(headers.get('tus-max-size')).toBe('1024')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('an upload is not there to be fetched', async () => {
  const created = await create({})
  const path = created.answer.get('location') ?? ''
  expect(path).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/)
  const read = await desk.fetch(desk.clerk, path)
  expect([read.status, (await read.json()).code]).toEqual([405, 'method_not_allowed'])
  await desk.fetch(desk.clerk, path, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } })
})

test('bytes that come with the creation are not taken: they are asked for afterwards', async () => {
  const headers = {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': '4',
    'Upload-Metadata': uploadMetadata({ filename: 'avec.pdf', dossierId: desk.dossier.id }),
    'Content-Type': 'application/offset+octet-stream',
    'X-HTTP-Method-Override': 'PATCH',
  }
  const created = await desk.fetch(desk.clerk, '/api/v1/uploads', { method: 'POST', headers, body: 'tout' })
  expect(created.status).toBe(201)
  expect(await desk.unfinished()).toMatchObject([{ filename: 'avec.pdf', offset: 0 }])
})

test('a name keeps its last part, without what cannot be seen', async () => {
  for (const [raw, kept] of [
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\moi\\acte.pdf', 'acte.pdf'],
    ['  ..  ', 'document'],
  ] as const) {
    const { answer } = await create(named(raw))
    const path = answer.get('location') ?? ''
    expect((await desk.unfinished()).find(({ url }) => url === path)?.filename).toBe(kept)
  }
})
