import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAllContent } from '../../../bff/src/documents/index.ts'
import { MINUTE, SECOND } from '../../../bff/src/platform/clock.ts'
import { EICAR, mayHaveClamd, startClamd } from '../../support/clamd.ts'
import type { Clamd } from '../../support/clamd.ts'
import type { Caller } from '../../support/zone.ts'
import { MIB, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const ANNE = 'anne.cote@courriel.example'

describe.skipIf(!mayHaveClamd())('with clamd', () => {
  let clamd: Clamd
  let desk: Desk
  beforeAll(async () => {
    clamd = await startClamd('16M')
    desk = await openDesk({ clamdUrl: clamd.url })
  }, 400_000)
  afterAll(async () => {
    await desk.stop()
    await clamd.stop()
  })

  async function share(documentId: string): Promise<void> {
    const [party] = desk.dossier.parties
    const expiresOn = new Date(desk.zone.clock.now().getTime() + 30 * 24 * 60 * MINUTE).toISOString().slice(0, 10)
    const recipients = [{ partyId: party?.id, mayReturn: false, notifyRecipient: true }]
    const draft = { title: 'Achat', expiresOn, documentIds: [documentId], recipients }
    const once = { 'Idempotency-Key': randomBytes(9).toString('hex') }
    const made = await desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/shares`, draft, once)
    expect(made.status).toBe(201)
  }
  async function get(who: Caller, documentId: string): Promise<[number, string | undefined]> {
    const { status, body } = await desk.zone.call(who, 'GET', `/documents/${documentId}/content`)
    return [status, body?.code]
  }
  const release = (documentId: string, version?: number) =>
    desk.zone.call(desk.notary, 'POST', `/documents/${documentId}/release`, { reason: 'Reçu en main propre', version })
  async function checks(documentId: string): Promise<Record<string, unknown>[]> {
    const rows = await desk.zone.deps.db.read
      .selectFrom('activity')
      .select('details')
      .where('documentId', '=', documentId)
      .where('action', '=', 'document.checked')
      .execute()
    return rows.map(({ details }) => JSON.parse(details) as Record<string, unknown>)
  }

  test.for([
    ['whole', 'seul.txt', Buffer.from(EICAR)],
    [
      'across the border of two segments',
      'au milieu.bin',
      Buffer.concat([randomBytes(65_516), Buffer.from(EICAR), randomBytes(MIB)]),
    ],
    ['deep in a large file', 'fond.bin', Buffer.concat([randomBytes(9 * MIB), Buffer.from(EICAR), randomBytes(MIB)])],
    ['packed', 'comprimé.gz', gzipSync(EICAR)],
  ] as const)('a virus is found %s; nobody gets the file', async ([, name, content]) => {
    const id = await desk.add(name, Buffer.from(content))
    expect(await desk.named(name)).toMatchObject({ state: 'infected', heldFor: null })
    expect(await checks(id)).toMatchObject([{ version: 1, state: 'infected', scan: 'infected' }])
    expect(await get(desk.clerk, id)).toEqual([409, 'infected'])
    expect((await release(id)).body.code).toBe('not_held')
  })

  test.for([
    ['a program named as a document', 'facture.pdf', Buffer.from(`MZ${'\0'.repeat(600)}`), 'content'],
    ['Office macros', 'calcul.docm', Buffer.from('PK'), 'content'],
    ['what unpacks to more than is looked through', 'bombe.gz', gzipSync(Buffer.alloc(20 * MIB)), 'unscanned'],
    ['more than the scanner takes', 'plan.bin', randomBytes(20 * MIB), 'unscanned'],
  ] as const)('%s is held, until a notary answers for it', async ([, name, content, heldFor]) => {
    const id = await desk.add(name, Buffer.from(content))
    await share(id)
    const anne = await desk.zone.signIn(ANNE)
    expect(await desk.named(name)).toMatchObject({ state: 'held', heldFor })
    expect([await get(anne, id), await get(desk.clerk, id)]).toEqual([
      [409, 'scan_pending'],
      [200, undefined],
    ])
    expect((await release(id)).body).toMatchObject({ state: 'available', heldFor: null })
    expect(await get(anne, id)).toEqual([200, undefined])
  })

  test('shared before its verdict, an infected document is not there for its recipient; both pages are told', async () => {
    await clamd.kill()
    const id = await desk.add('en attente.txt', EICAR)
    await share(id)
    const anne = await desk.zone.signIn(ANNE)
    expect([await get(anne, id), await get(desk.clerk, id)]).toEqual([
      [409, 'scan_pending'],
      [409, 'scan_pending'],
    ])
    const { accountId } = await desk.zone.deps.db.read
      .selectFrom('recipient')
      .select('accountId')
      .executeTakeFirstOrThrow()
    const told: unknown[] = []
    const { live } = desk.zone.deps
    live.subscribe({ accountId, firmIds: [] }, ({ event }) => told.push(event))
    live.subscribe({ accountId: desk.clerk.accountId, firmIds: [desk.firm.firmId] }, ({ event }) => told.push(event))
    await clamd.start()
    desk.zone.clock.advance(MINUTE)
    await checkAllContent(desk.zone.deps)()
    expect(told).toContainEqual({ type: 'inbox.changed' })
    expect(told).toContainEqual({ type: 'document.changed', dossierId: desk.dossier.id, documentId: id })
    expect([await get(anne, id), await get(desk.clerk, id)]).toEqual([
      [404, 'not_found'],
      [409, 'infected'],
    ])
  })

  test('without its scanner a document waits; after five minutes that is said, once; the scanner back, it is free', async () => {
    const lines: string[] = []
    const log = pino({ level: 'error' }, { write: (line) => lines.push(line) })
    const work = checkAllContent({ ...desk.zone.deps, log })
    await clamd.kill()
    const content = randomBytes(9 * MIB)
    const id = await desk.add('acte.bin', content)
    expect(await work()).not.toBeNull()
    expect((await desk.named('acte.bin')).state).toBe('scanning')
    for (let minute = 0; minute < 8; minute++) {
      expect(lines).toHaveLength(minute < 5 ? 0 : 1)
      desk.zone.clock.advance(MINUTE)
      await work()
    }
    expect(lines[0]).toContain('no virus scan for five minutes')
    await clamd.start()
    desk.zone.clock.advance(SECOND)
    // It has its own patience with a scanner that was away.
    expect(await work()).not.toBeNull()
    expect(await get(desk.clerk, id)).toEqual([409, 'scan_pending'])
    desk.zone.clock.advance(MINUTE)
    expect(await work()).toBeNull()
    expect(await get(desk.clerk, id)).toEqual([200, undefined])
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(await checks(id)).toEqual([{ version: 1, state: 'available', size: content.length, scan: 'clean', sha256 }])
  })

  test('a held version that was shared is released by its number, whatever is current', async () => {
    const id = await desk.add('projet.pdf', `MZ${'\0'.repeat(600)}`)
    await share(id)
    const anne = await desk.zone.signIn(ANNE)
    await desk.add('projet.pdf', '%PDF-1.7 ')
    expect((await desk.named('projet.pdf')).state).toBe('available')
    expect(await get(anne, id)).toEqual([409, 'scan_pending'])
    expect((await release(id)).body.code).toBe('not_held')
    expect((await release(id, 3)).status).toBe(404)
    expect((await release(id, 1)).body).toMatchObject({ state: 'available', version: 2 })
    expect(await get(anne, id)).toEqual([200, undefined])
  })
})

test('content that is damaged at rest is checked again later, and holds up nothing else', async () => {
  const lines: string[] = []
  const desk = await openDesk()
  try {
    const { deps } = desk.zone
    await desk.add('abîmé.pdf', 'abîmé')
    const { blobId } = await deps.db.read.selectFrom('documentVersion').select('blobId').executeTakeFirstOrThrow()
    await deps.db.write(async (tx) => {
      await tx.updateTable('documentVersion').set({ state: 'scanning' }).execute()
      await tx.updateTable('document').set({ state: 'scanning' }).execute()
    })
    const file = join(desk.zone.directory, 'blobs', blobId)
    const whole = readFileSync(file)
    writeFileSync(file, whole.subarray(0, -1))
    await desk.add('sain.pdf', 'sain')
    const work = checkAllContent({ ...deps, log: pino({ level: 'error' }, { write: (line) => lines.push(line) }) })
    expect(await work()).not.toBeNull()
    expect((await desk.named('abîmé.pdf')).state).toBe('scanning')
    expect((await desk.named('sain.pdf')).state).toBe('available')
    await work()
    expect(lines).toHaveLength(1)
    writeFileSync(file, whole)
    desk.zone.clock.advance(MINUTE)
    expect(await work()).toBeNull()
    expect((await desk.named('abîmé.pdf')).state).toBe('available')
  } finally {
    await desk.stop()
  }
})
