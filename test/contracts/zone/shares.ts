import { describe, expect, test } from 'vitest'
import { addDays, expiryRange, type ShareInput } from '../../../widgets/src/contract/index.ts'
import { JEAN, MARIE_EVE, SYLVIE, THREE_DAYS, type Scene } from './scene.ts'

export function sharesContract(scene: () => Scene): void {
  describe('shares', () => {
    /** A document, and what Sylvie would send of it. */
    async function draft(change: Partial<ShareInput> = {}): Promise<ShareInput> {
      const { zone, dossier, input } = scene()
      return { ...input([await zone.addDocument(dossier.id, 'Acte.pdf')]), ...change }
    }

    test('a share fixes the versions that it sends', async () => {
      const { zone, sylvie, dossier } = scene()
      const input = await draft()
      const sent = await sylvie.shares.send(dossier.id, input, 'key')
      expect(sent).toMatchObject({ title: 'Projet d’acte', revokedAt: null, sender: { name: 'Sylvie Arsenault' } })
      expect(sent.recipients.map(({ email, mayReturn }) => [email, mayReturn])).toEqual([
        [JEAN, true],
        [MARIE_EVE, false],
      ])
      expect(sent.url).toBe(`http://localhost:8787/partages/${sent.id}`)
      await zone.addDocument(dossier.id, 'Acte.pdf')
      expect((await sylvie.shares.get(sent.id)).documents).toMatchObject([{ name: 'Acte.pdf', version: 1 }])
    })

    test('the same key sends once, and takes no other content', async () => {
      const { sylvie, dossier } = scene()
      const input = await draft()
      const send = (): Promise<{ id: string }> => sylvie.shares.send(dossier.id, input, 'key')
      const [first, second] = await Promise.all([send(), send()])
      expect(second.id).toBe(first.id)
      expect((await sylvie.shares.list(dossier.id)).items).toHaveLength(1)
      const other = sylvie.shares.send(dossier.id, { ...input, title: 'Autre' }, 'key')
      await expect(other).rejects.toMatchObject({ status: 422, code: 'idempotency_mismatch' })
      await sylvie.shares.send(dossier.id, input, 'other key')
      expect((await sylvie.shares.list(dossier.id)).items).toHaveLength(2)
    })

    test('each field at fault is named', async () => {
      const { zone, sylvie, dossier } = scene()
      const { last } = expiryRange(zone.now())
      const party = { mayReturn: false, notifyRecipient: true }
      const faults: [change: Partial<ShareInput>, code: string, path: string][] = [
        [{ title: '  ' }, 'title_missing', 'title'],
        [{ expiresOn: addDays(last, 1) }, 'expiry_out_of_range', 'expiresOn'],
        [{ documentIds: [dossier.id] }, 'document_not_in_dossier', 'documentIds[0]'],
        [{ recipients: [{ ...party, partyId: dossier.id }] }, 'recipient_not_in_dossier', 'recipients[0].partyId'],
        [{ alsoNotify: [dossier.id] }, 'member_not_in_firm', 'alsoNotify[0]'],
      ]
      const input = await draft()
      for (const [change, code, path] of faults) {
        const sending = sylvie.shares.send(dossier.id, { ...input, ...change }, crypto.randomUUID())
        await expect(sending).rejects.toMatchObject({ status: 422, code, errors: [{ path, code }] })
      }
      expect((await sylvie.shares.list(dossier.id)).items).toEqual([])
    })

    test('reminders are on at first, and are turned off and on again', async () => {
      const { sylvie, dossier } = scene()
      const { id, isReminded, recipients } = await sylvie.shares.send(dossier.id, await draft(), 'key')
      expect([isReminded, recipients[0]?.remindedAt]).toEqual([true, null])
      expect(await sylvie.shares.change(id, { isReminded: false })).toMatchObject({ isReminded: false })
      expect(await sylvie.shares.get(id)).toMatchObject({ isReminded: false })
      expect(await sylvie.shares.change(id, { isReminded: true })).toMatchObject({ isReminded: true })
    })

    test('a share is extended and added to, not once it is revoked', async () => {
      const { zone, sylvie, dossier } = scene()
      const share = await sylvie.shares.send(dossier.id, await draft(), 'key')
      const { id } = share
      const second = await zone.addDocument(dossier.id, 'Bail.pdf')
      const { suggested } = expiryRange(zone.now())
      const changed = await sylvie.shares.change(id, { expiresOn: suggested, addDocumentIds: [second] })
      expect(changed.documents.map(({ name }) => name)).toEqual(['Acte.pdf', 'Bail.pdf'])
      expect(Date.parse(changed.expiresAt)).toBeGreaterThan(Date.parse(share.expiresAt))
      await sylvie.shares.revoke(id)
      await sylvie.shares.revoke(id)
      const late = sylvie.shares.change(id, { expiresOn: suggested })
      await expect(late).rejects.toMatchObject({ status: 410, code: 'share_revoked' })
    })

    test('a share is not shortened; its own last day changes nothing', async () => {
      const { zone, sylvie, dossier } = scene()
      const { first, suggested } = expiryRange(zone.now())
      const sent = await sylvie.shares.send(dossier.id, await draft({ expiresOn: suggested }), 'key')
      const code = 'expiry_shortened'
      await expect(sylvie.shares.change(sent.id, { expiresOn: first })).rejects.toMatchObject({
        status: 422,
        code,
        errors: [{ path: 'expiresOn', code }],
      })
      expect(await sylvie.shares.change(sent.id, { expiresOn: suggested })).toEqual(sent)
    })

    test('nothing is written to somebody who was removed', async () => {
      const { sylvie, dossier } = scene()
      const { id, recipients } = await sylvie.shares.send(dossier.id, await draft(), 'key')
      const rid = recipients[0]?.id ?? ''
      await sylvie.shares.resend(id, rid)
      await sylvie.shares.removeRecipient(id, rid)
      await expect(sylvie.shares.resend(id, rid)).rejects.toMatchObject({ status: 404, code: 'not_found' })
      const share = await sylvie.shares.get(id)
      expect(share.recipients[0]?.removedAt).not.toBeNull()
      expect(share.recipients[1]?.removedAt).toBeNull()
    })

    test('an expired share writes to nobody, and may live again', async () => {
      const { zone, as, dossier, sylvie } = scene()
      const { id, recipients } = await sylvie.shares.send(dossier.id, await draft(), 'key')
      zone.advance(THREE_DAYS)
      const later = await as(SYLVIE)
      const resending = later.shares.resend(id, recipients[0]?.id ?? '')
      await expect(resending).rejects.toMatchObject({ status: 410, code: 'share_expired' })
      const { expiresAt } = await later.shares.change(id, { expiresOn: expiryRange(zone.now()).first })
      expect(Date.parse(expiresAt)).toBeGreaterThan(zone.now().getTime())
    })

    test('a closed dossier ends its shares and takes no new one', async () => {
      const { sylvie, dossier } = scene()
      const input = await draft()
      const { id } = await sylvie.shares.send(dossier.id, input, 'key')
      expect((await sylvie.dossiers.close(dossier.id)).closedAt).not.toBeNull()
      expect((await sylvie.shares.get(id)).revokedAt).not.toBeNull()
      const late = sylvie.shares.send(dossier.id, input, 'late key')
      await expect(late).rejects.toMatchObject({ status: 410, code: 'dossier_closed' })
    })
  })
}
