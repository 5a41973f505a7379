import { afterAll, beforeAll, expect, test } from 'vitest'
import { heicBytes } from '../../support/heic.ts'
import { uploadMetadata } from '../../support/upload.ts'
import { openDesk } from '../documents/desk.ts'
import type { Desk } from '../documents/desk.ts'
import { openBox, visitorsOf } from './visitors.ts'

/* The photos of iPhones. */

const TUS = { 'Tus-Resumable': '1.0.0' }

let desk: Desk
let visitors: ReturnType<typeof visitorsOf>
beforeAll(async () => {
  desk = await openDesk()
  visitors = visitorsOf(desk.zone, await openBox(desk.zone, desk.firm.firmId))
})
afterAll(() => desk.stop())

/** As phones and their browsers name them; some say nothing of the type. */
const PHOTOS = [
  ['IMG_0412.HEIC', 'image/heic'],
  ['Passeport.heic', ''],
  ['Permis.heif', 'image/heif'],
] as const

test('HEIC is taken, is found to be what it says, and reaches the firm as it was', async () => {
  const content = heicBytes()
  const visitor = await visitors.visit()
  for (const [filename, filetype] of PHOTOS) {
    const begun = await desk.fetch(visitor, '/api/v1/uploads', {
      method: 'POST',
      headers: {
        ...TUS,
        'Upload-Length': String(content.length),
        'Upload-Metadata': uploadMetadata({ filename, filetype }),
      },
    })
    expect(begun.status).toBe(201)
    const done = await desk.fetch(visitor, begun.headers.get('location') ?? '', {
      method: 'PATCH',
      headers: { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
      body: content,
    })
    expect(done.status).toBe(204)
  }
  expect((await visitors.submit(visitor)).status).toBe(200)

  const { documents } = (await desk.zone.call(desk.clerk, 'GET', `/deposits/${visitor.id}`)).body
  expect(documents).toEqual(
    PHOTOS.map(([name]) => ({
      id: expect.any(String),
      name,
      size: content.length,
      type: 'image/heic',
      state: 'available',
    })),
  )
  for (const { id, name } of documents) {
    const answer = await desk.fetch(desk.clerk, `/api/v1/documents/${id}/content`)
    expect(answer.headers.get('content-disposition')).toContain(name)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(content)
  }
})
