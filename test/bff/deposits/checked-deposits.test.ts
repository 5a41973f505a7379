import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EICAR, mayHaveClamd, startClamd } from '../../support/clamd.ts'
import type { Clamd } from '../../support/clamd.ts'
import { until } from '../../support/until.ts'
import { openDesk } from '../documents/desk.ts'
import type { Desk } from '../documents/desk.ts'
import { openPostOffice, plain } from '../mail/post-office.ts'
import type { PostOffice } from '../mail/post-office.ts'
import { openBox, visitorsOf } from './visitors.ts'

/* What clamd finds in the box, and when. */

const VISITOR = 'noemie@courriel.example'

describe.skipIf(!mayHaveClamd())('with clamd', () => {
  let clamd: Clamd
  let desk: Desk
  let office: PostOffice
  let visitors: ReturnType<typeof visitorsOf>
  beforeAll(async () => {
    clamd = await startClamd()
    desk = await openDesk({ clamdUrl: clamd.url })
    office = await openPostOffice(desk.zone)
    visitors = visitorsOf(desk.zone, await openBox(desk.zone, desk.firm.firmId))
    await office.deliver()
  }, 400_000)
  afterAll(async () => {
    await office.stop()
    await desk.stop()
    await clamd.stop()
  })

  const asClerk = (method: string, path: string, body?: unknown) => desk.zone.call(desk.clerk, method, path, body)
  const fileIn = (id: string, dossierId: string) => asClerk('POST', `/deposits/${id}/file`, { dossierId })
  const documentsOf = async (id: string) => (await asClerk('GET', `/deposits/${id}`)).body.documents
  const listOf = async (dossierId: string) => (await asClerk('GET', `/dossiers/${dossierId}/documents`)).body.items
  const receiptsFor = async (address: string) =>
    (await office.deliver()).filter(({ to, subject }) => to === address && plain(subject) === 'Reçu de votre dépôt')

  async function expectBlocked(documentId: string): Promise<void> {
    // A look before the download is a download to the zone.
    for (const [who, method, path] of [
      [desk.clerk, 'GET', 'content'],
      [desk.notary, 'GET', 'content'],
      [desk.clerk, 'GET', 'content?version=1'],
      [desk.notary, 'POST', 'links'],
    ] as const) {
      const { status, body } = await desk.zone.call(who, method, `/documents/${documentId}/${path}`)
      expect([path, status, body?.code]).toEqual([path, 409, 'infected'])
    }
    const reason = { reason: 'Reçu en main propre' }
    const { body } = await desk.zone.call(desk.notary, 'POST', `/documents/${documentId}/release`, reason)
    expect(['not_found', 'not_held']).toContain(body.code)
  }

  test('a virus that a visitor hands in: he has his receipt, the firm sees it blocked, and filed it stays so', async () => {
    const dossier = await desk.exportDossier('2026-0413')
    const visitor = await visitors.visit({ email: VISITOR })
    await visitors.uploadAs(visitor, 'relevé.pdf', EICAR)
    const sent = await visitors.submit(visitor)
    // Nothing tells a visitor what the firm's scanner finds.
    expect([sent.status, sent.body.files]).toEqual([
      200,
      [{ name: 'relevé.pdf', size: EICAR.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    ])
    const receipts = await receiptsFor(VISITOR)
    expect(receipts).toHaveLength(1)
    expect(plain(receipts[0]?.text ?? '')).toContain('– relevé.pdf, 68 o, empreinte SHA-256')

    const [blocked] = await documentsOf(visitor.id)
    expect(blocked).toMatchObject({ name: 'relevé.pdf', state: 'infected' })
    await expectBlocked(blocked.id)
    expect((await fileIn(visitor.id, dossier.id)).status).toBe(200)
    expect(await listOf(dossier.id)).toMatchObject([{ id: blocked.id, name: 'relevé.pdf', state: 'infected' }])
    await expectBlocked(blocked.id)
    const draft = {
      title: 'Achat',
      expiresOn: addDays(zoneDate(desk.zone.clock.now()), 30),
      documentIds: [blocked.id],
      recipients: [{ partyId: dossier.parties[0]?.id, mayReturn: false, notifyRecipient: true }],
    }
    expect(JSON.stringify((await asClerk('POST', `/dossiers/${dossier.id}/shares`, draft)).body)).toContain(
      'document_infected',
    )
  })

  test('a check that ends after its deposit was filed tells of the dossier that the document is in', async () => {
    const dossier = await desk.exportDossier('2026-0414')
    clamd.pause()
    const visitor = await visitors.leave(['plan.pdf'], { email: VISITOR })
    const [waiting] = await documentsOf(visitor.id)
    expect(waiting.state).toBe('scanning')
    expect(await receiptsFor(VISITOR)).toEqual([])
    expect((await fileIn(visitor.id, dossier.id)).status).toBe(200)
    expect(await listOf(dossier.id)).toMatchObject([{ id: waiting.id, state: 'scanning' }])

    const told: unknown[] = []
    const firmIds = [desk.firm.firmId]
    const leave = desk.zone.deps.live.subscribe({ accountId: '', firmIds }, ({ event }) => told.push(event))
    clamd.goOn()
    await until(async () => (await listOf(dossier.id))[0]?.state === 'available' || undefined, 'the verdict')
    leave()
    expect(told).toEqual([{ type: 'document.changed', dossierId: dossier.id, documentId: waiting.id }])
    const checks = await desk.zone.deps.db.read
      .selectFrom('activity')
      .select(['dossierId', 'details'])
      .where('documentId', '=', waiting.id)
      .where('action', '=', 'document.checked')
      .execute()
    expect(checks.map(({ dossierId }) => dossierId)).toEqual([dossier.id])
    const { sha256 } = JSON.parse(checks[0]?.details ?? '') as { sha256: string }
    expect((await asClerk('GET', `/documents/${waiting.id}/content`)).status).toBe(200)

    const receipts = await receiptsFor(VISITOR)
    expect(receipts).toHaveLength(1)
    expect(plain(receipts[0]?.text ?? '')).toContain(sha256.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 '))
  })
})
