import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { sha256 } from '../../support/files.ts'
import { until } from '../../support/until.ts'
import { beginUpload } from '../../support/upload.ts'
import { handFedBody, MIB, openDesk, someBytes } from '../documents/desk.ts'
import type { Desk } from '../documents/desk.ts'
import { openBox, visitorsOf } from './visitors.ts'
import type { Visitor } from './visitors.ts'

/* The four hours of a visit are over while bytes come. */

const TUS = { 'Tus-Resumable': '1.0.0' }
const PATCH = { ...TUS, 'Content-Type': 'application/offset+octet-stream' }
/** What comes before the end, and is durable within a second. */
const BEFORE = 5 * MIB

let desk: Desk
let visitors: ReturnType<typeof visitorsOf>
beforeAll(async () => {
  desk = await openDesk()
  visitors = visitorsOf(desk.zone, await openBox(desk.zone, desk.firm.firmId))
})
afterAll(() => desk.stop())

/** A request that is under way when the visit ends. */
async function uploadBeyondTheEnd(visitor: Visitor, filename: string, content: Buffer<ArrayBuffer>) {
  const begun = await beginUpload(desk.zone, visitor, { filename }, content.length)
  const path = begun.headers.get('location') ?? ''
  const { body, feed, end } = handFedBody()
  const connection = new AbortController()
  const answer = desk.fetch(visitor, path, {
    method: 'PATCH',
    headers: { ...PATCH, 'Upload-Offset': '0' },
    body,
    duplex: 'half',
    signal: connection.signal,
  })
  await feed(content.subarray(0, BEFORE))
  await until(async () => {
    const blobs = await desk.zone.deps.db.read.selectFrom('blob').select('offset').execute()
    return blobs.some(({ offset }) => offset === BEFORE) || undefined
  }, 'the bytes')
  desk.zone.clock.advance(4 * HOUR + MINUTE)
  await expectEnded(visitor)
  return { path, answer, feed, end, connection }
}

async function expectEnded(visitor: Visitor): Promise<void> {
  for (const [method, path] of [
    ['GET', '/uploads'],
    ['POST', `/visits/${visitor.id}/submit`],
  ] as const) {
    const { status, body } = await desk.zone.call(visitor, method, path)
    expect([path, status, body.code]).toEqual([path, 401, 'visit_ended'])
  }
}

async function comeBack({ id }: Visitor): Promise<Visitor> {
  expect((await desk.zone.call(null, 'POST', `/visits/${id}/codes`)).status).toBe(202)
  return visitors.enter(id)
}

/** « Envoyer »: the firm has the very file. */
async function expectSent(visitor: Visitor, name: string, content: Buffer): Promise<void> {
  const { status, body } = await visitors.submit(visitor)
  expect([status, body.files]).toEqual([200, [{ name, size: content.length, sha256: sha256(content) }]])
}

test('the request that brings them is not cut; the next one is refused, and a new code sends what came', async () => {
  const content = someBytes(6 * MIB)
  const visitor = await visitors.visit()
  const { answer, feed, end } = await uploadBeyondTheEnd(visitor, 'vidéo.mp4', content)
  await feed(content.subarray(BEFORE))
  await end()
  const { status, headers } = await answer
  expect([status, headers.get('upload-offset')]).toEqual([204, String(content.length)])
  await expectEnded(visitor)
  await expectSent(await comeBack(visitor), 'vidéo.mp4', content)
})

test('broken off after the end it waits: a new code goes on with the same upload, where it was', async () => {
  const content = someBytes(6 * MIB)
  const visitor = await visitors.visit()
  const { path, answer, connection } = await uploadBeyondTheEnd(visitor, 'acte.mp4', content)
  connection.abort()
  await expect(answer).rejects.toThrow()

  const head = (who: Visitor): Promise<Response> => desk.fetch(who, path, { method: 'HEAD', headers: TUS })
  const goOn = (who: Visitor): Promise<Response> =>
    desk.fetch(who, path, {
      method: 'PATCH',
      headers: { ...PATCH, 'Upload-Offset': String(BEFORE) },
      body: content.subarray(BEFORE),
    })
  // The ended token is told to wait, and brings nothing.
  expect([(await head(visitor)).status, (await goOn(visitor)).status]).toEqual([423, 423])
  const back = await comeBack(visitor)
  const told = await until(async () => {
    const answered = await head(back)
    return answered.status === 423 ? undefined : answered
  }, 'the broken request to let go')
  expect([told.status, told.headers.get('upload-offset')]).toEqual([200, String(BEFORE)])
  // The new token took the place of the old one, which is nobody's.
  expect((await desk.zone.call(visitor, 'GET', '/uploads')).status).toBe(401)
  expect((await goOn(back)).status).toBe(204)
  await expectSent(back, 'acte.mp4', content)
})
