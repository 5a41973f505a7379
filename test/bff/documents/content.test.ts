import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { DAY, SECOND } from '../../../bff/src/platform/clock.ts'
import { until } from '../../support/until.ts'
import type { Caller } from '../../support/zone.ts'
import { allBlobsClosed, MIB, openDesk, someBytes } from './desk.ts'
import type { Desk } from './desk.ts'

const ANNE = 'anne.cote@courriel.example'

let desk: Desk
let anne: Caller
beforeAll(async () => {
  desk = await openDesk()
  await desk.add('acte.pdf', 'première version')
  await share([(await desk.named('acte.pdf')).id])
  anne = await desk.zone.signIn(ANNE)
})
afterAll(() => desk.stop())

async function share(documentIds: string[], days = 30): Promise<string> {
  const answer = await desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/shares`, {
    title: 'Acte',
    expiresOn: addDays(zoneDate(desk.zone.clock.now()), days),
    documentIds,
    recipients: [{ partyId: desk.dossier.parties[0]?.id, mayReturn: true, notifyRecipient: false }],
  })
  return answer.body.id
}
const read = (who: Caller, id: string, headers: Record<string, string> = {}, method = 'GET') =>
  desk.fetch(who, `/api/v1/documents/${id}/content`, { method, headers })
const downloads = async (): Promise<number> => {
  const { db } = desk.zone.deps
  return (await db.read.selectFrom('activity').select('seq').where('action', '=', 'document.downloaded').execute())
    .length
}

test('bytes come as an attachment that nothing can run, under the name people gave', async () => {
  const id = await desk.add('reçu d’été "final".pdf', 'contenu')
  const { headers, status } = await read(desk.clerk, id)
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="recu d_ete _final_.pdf"; filename*=UTF-8''re%C3%A7u%20d%E2%80%99%C3%A9t%C3%A9%20%22final%22.pdf`,
  )
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-length')).toBe('7')
})

test('a download goes on where it stopped: Range, If-Range, 416', async () => {
  const id = await desk.add('suite.pdf', '0123456789')
  const whole = await read(desk.clerk, id)
  const etag = whole.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[0-9a-f-]{36}"$/)
  for (const [range, part, said] of [
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ] as const) {
    const answer = await read(desk.clerk, id, { Range: range, 'If-Range': etag })
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([206, said, part])
  }
  for (const headers of [
    { Range: 'bytes=4-', 'If-Range': '"other"' },
    { Range: 'lines=1-2' },
    { Range: 'bytes=0-1,4-5' },
  ]) {
    const answer = await read(desk.clerk, id, headers)
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
  }
  const beyond = await read(desk.clerk, id, { Range: 'bytes=10-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  expect((await read(desk.clerk, id, { 'If-None-Match': etag })).status).toBe(304)
})

test('HEAD tells size and tag; neither it nor the rest of a download counts as one', async () => {
  const id = await desk.add('tête.pdf', '0123456789')
  const before = await downloads()
  const head = await read(desk.clerk, id, {}, 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
  expect(await downloads()).toBe(before)
  await (await read(desk.clerk, id, { Range: 'bytes=0-4' })).text()
  expect(await downloads()).toBe(before + 1)
  await (await read(desk.clerk, id, { Range: 'bytes=5-' })).text()
  expect(await downloads()).toBe(before + 1)
})

test('who leaves the first byte out has downloaded the rest', async () => {
  const id = await desk.add('sans le premier.pdf', '0123456789')
  const before = await downloads()
  expect(await (await read(desk.clerk, id, { Range: 'bytes=1-4' })).text()).toBe('1234')
  await (await read(desk.clerk, id, { Range: 'bytes=5-' })).text()
  expect(await downloads()).toBe(before + 1)
})

test('a recipient gets the version that the newest share fixed, whatever came since, and no other', async () => {
  const id = (await desk.named('acte.pdf')).id
  await desk.add('acte.pdf', 'seconde version')
  expect(await (await read(desk.clerk, id)).text()).toBe('seconde version')
  expect(await (await read(anne, id)).text()).toBe('première version')
  const named = (version: number) => desk.fetch(anne, `/api/v1/documents/${id}/content?version=${version}`)
  expect((await named(1)).status).toBe(200)
  expect((await named(2)).status).toBe(404)
  const newer = await share([id])
  expect(await (await read(anne, id)).text()).toBe('seconde version')
  expect(await (await desk.fetch(anne, `/api/v1/documents/${id}/content?share=${newer}`)).text()).toBe(
    'seconde version',
  )
  const other = await desk.add('autre.pdf', 'rien pour Anne')
  expect((await read(anne, other)).status).toBe(404)
  const downloaded = async () => {
    const { share: told } = await desk.named('acte.pdf')
    return told?.fact === 'downloaded' && told.count === 2 ? told : undefined
  }
  expect(await until(downloaded, 'both downloads to be noted')).toMatchObject({ of: 2 })
})

test('what is held is not for recipients; what is in the bin neither, until it is restored', async () => {
  const held = await desk.add('douteux.pdf', `MZ${'\0'.repeat(600)}`)
  const binned = await desk.add('brouillon.pdf', 'brouillon')
  await share([held, binned])
  const refused = await read(anne, held)
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'scan_pending'])
  expect((await read(anne, binned)).status).toBe(200)
  await desk.zone.call(desk.clerk, 'DELETE', `/documents/${binned}`)
  expect((await read(anne, binned)).status).toBe(404)
  await desk.zone.call(desk.clerk, 'POST', `/documents/${binned}/restore`)
  expect((await read(anne, binned)).status).toBe(200)
})

test('a link is good for a minute, for a plain <a>, as long as its reader is', async () => {
  const id = await desk.add('lien.pdf', 'par lien')
  const shareId = await share([id])
  const link = async (who: Caller) => {
    const { status, body } = await desk.zone.call(who, 'POST', `/documents/${id}/links`)
    expect(status).toBe(201)
    return new URL(body.url).pathname
  }
  const follow = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(new URL(path, desk.url), { method, headers })
  const path = await link(anne)
  for (let time = 0; time < 2; time++) expect(await (await follow(path)).text()).toBe('par lien')
  expect((await follow(path, {}, 'HEAD')).headers.get('content-length')).toBe('8')
  expect((await follow(path, { Range: 'bytes=4-' })).status).toBe(206)

  const late = await link(desk.clerk)
  desk.zone.clock.advance(61 * SECOND)
  expect((await follow(late)).status).toBe(410)
  // Not over the network: Node's fetch writes this header itself.
  const navigation = await desk.zone.call(null, 'GET', late.replace('/api/v1', ''), undefined, {
    'Sec-Fetch-Mode': 'navigate',
  })
  expect(navigation.status).toBe(204)
  const fresh = await link(anne)
  await desk.zone.call(desk.clerk, 'DELETE', `/shares/${shareId}`)
  expect((await follow(fresh)).status).toBe(404)
})

test('a share that has expired says since when', async () => {
  const id = await desk.add('échu.pdf', 'échu')
  await share([id], 1)
  desk.zone.clock.advance(3 * DAY)
  Object.assign(desk.clerk, await desk.zone.signIn('sylvie@etude.example'))
  anne = await desk.zone.signIn(ANNE)
  const answer = await read(anne, id)
  expect([answer.status, (await answer.json()).code]).toEqual([410, 'share_expired'])
  expect((await desk.named('échu.pdf')).share).toEqual({ fact: 'expired', count: 1, of: 1 })
})

test(
  'a share revoked in the middle of a download breaks it off, and leaves no file open',
  { timeout: 20_000 },
  async () => {
    const id = await desk.add('long.pdf', someBytes(24 * MIB))
    const shareId = await share([id])
    const answer = await read(anne, id)
    const body = answer.body!.getReader()
    await body.read()
    await desk.zone.call(desk.clerk, 'DELETE', `/shares/${shareId}`)
    let last = ''
    const drain = async (): Promise<void> => {
      for (let part = await body.read(); !part.done; part = await body.read())
        last = Buffer.from(part.value).toString('latin1')
    }
    await expect(drain()).rejects.toThrow()
    expect(last).not.toContain('not_found')
    expect((await read(anne, id, { Range: 'bytes=1000-' })).status).toBe(404)
    await allBlobsClosed()
  },
)

test('a client that leaves in the middle leaves no file open', { timeout: 20_000 }, async () => {
  const id = await desk.add('quitté.pdf', someBytes(24 * MIB))
  const gone = new AbortController()
  const answer = await desk.fetch(desk.clerk, `/api/v1/documents/${id}/content`, { signal: gone.signal })
  await answer.body!.getReader().read()
  gone.abort()
  await allBlobsClosed()
})
