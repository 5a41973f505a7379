import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allBlobsClosed, MIB, openBlobs, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

async function archiveOf(documentIds: string[]): Promise<string> {
  const answer = await desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/archives`, { documentIds })
  expect(answer.status).toBe(201)
  return desk.url + new URL(answer.body.url).pathname
}
test('a ZIP that any program opens, of the length it said, names and bytes intact', { timeout: 20_000 }, async () => {
  const contents = new Map([
    ['acte d’été.pdf', someBytes(3 * MIB + 5)],
    ['vide presque.txt', Buffer.from('x')],
    ['2023 – avis.pdf', someBytes(70_000)],
  ])
  const ids: string[] = []
  for (const [name, content] of contents) ids.push(await desk.add(name, content))
  const url = await archiveOf(ids)
  const head = await fetch(url, { method: 'HEAD' })
  const answer = await fetch(url)
  expect(answer.headers.get('content-disposition')).toContain('filename="2026-0412.zip"')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const zip = Buffer.from(await answer.arrayBuffer())
  expect([head.headers.get('content-length'), answer.headers.get('content-length')]).toEqual([
    String(zip.length),
    String(zip.length),
  ])
  const found = unpack(zip)
  expect([...found.keys()].toSorted()).toEqual([...contents.keys()].toSorted())
  for (const [name, content] of contents) expect(found.get(name)?.equals(content)).toBe(true)
})

test(
  'it is made while it is sent: one source open at a time, none when the client leaves',
  { timeout: 20_000 },
  async () => {
    const ids = await Promise.all(['a', 'b', 'c'].map((letter) => desk.add(`${letter}.bin`, someBytes(16 * MIB))))
    const gone = new AbortController()
    const answer = await fetch(await archiveOf(ids), { signal: gone.signal })
    const body = answer.body!.getReader()
    // The head of the first entry may come before its source is opened.
    for (let read = 0; read < MIB;) read += (await body.read()).value?.length ?? MIB
    // Of the first document much is still to come and the client reads no further: the rest has not even been opened.
    expect(new Set(openBlobs()).size).toBe(1)
    gone.abort()
    await allBlobsClosed()
  },
)

test('only documents of this dossier, each once, and none at all is none', async () => {
  const id = await desk.add('seul.pdf', Buffer.from('seul'))
  const ask = (documentIds: string[]) =>
    desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/archives`, { documentIds })
  expect((await ask([])).status).toBe(422)
  const stranger = await ask([id, '019a0000-0000-7000-8000-000000000000'])
  expect([stranger.status, stranger.body.code]).toEqual([422, 'document_not_in_dossier'])
  expect([...unpack(Buffer.from(await (await fetch(await archiveOf([id, id]))).arrayBuffer())).keys()]).toEqual([
    'seul.pdf',
  ])
})

/** Entries of a ZIP as its central directory has them; `unzip -t` agrees where it is installed. */
function unpack(zip: Buffer): Map<string, Buffer> {
  const file = join(desk.zone.directory, 'archive.zip')
  writeFileSync(file, zip)
  try {
    execFileSync('unzip', ['-tqq', file])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const found = new Map<string, Buffer>()
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const size = zip.readUInt32LE(at + 24)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    found.set(zip.toString('utf8', at + 46, at + 46 + nameLength), zip.subarray(start, start + size))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return found
}
