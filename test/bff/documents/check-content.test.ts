import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkAllContent } from '../../../bff/src/documents/index.ts'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { clamdScanner } from '../../../bff/src/services/scanner/index.ts'
import { EICAR, mayHaveClamd, startClamd } from '../../support/clamd.ts'
import type { Clamd } from '../../support/clamd.ts'
import type { Caller } from '../../support/zone.ts'
import { MIB, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

describe.skipIf(!mayHaveClamd())('with clamd', () => {
  let clamd: Clamd
  let desk: Desk
  let anne: Caller
  beforeAll(async () => {
    clamd = await startClamd('4M')
  }, 400_000)
  afterAll(() => clamd.stop())
  beforeEach(async () => {
    desk = await openDesk({ scanner: clamdScanner(clamd.url) })
  })
  afterEach(() => desk.stop())

  /** What Anne Côté and a member get of it. */
  async function readers(documentId: string): Promise<Record<'anne' | 'clerk', [number, string | undefined]>> {
    const [party] = desk.dossier.parties
    const recipients = [{ partyId: party?.id, mayReturn: false, notifyRecipient: true }]
    const draft = { title: 'Achat', expiresOn: nextMonth(), documentIds: [documentId], recipients }
    await desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/shares`, draft, {
      'Idempotency-Key': randomBytes(9).toString('hex'),
    })
    anne = await desk.zone.signIn('anne.cote@courriel.example').catch(() => anne)
    const get = async (who: Caller): Promise<[number, string | undefined]> => {
      const { status, body } = await desk.zone.call(who, 'GET', `/documents/${documentId}/content`)
      return [status, body?.code]
    }
    return { anne: await get(anne), clerk: await get(desk.clerk) }
  }
  const nextMonth = (): string =>
    new Date(desk.zone.clock.now().getTime() + 30 * 24 * 60 * MINUTE).toISOString().slice(0, 10)
  const activity = (documentId: string) =>
    desk.zone.deps.db.read.selectFrom('activity').selectAll().where('documentId', '=', documentId).execute()

  test('a virus is found whole, across the border of two segments, and packed; nobody gets the file', async () => {
    const border = Buffer.concat([randomBytes(65_536 - 20), Buffer.from(EICAR), randomBytes(MIB)])
    for (const [name, content] of [
      ['seul.txt', EICAR],
      ['au milieu.bin', border],
      ['comprimé.gz', gzipSync(EICAR)],
    ] as const) {
      const id = await desk.add(name, content)
      expect(await desk.named(name)).toMatchObject({ state: 'infected', heldFor: null })
      expect(
        (await activity(id)).map(({ action, details }) => [action, details.includes('"infected"')]),
      ).toContainEqual(['document.checked', true])
      const { status, body } = await desk.zone.call(desk.clerk, 'GET', `/documents/${id}/content`)
      expect([status, body.code]).toEqual([409, 'infected'])
    }
  })

  test('shared before its verdict, an infected document is not there for its recipient', async () => {
    await clamd.kill()
    const id = await desk.add('en attente.txt', EICAR)
    expect(await readers(id)).toEqual({ anne: [409, 'scan_pending'], clerk: [409, 'scan_pending'] })
    await clamd.start()
    desk.zone.clock.advance(MINUTE)
    await checkAllContent(desk.zone.deps)()
    expect(await readers(id)).toEqual({ anne: [404, 'not_found'], clerk: [409, 'infected'] })
  })

  test('without its scanner a document waits, whoever asks; the scanner back, it is free', async () => {
    await clamd.kill()
    const content = randomBytes((9 * MIB) / 4)
    const id = await desk.add('acte.bin', content)
    const work = checkAllContent(desk.zone.deps)
    expect(await work()).not.toBeNull()
    expect(await desk.named('acte.bin')).toMatchObject({ state: 'scanning' })
    expect(await readers(id)).toEqual({ anne: [409, 'scan_pending'], clerk: [409, 'scan_pending'] })
    await clamd.start()
    // It has its own patience with a scanner that was away.
    await work()
    expect((await desk.named('acte.bin')).state).toBe('scanning')
    desk.zone.clock.advance(MINUTE)
    expect(await work()).toBeNull()
    expect(await readers(id)).toEqual({ anne: [200, undefined], clerk: [200, undefined] })
    const [checked] = (await activity(id)).filter(({ action }) => action === 'document.checked')
    expect(JSON.parse(checked?.details ?? '')).toEqual({
      version: 1,
      state: 'available',
      scan: 'clean',
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  })

  test('larger than the scanner takes: held, until a notary answers for it', async () => {
    const id = await desk.add('plan.bin', randomBytes(7 * MIB))
    expect(await desk.named('plan.bin')).toMatchObject({ state: 'held', heldFor: 'unscanned' })
    expect(await readers(id)).toEqual({ anne: [409, 'scan_pending'], clerk: [200, undefined] })
    const released = await desk.zone.call(desk.notary, 'POST', `/documents/${id}/release`, {
      reason: 'Reçu en main propre',
    })
    expect(released.body).toMatchObject({ state: 'available', heldFor: null })
    expect(await readers(id)).toMatchObject({ anne: [200, undefined] })
  })
})
