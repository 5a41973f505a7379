import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { verifyChain } from '../shares/audit.ts'
import { allBlobsClosed, MIB, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'

const SEGMENT = 65_536
const RECORD = SEGMENT + 28
const HEADER = 96

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

const contentOf = (id: string, headers: Record<string, string> = {}): Promise<Response> =>
  desk.fetch(desk.clerk, `/api/v1/documents/${id}/content`, { headers })
async function actions(action: string): Promise<number> {
  return (await verifyChain(desk.zone, desk.firm.firmId)).filter((one) => one === action).length
}
async function fileOf(documentId: string): Promise<string> {
  const { db } = desk.zone.deps
  const version = db.read.selectFrom('documentVersion').select('blobId').where('documentId', '=', documentId)
  return join(desk.zone.directory, 'blobs', (await version.executeTakeFirstOrThrow()).blobId)
}

test('any range of it, across the borders of what is sealed together', async () => {
  const content = someBytes(3 * MIB + 17)
  const id = await desk.add('longue.pdf', content)
  expect(Buffer.from(await (await contentOf(id)).arrayBuffer()).equals(content)).toBe(true)
  const last = content.length - 1
  for (const [range, start, end] of [
    [`bytes=0-0`, 0, 0],
    [`bytes=${SEGMENT - 1}-${SEGMENT}`, SEGMENT - 1, SEGMENT],
    [`bytes=${SEGMENT}-${2 * SEGMENT - 1}`, SEGMENT, 2 * SEGMENT - 1],
    [`bytes=1-${MIB}`, 1, MIB],
    [`bytes=${MIB - 1}-${2 * MIB}`, MIB - 1, 2 * MIB],
    [`bytes=${last}-`, last, last],
    [`bytes=-18`, last - 17, last],
    [`bytes=-${content.length + 5}`, 0, last],
    [`bytes=12345-`, 12_345, last],
  ] as const) {
    const part = await contentOf(id, { Range: range })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/${content.length}`])
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(start, end + 1)), range).toBe(true)
  }
})

describe('what is damaged on the disk', () => {
  test.each([
    ['a byte flipped', (file: string) => flip(file, HEADER + 100)],
    ['its header', (file: string) => flip(file, 70)],
    ['its end', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, -1))],
    ['the whole of it', (file: string) => rmSync(file)],
  ])('%s: refused in words before a byte is sent, and told of', async (what, damage) => {
    const id = await desk.add(`abîmé, ${what}.pdf`, someBytes(1000))
    damage(await fileOf(id))
    const [alarms, downloads] = [await actions('document.damaged'), await actions('document.downloaded')]
    const answer = await contentOf(id)
    expect([answer.status, (await answer.json()).code]).toEqual([500, 'integrity'])
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(await actions('document.damaged')).toBe(alarms + 1)
    expect(await actions('document.downloaded')).toBe(downloads)
  })

  test('two documents swapped: neither is given out as the other', async () => {
    const ids = [await desk.add('un.pdf', someBytes(1000)), await desk.add('deux.pdf', someBytes(1000))]
    const [one = '', two = ''] = await Promise.all(ids.map(fileOf))
    const bytes = readFileSync(one)
    writeFileSync(one, readFileSync(two))
    writeFileSync(two, bytes)
    for (const id of ids) expect((await contentOf(id)).status).toBe(500)
  })

  test('in the middle: all before it, not a byte of it, and the connection is cut', async () => {
    const content = someBytes(3 * MIB)
    const id = await desk.add('milieu.pdf', content)
    const damaged = 2 * MIB + 5 * SEGMENT
    flip(await fileOf(id), HEADER + (damaged / SEGMENT) * RECORD + 1000)
    const alarms = await actions('document.damaged')
    const answer = await contentOf(id)
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(content.length)])
    const { bytes, isCut } = await readAll(answer)
    expect([isCut, bytes.length <= damaged, bytes.equals(content.subarray(0, bytes.length))]).toEqual([
      true,
      true,
      true,
    ])
    expect(bytes.length).toBeGreaterThan(0)
    expect(await actions('document.damaged')).toBe(alarms + 1)
    await allBlobsClosed()
    // What lies before it and after it is as good as ever.
    const after = await contentOf(id, { Range: `bytes=${damaged + SEGMENT}-` })
    expect((await readAll(after)).bytes.equals(content.subarray(damaged + SEGMENT))).toBe(true)
  })

  test('in the middle of an archive: cut as well', async () => {
    const id = await desk.add('paquet.pdf', someBytes(2 * MIB))
    flip(await fileOf(id), HEADER + 20 * RECORD)
    const alarms = await actions('document.damaged')
    const link = await desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/archives`, {
      documentIds: [id],
    })
    const { isCut } = await readAll(await fetch(desk.url + new URL(link.body.url).pathname))
    expect([isCut, await actions('document.damaged')]).toEqual([true, alarms + 1])
    await allBlobsClosed()
  })
})

test('a right that ends: four mebibytes later at most, not a byte more', async () => {
  const id = await desk.add('révoqué.pdf', someBytes(12 * MIB))
  const { zone, clerk, dossier } = desk
  const share = await zone.call(clerk, 'POST', `/dossiers/${dossier.id}/shares`, {
    title: 'Acte',
    expiresOn: addDays(zoneDate(zone.clock.now()), 20),
    documentIds: [id],
    recipients: [{ partyId: dossier.parties[0]?.id, mayReturn: false, notifyRecipient: false }],
  })
  const anne = await zone.signIn('anne.cote@courriel.example')
  for (const after of [1, 3 * MIB, 5 * MIB]) {
    // Without a network between, which would take in more than is read.
    const { response } = await zone.call(anne, 'GET', `/documents/${id}/content`)
    const body = response.body!.getReader()
    for (let read = 0; read < after;) read += (await body.read()).value?.length ?? Infinity
    await zone.call(clerk, 'DELETE', `/shares/${share.body.id}`)
    let rest = 0
    await expect(
      (async () => {
        for (let part = await body.read(); !part.done; part = await body.read()) rest += part.value.length
      })(),
    ).rejects.toThrow()
    expect(rest).toBeLessThanOrEqual(4 * MIB)
    await zone.deps.db.writer.updateTable('share').set({ revokedAt: null }).execute()
  }
  await allBlobsClosed()
})

test('downloads that begin together are recorded together: each has its row, the disk is waited for less often', async () => {
  const id = await desk.add('demandé.pdf', 'contenu')
  const before = await actions('document.downloaded')
  let commits = 0
  const forget = desk.zone.deps.db.onCommit(() => commits++)
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => desk.zone.call(desk.clerk, 'GET', `/documents/${id}/content`)),
  )
  forget()
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await actions('document.downloaded')).toBe(before + 40)
  expect(commits).toBeLessThan(20)
})

test('one that fails does not take the others of its group with it', async () => {
  const { db } = desk.zone.deps
  const mark = (name: string, fails = false) =>
    db.write(async (tx) => {
      await tx.insertInto('rateBucket').values({ key: name, tokens: 1, updatedAt: 0 }).execute()
      if (fails) throw new Error(name)
      return name
    })
  const told = await Promise.allSettled([mark('a'), mark('b', true), mark('c')])
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const rows = await db.read.selectFrom('rateBucket').select('key').where('key', 'in', ['a', 'b', 'c']).execute()
  expect(rows).toEqual([{ key: 'a' }, { key: 'c' }])
})

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.with(at, (bytes[at] ?? 0) ^ 1))
}

async function readAll(answer: Response): Promise<{ bytes: Buffer; isCut: boolean }> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of answer.body!) pieces.push(piece)
    return { bytes: Buffer.concat(pieces), isCut: false }
  } catch {
    return { bytes: Buffer.concat(pieces), isCut: true }
  }
}
