import { once } from 'node:events'
import { connect } from 'node:net'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import type { Share, ShareRecipient } from '@juriszone/widgets/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '../shares/audit.ts'
import { until } from '../../support/until.ts'
import type { Caller } from '../../support/zone.ts'
import { allBlobsClosed, MIB, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'

const ANNE = 'anne.cote@courriel.example'
const SIZE = 16 * MIB

let desk: Desk
let anne: Caller
let large: string
let small: string
beforeAll(async () => {
  desk = await openDesk()
  large = await desk.add('visite.mp4', someBytes(SIZE))
  small = await desk.add('acte.pdf', Buffer.from('%PDF-1.4 acte'))
  await share([small])
  anne = await desk.zone.signIn(ANNE)
}, 60_000)
afterAll(() => desk.stop())

async function share(documentIds: string[]): Promise<Share> {
  const { zone, clerk, dossier } = desk
  const answer = await zone.call(clerk, 'POST', `/dossiers/${dossier.id}/shares`, {
    title: 'Pour Anne',
    expiresOn: addDays(zoneDate(zone.clock.now()), 10),
    documentIds,
    recipients: [{ partyId: dossier.parties[0]?.id, mayReturn: true, notifyRecipient: false }],
  })
  expect(answer.status).toBe(201)
  return answer.body
}
async function line({ id }: Share): Promise<ShareRecipient> {
  return (await desk.zone.call(desk.clerk, 'GET', `/shares/${id}`)).body.recipients[0]
}
const content = (document: string, { id }: Share): string => `/api/v1/documents/${document}/content?share=${id}`

/** Fetches as Anne, to the last byte. */
async function fetchAll(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  const answer = await desk.fetch(anne, path, { headers, method })
  expect([200, 206, 304]).toContain(answer.status)
  return (await answer.arrayBuffer()).byteLength
}
const completed = (of: Share): Promise<string> =>
  until(async () => (await line(of)).downloadCompletedAt ?? undefined, 'the download to be noted as completed')

async function completions(): Promise<number> {
  const actions = await verifyChain(desk.zone, desk.firm.firmId)
  return actions.filter((action) => action === 'document.download_completed').length
}
/** What ended before has been written down by now: its row would stand before that of this one. */
async function completeAnother(): Promise<void> {
  const other = await share([small])
  await fetchAll(content(small, other))
  await completed(other)
}

test('a whole document, small or large: begun before its first byte, completed after its last', async () => {
  for (const document of [small, large]) {
    const sent = await share([document])
    const before = await completions()
    await fetchAll(content(document, sent))
    await completed(sent)
    expect((await line(sent)).downloadedAt).not.toBeNull()
    expect(await completions()).toBe(before + 1)
  }
})

test('by a link, as by its address', async () => {
  const sent = await share([large])
  const link = await desk.zone.call(anne, 'POST', `/documents/${large}/links?share=${sent.id}`)
  await fetchAll(new URL(link.body.url).pathname)
  await completed(sent)
})

test('one that breaks off half-way is begun and no more; what is left of it, fetched by Range, completes it', async () => {
  const sent = await share([large])
  const before = await completions()
  const had = await breakOff(content(large, sent), 5 * MIB)
  await allBlobsClosed()
  await completeAnother()
  expect(await line(sent)).toMatchObject({ downloadedAt: expect.any(String), downloadCompletedAt: null })
  expect(await completions()).toBe(before + 1)

  await fetchAll(content(large, sent), { Range: `bytes=${had}-` })
  await completed(sent)
  expect(await completions()).toBe(before + 2)
})

test('two halves complete it, in either order; one of them, or the end alone, does not', async () => {
  const half = SIZE / 2
  for (const halves of [
    [`bytes=0-${half - 1}`, `bytes=${half}-`],
    [`bytes=${half}-`, `bytes=0-${half - 1}`],
  ]) {
    const sent = await share([large])
    const [first = '', second = ''] = halves
    expect(await fetchAll(content(large, sent), { Range: 'bytes=-1024' })).toBe(1024)
    expect(await fetchAll(content(large, sent), { Range: first })).toBe(half)
    await completeAnother()
    expect((await line(sent)).downloadCompletedAt).toBeNull()
    expect(await fetchAll(content(large, sent), { Range: second })).toBe(half)
    await completed(sent)
  }
})

test('HEAD, « not changed » and a refused range are nothing', async () => {
  const sent = await share([small])
  const before = await completions()
  const head = await desk.fetch(anne, content(small, sent), { method: 'HEAD' })
  const etag = head.headers.get('etag') ?? ''
  expect([head.status, etag]).toEqual([200, expect.stringMatching(/^"/)])
  await fetchAll(content(small, sent), { 'If-None-Match': etag })
  expect((await desk.fetch(anne, content(small, sent), { headers: { Range: 'bytes=999-' } })).status).toBe(416)
  await completeAnother()
  expect(await line(sent)).toMatchObject({ downloadedAt: null, downloadCompletedAt: null })
  expect(await completions()).toBe(before + 1)
})

test('an archive completes each of its documents; one that breaks off completes none', async () => {
  const sent = await share([small, large])
  const before = await completions()
  await breakOff(`/api/v1/inbox/${sent.id}/archive`, 5 * MIB)
  await allBlobsClosed()
  await completeAnother()
  expect((await line(sent)).downloadCompletedAt).toBeNull()
  expect(await completions()).toBe(before + 1)

  await fetchAll(`/api/v1/inbox/${sent.id}/archive`)
  await completed(sent)
  expect(await completions()).toBe(before + 3)
})

test('a share is downloaded once all of its documents are; one that is added later is missing again', async () => {
  const sent = await share([large, small])
  await fetchAll(content(small, sent))
  await completeAnother()
  expect((await line(sent)).downloadCompletedAt).toBeNull()
  await fetchAll(content(large, sent))
  await completed(sent)

  const more = await desk.add('avis.pdf', Buffer.from('%PDF-1.4 avis'))
  await desk.zone.call(desk.clerk, 'PATCH', `/shares/${sent.id}`, { addDocumentIds: [more] })
  expect((await line(sent)).downloadCompletedAt).toBeNull()
  await fetchAll(content(more, sent))
  await completed(sent)
})

test('what a member downloads is no recipient’s fact', async () => {
  const sent = await share([small])
  const before = await completions()
  await (await desk.fetch(desk.clerk, `/api/v1/documents/${small}/content`)).arrayBuffer()
  await completeAnother()
  expect((await line(sent)).downloadCompletedAt).toBeNull()
  expect(await completions()).toBe(before + 1)
})

/** Reads at least so much over a socket of its own, then cuts it. @returns how much of the body had come */
async function breakOff(path: string, bytes: number): Promise<number> {
  const { hostname, port, host } = new URL(desk.url)
  const socket = connect(Number(port), hostname)
  const headers = Object.entries({ Host: host, ...desk.headersOf(anne) }).map(([name, value]) => `${name}: ${value}`)
  socket.write([`GET ${path} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
  let come = Buffer.alloc(0)
  for await (const piece of socket) {
    come = Buffer.concat([come, piece])
    if (come.length >= bytes) break
  }
  if (!socket.closed) await once(socket.destroy(), 'close')
  expect(come.toString('latin1', 0, 15)).toBe('HTTP/1.1 200 OK')
  return come.length - (come.indexOf('\r\n\r\n') + 4)
}
