import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { closeBox, sweepDeposits } from '../../../bff/src/deposits/index.ts'
import { DAY, HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { beginUpload, upload } from '../../support/upload.ts'
import { verifyChain } from '../shares/audit.ts'
import { openSite } from './site.ts'
import { openBox, SITE, visitorsOf } from './visitors.ts'

const { zone, firm, visitors, calm, stop } = await openSite()
beforeEach(calm)
afterAll(stop)

const from = (origin: string): Record<string, string> => ({ Origin: origin, 'Sec-Fetch-Site': 'cross-site' })
/** A visit reads nothing: one that goes on is refused for that, one that has ended is told so by a 401. */
const ALIVE = 403
const pathOf = (begun: Awaited<ReturnType<typeof beginUpload>>): string =>
  (begun.headers.get('location') ?? '').replace('/api/v1', '')

describe('the code', () => {
  test('is good once, for its own visit only', async () => {
    const [first, second] = [(await visitors.begin()).body.id, (await visitors.begin()).body.id]
    const code = await visitors.codeOf(first)
    expect((await visitors.verify(second, code)).body.code).toBe('bad_code')
    expect((await visitors.verify(first, code)).status).toBe(200)
    expect((await visitors.verify(first, code)).body.code).toBe('code_ended')
  })

  test('of twenty at once one gets in', async () => {
    const { id } = (await visitors.begin()).body
    const code = await visitors.codeOf(id)
    const answers = await Promise.all(Array.from({ length: 20 }, () => visitors.verify(id, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('five tries, and ten minutes', async () => {
    const { id } = (await visitors.begin()).body
    const right = await visitors.codeOf(id)
    const wrong = right === '12345678' ? '87654321' : '12345678'
    const codes = []
    for (let i = 0; i < 6; i++) codes.push((await visitors.verify(id, wrong)).body.code)
    expect(codes).toEqual(['bad_code', 'bad_code', 'bad_code', 'bad_code', 'code_ended', 'code_ended'])
    expect((await visitors.verify(id, right)).body.code).toBe('code_ended')

    await zone.call(null, 'POST', `/visits/${id}/codes`)
    const newer = await visitors.codeOf(id)
    expect(newer).not.toBe(right)
    zone.clock.advance(10 * MINUTE)
    expect((await visitors.verify(id, newer)).body.code).toBe('code_ended')
  })

  test('without it not one byte is stored', async () => {
    const { id } = (await visitors.begin()).body
    const strangers = [null, { headers: from(SITE) }, { headers: { Authorization: `Bearer jzu_${'x'.repeat(43)}` } }]
    for (const stranger of strangers) {
      expect((await beginUpload(zone, stranger, { filename: 'a.pdf' }, 4)).status).toBe(401)
      expect((await zone.call(stranger, 'POST', `/visits/${id}/submit`)).status).toBe(401)
    }
    const rows = await zone.deps.db.read.selectFrom('upload').select('id').where('depositId', '=', id).execute()
    expect(rows).toEqual([])
  })
})

describe('the token', () => {
  test('reads, lists and downloads nothing', async () => {
    const member = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
    const parties = [{ kind: 'person', name: 'Jean Roy', email: 'jean@courriel.example' }]
    const { body: dossier } = await zone.call(firm.host, 'PUT', '/dossiers/2026-1', { description: 'Vente', parties })
    const left = await visitors.leave(['relevé.pdf'])
    const { body } = await zone.call(member, 'GET', `/deposits/${left.id}`)
    const documentId = body.documents[0].id

    const visitor = await visitors.visit()
    for (const [method, path] of [
      ['GET', '/deposits'],
      ['GET', `/deposits/${left.id}`],
      ['GET', '/dossiers'],
      ['GET', `/dossiers/${dossier.id}/documents`],
      ['GET', '/uploads'],
      ['GET', `/uploads?dossier=${dossier.id}`],
      ['GET', `/documents/${documentId}/content`],
      ['POST', `/documents/${documentId}/links`],
      ['GET', '/inbox'],
      ['GET', '/events'],
      ['GET', '/people'],
    ] as const) {
      for (const caller of [visitor, left]) {
        expect([path, (await zone.call(caller, method, path)).status]).toEqual([path, 403])
      }
    }
    const chain = await verifyChain(zone, firm.firmId)
    expect(chain.filter((action) => action === 'access.refused').length).toBeGreaterThanOrEqual(20)
    for (const place of [{ dossierId: dossier.id }, { shareId: dossier.id }, { documentId }]) {
      expect((await beginUpload(zone, visitor, { filename: 'a.pdf', ...place }, 4)).status).toBe(403)
    }
    const begun = await beginUpload(zone, visitor, { filename: 'acte.pdf' }, 4)

    const other = await visitors.visit()
    const tus = { 'Tus-Resumable': '1.0.0' }
    expect((await zone.call(other, 'DELETE', pathOf(begun), undefined, tus)).status).toBe(404)
    expect((await zone.call(other, 'POST', `/visits/${visitor.id}/submit`)).status).toBe(404)
  })

  test('does not end while bytes come, however long they take', async () => {
    const visitor = await visitors.visit()
    const begun = await beginUpload(zone, visitor, { filename: 'long.pdf' }, 4)
    zone.clock.advance(3 * HOUR)
    expect((await zone.call(visitor, 'GET', '/uploads')).status).toBe(401)
    const leasedUntil = new Date(zone.clock.now().getTime() + MINUTE).toISOString()
    const id = pathOf(begun).split('/').at(-1) ?? ''
    await zone.deps.db.write((tx) => tx.updateTable('blob').set({ leasedUntil }).where('id', '=', id).execute())
    expect((await zone.call(visitor, 'GET', '/uploads')).status).toBe(ALIVE)
    zone.clock.advance(HOUR)
    expect((await zone.call(visitor, 'GET', '/uploads')).status).toBe(401)
  })

  test('ends after thirty minutes without a request, four hours in all; a new code goes on with the same visit', async () => {
    const visitor = await visitors.visit()
    const begun = await beginUpload(zone, visitor, { filename: 'acte.pdf' }, 4)
    zone.clock.advance(29 * MINUTE)
    expect((await zone.call(visitor, 'GET', '/uploads')).status).toBe(ALIVE)
    zone.clock.advance(29 * MINUTE)
    expect((await zone.call(visitor, 'GET', '/uploads')).status).toBe(ALIVE)
    zone.clock.advance(30 * MINUTE)
    const ended = await zone.call(visitor, 'GET', '/uploads')
    expect([ended.status, ended.body.code]).toEqual([401, 'visit_ended'])
    const tus = { 'Tus-Resumable': '1.0.0' }
    expect((await zone.call(visitor, 'HEAD', pathOf(begun), undefined, tus)).status).toBe(423)

    await zone.call(null, 'POST', `/visits/${visitor.id}/codes`)
    const back = await visitors.enter(visitor.id)
    expect((await zone.call(back, 'HEAD', pathOf(begun), undefined, tus)).status).toBe(200)
    for (let i = 0; i < 8; i++) {
      expect((await zone.call(back, 'GET', '/uploads')).status).toBe(ALIVE)
      zone.clock.advance(29 * MINUTE)
    }
    zone.clock.advance(8 * MINUTE)
    expect((await zone.call(back, 'GET', '/uploads')).status).toBe(401)
  })
})

test('what is begun goes on for a day after its newest code, and whoever asks for one in that time gets it', async () => {
  const visitor = await visitors.visit()
  await visitors.uploadAs(visitor, 'relevé.pdf')
  const codeAfter = async (time: number): Promise<string> => {
    zone.clock.advance(time)
    await sweepDeposits(zone.deps)
    await zone.call(null, 'POST', `/visits/${visitor.id}/codes`)
    return visitors.codeOf(visitor.id).catch(() => 'swept')
  }
  const first = await codeAfter(0)
  const second = await codeAfter(DAY - MINUTE)
  const third = await codeAfter(5 * MINUTE)
  const fourth = await codeAfter(DAY - MINUTE)
  expect(new Set([first, second, third, fourth, 'swept']).size).toBe(5)
  expect((await visitors.submit(await visitors.enter(visitor.id))).status).toBe(200)

  const { id } = (await visitors.begin()).body
  zone.clock.advance(DAY)
  const before = await visitors.codeOf(id)
  await zone.call(null, 'POST', `/visits/${id}/codes`)
  expect(await visitors.codeOf(id)).toBe(before)
  await sweepDeposits(zone.deps)
  await expect(visitors.codeOf(id)).rejects.toThrow()
})

describe('uploads', () => {
  test('twenty may be open, and twenty-one are too many', async () => {
    const many = visitorsOf(zone, await openBox(zone, firm.firmId, { maxFiles: 100 }))
    const visitor = await many.visit()
    const statuses = []
    for (let i = 0; i < 20; i++) statuses.push((await beginUpload(zone, visitor, { filename: `${i}.pdf` }, 4)).status)
    expect(statuses).toEqual(statuses.map(() => 201))
    const { status, body } = await beginUpload(zone, visitor, { filename: '21.pdf' }, 4)
    expect([status, body.code]).toEqual([429, 'too_many_uploads'])
  })

  test('as many files and bytes as the box takes, however many ask at once; a file taken back makes room', async () => {
    const small = visitorsOf(zone, await openBox(zone, firm.firmId, { maxFiles: 3, maxBytes: 3000 }))
    const visitor = await small.visit()
    const large = await beginUpload(zone, visitor, { filename: 'grand.pdf' }, 3001)
    expect([large.status, large.body.code]).toEqual([413, 'deposit_too_large'])
    expect(large.body.detail).toContain('3\u00a0ko')
    const binary = visitorsOf(zone, await openBox(zone, firm.firmId, { maxBytes: 500 * 1024 ** 2 }))
    const huge = await beginUpload(zone, await binary.visit(), { filename: 'film.mp4' }, 524_288_001)
    expect(huge.body.detail).toContain('500\u00a0Mo')
    const at = await Promise.all(
      Array.from({ length: 6 }, (_, i) => upload(zone, visitor, { filename: `${i}.pdf` }, 'x'.repeat(500))),
    )
    expect(at.filter(({ status }) => status === 204)).toHaveLength(3)
    expect(at.filter(({ status }) => status === 422).map(({ body }) => body.code)).toEqual(
      Array.from({ length: 3 }, () => 'deposit_full'),
    )
    const [first] = await small.uploadIds(visitor)
    expect((await zone.call(visitor, 'DELETE', `/visits/${visitor.id}/files/${first}`)).status).toBe(204)
    expect((await upload(zone, visitor, { filename: 'z.pdf' }, 'x'.repeat(2500))).body.code).toBe('deposit_too_large')
    expect((await upload(zone, visitor, { filename: 'z.pdf' }, 'x'.repeat(2000))).status).toBe(204)
  })

  test('a file taken back is gone from the disk, and only its visitor may take it', async () => {
    const visitor = await visitors.visit()
    await visitors.uploadAs(visitor, 'passeport.jpg')
    const [uploadId = ''] = await visitors.uploadIds(visitor)
    const other = await visitors.visit()
    for (const path of [`/visits/${other.id}/files/${uploadId}`, `/visits/${visitor.id}/files/${uploadId}`]) {
      expect((await zone.call(other, 'DELETE', path)).status).toBe(404)
    }
    const path = `/visits/${visitor.id}/files/${uploadId}`
    expect((await zone.call(visitor, 'DELETE', path)).status).toBe(204)
    expect((await zone.call(visitor, 'DELETE', path)).status).toBe(404)
    expect(await zone.deps.vault.find(uploadId)).toBeUndefined()
    expect(await zone.deps.db.read.selectFrom('blob').select('id').where('id', '=', uploadId).execute()).toEqual([])
    expect((await visitors.submit(visitor)).body.code).toBe('deposit_empty')
  })

  test('a closed box takes no more of a visit under way; what is there may still be sent', async () => {
    const key = await openBox(zone, firm.firmId)
    const closing = visitorsOf(zone, key)
    const visitor = await closing.visit()
    await closing.uploadAs(visitor, 'acte.pdf')
    const begun = await beginUpload(zone, visitor, { filename: 'plan.pdf' }, 4)
    await closeBox(zone.deps, key)
    const tus = { 'Tus-Resumable': '1.0.0' }
    expect((await zone.call(visitor, 'HEAD', pathOf(begun), undefined, tus)).status).toBe(410)
    expect((await beginUpload(zone, visitor, { filename: 'autre.pdf' }, 4)).body.code).toBe('box_closed')
    expect((await closing.submit(visitor)).status).toBe(200)
  })
})

describe('« Envoyer »', () => {
  test('answers a receipt, the same each time; from then on nothing more goes up', async () => {
    const visitor = await visitors.visit()
    expect((await visitors.submit(visitor)).body.code).toBe('deposit_empty')
    await visitors.uploadAs(visitor, 'image.jpg', 'une')
    await visitors.uploadAs(visitor, 'image.jpg', 'deux')
    const begun = await beginUpload(zone, visitor, { filename: 'plan.pdf' }, 4)
    const { status, body } = await visitors.submit(visitor)
    const at = zone.clock.now()
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect([status, body]).toEqual([
      200,
      {
        id: visitor.id,
        firm: 'Marchand Thibodeau, notaires',
        submittedAt: at.toISOString(),
        destroyedAt: new Date(at.getTime() + 14 * DAY).toISOString(),
        files: [
          { name: 'image.jpg', size: 3, sha256 },
          { name: 'image.jpg', size: 4, sha256 },
        ],
      },
    ])
    zone.clock.advance(MINUTE)
    expect((await visitors.submit(visitor)).body).toEqual(body)

    const after = await beginUpload(zone, visitor, { filename: 'autre.pdf' }, 4)
    expect([after.status, after.body.code]).toEqual([409, 'deposit_submitted'])
    const tus = { 'Tus-Resumable': '1.0.0' }
    const patch = { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }
    expect((await zone.call(visitor, 'PATCH', pathOf(begun), 'abcd', patch)).status).toBe(410)
    const [first] = await visitors.uploadIds(visitor)
    const back = await zone.call(visitor, 'DELETE', `/visits/${visitor.id}/files/${first}`)
    expect([back.status, back.body.code]).toEqual([409, 'deposit_submitted'])
    expect((await visitors.verify(visitor.id, await visitors.codeOf(visitor.id))).status).toBe(410)
  })
})
