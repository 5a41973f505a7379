import { addDays, zoneDate } from '@juriszone/widgets/contract'
import type { Share, ShareRecipient } from '@juriszone/widgets/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../bff/src/platform/clock.ts'
import { earlierDownloads } from '../../../bff/src/schema/migrations/0009-earlier-downloads.ts'
import { verifyChain } from '../shares/audit.ts'
import { until } from '../../support/until.ts'
import type { Caller } from '../../support/zone.ts'
import { allBlobsClosed, MIB, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'
import { breakOff, cutUnread } from './raw-downloads.ts'
import type { RawDownload } from './raw-downloads.ts'

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

const raw = (path: string): RawDownload => ({ desk, caller: anne, path })

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
  const had = await breakOff(raw(content(large, sent)), 5 * MIB)
  await allBlobsClosed()
  await completeAnother()
  expect(await line(sent)).toMatchObject({ downloadedAt: expect.any(String), downloadCompletedAt: null })
  expect(await completions()).toBe(before + 1)

  await fetchAll(content(large, sent), { Range: `bytes=${had}-` })
  await completed(sent)
  expect(await completions()).toBe(before + 2)
})

test('the list of documents says « Téléchargé » of what was downloaded to the end, not of what was begun', async () => {
  const name = 'lot.mp4'
  const document = await desk.add(name, someBytes(SIZE))
  const sent = await share([document])
  const had = await breakOff(raw(content(document, sent)), 5 * MIB)
  await allBlobsClosed()
  await completeAnother()
  expect((await line(sent)).downloadedAt).not.toBeNull()
  expect((await desk.named(name)).share).toEqual({ fact: 'sent', count: 1, of: 1 })
  await fetchAll(content(document, sent), { Range: `bytes=${had}-` })
  await completed(sent)
  expect((await desk.named(name)).share).toEqual({ fact: 'downloaded', count: 1, of: 1 })
})

test('what was downloaded before the zone knew of last bytes stays « Téléchargé »; what is begun since does not', async () => {
  const { db } = desk.zone.deps
  const [before, since] = [await desk.add('ancien.pdf', 'ancien'), await desk.add('récent.pdf', 'récent')]
  const [old, begun] = [await share([before]), await share([since])]
  for (const [document, sent, at] of [
    [before, old, '2026-01-12T15:00:00.000Z'],
    [since, begun, new Date(Date.now() + DAY).toISOString()],
  ] as const) {
    const { id: recipientId } = await line(sent)
    await db.write(async (tx) => {
      await tx.insertInto('recipientDownload').values({ recipientId, documentId: document, at }).execute()
      await tx.updateTable('recipient').set({ downloadedAt: at }).where('id', '=', recipientId).execute()
    })
  }
  await earlierDownloads.up(db.writer)
  expect((await desk.named('ancien.pdf')).share).toEqual({ fact: 'downloaded', count: 1, of: 1 })
  expect((await desk.named('récent.pdf')).share).toEqual({ fact: 'sent', count: 1, of: 1 })
  expect((await line(old)).downloadCompletedAt).toBe('2026-01-12T15:00:00.000Z')
  expect((await line(begun)).downloadCompletedAt).toBeNull()
})

test('cut with its last bytes on their way, it is not completed; they are asked for again, and complete it once', async () => {
  const { document, sent, size, before } = await cutAtTheEnd()
  await completeAnother()
  expect(await line(sent)).toMatchObject({ downloadedAt: expect.any(String), downloadCompletedAt: null })
  expect(await completions()).toBe(before + 1)

  expect(await fetchAll(content(document, sent), { Range: `bytes=${size - MIB}-` })).toBe(MIB)
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
  await breakOff(raw(`/api/v1/inbox/${sent.id}/archive`), 5 * MIB)
  await allBlobsClosed()
  await completeAnother()
  expect((await line(sent)).downloadCompletedAt).toBeNull()
  expect(await completions()).toBe(before + 1)

  await fetchAll(`/api/v1/inbox/${sent.id}/archive`)
  await completed(sent)
  expect(await completions()).toBe(before + 3)
})

test('a share is downloaded by whoever has all that is left in it; what comes back from the bin is missing', async () => {
  const sent = await share([large, small])
  const empty = await share([large])
  const over = await share([large, small])
  await breakOff(raw(content(large, empty)), 5 * MIB)
  await allBlobsClosed()
  for (const one of [over, sent]) await fetchAll(content(small, one))
  await completeAnother()
  await desk.zone.call(desk.clerk, 'DELETE', `/shares/${over.id}`)
  const at = desk.zone.clock.now()
  desk.zone.clock.advance(MINUTE)
  await desk.zone.call(desk.clerk, 'DELETE', `/documents/${large}`)
  // The time is that of what he did, not of what the firm did.
  expect(Date.parse((await line(sent)).downloadCompletedAt ?? '')).toBeLessThanOrEqual(at.getTime())
  expect((await line(empty)).downloadCompletedAt).toBeNull()
  expect((await line(over)).downloadCompletedAt).toBeNull()
  await desk.zone.call(desk.clerk, 'POST', `/documents/${large}/restore`)
  expect((await line(sent)).downloadCompletedAt).toBeNull()
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

/**
 * A download that is cut when the connection has been given all of it, and its end waits there: of a document as large
 * as the network takes of an answer that nobody reads, and the piece behind it. That is not the same each time.
 */
async function cutAtTheEnd(): Promise<{ document: string; sent: Share; size: number; before: number }> {
  for (let size = SIZE, attempt = 1; ; attempt++) {
    const document = await desk.add(`plan ${attempt}.mp4`, someBytes(size))
    const sent = await share([document])
    await completeAnother()
    const before = await completions()
    const { given, waiting } = await cutUnread(raw(content(document, sent)), size)
    if (given === size && waiting > 0) return { document, sent, size, before }
    size = waiting === 0 ? size + MIB : given
  }
}
