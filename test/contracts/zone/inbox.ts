import { describe, expect, test } from 'vitest'
import { readEventStream } from '../../../widgets/src/client/live/event-stream.ts'
import type { JzClient } from '../../../widgets/src/client/index.ts'
import type { Share } from '../../../widgets/src/contract/index.ts'
import { JEAN, MARIE_EVE, SYLVIE, THREE_DAYS, type Scene } from './scene.ts'

export function inboxContract(scene: () => Scene): void {
  describe('the inbox', () => {
    /** A share sent to Jean and Marie-Ève, and Jean’s browser. */
    async function received(): Promise<{ share: Share; jean: JzClient }> {
      const { zone, sylvie, dossier, input, as } = scene()
      const share = await sylvie.shares.send(dossier.id, input([await zone.addDocument(dossier.id, 'Acte.pdf')]), 'key')
      return { share, jean: await as(JEAN) }
    }

    test('holds what was sent to the reader', async () => {
      const { share, jean } = await received()
      const { items } = await jean.inbox.list()
      expect(items).toMatchObject([{ id: share.id, title: 'Projet d’acte', firm: 'Marchand Thibodeau, notaires' }])
      expect(await jean.inbox.get(share.id)).toMatchObject({
        sender: 'Sylvie Arsenault',
        message: 'Bonjour',
        mayReturn: true,
        documents: [{ name: 'Acte.pdf', version: 1, state: 'available' }],
        returns: [],
      })
    })

    test('opening is asked for: reading says nothing', async () => {
      const { sylvie } = scene()
      const { share, jean } = await received()
      const openedAt = async (): Promise<string | null | undefined> =>
        (await sylvie.shares.get(share.id)).recipients[0]?.openedAt
      await jean.inbox.list()
      expect((await jean.inbox.get(share.id)).isNew).toBe(true)
      expect(await openedAt()).toBeNull()
      await jean.inbox.open(share.id)
      expect((await jean.inbox.get(share.id)).isNew).toBe(false)
      expect(await openedAt()).not.toBeNull()
    })

    test('an expired share says so, gives nothing, and takes a request', async () => {
      const { zone, as } = scene()
      const { share } = await received()
      zone.advance(THREE_DAYS)
      const jean = await as(JEAN)
      expect((await jean.inbox.list()).items).toHaveLength(1)
      expect(await jean.inbox.get(share.id)).toMatchObject({ documents: [], extensionRequestedAt: null })
      const gone = { status: 410, code: 'share_expired' }
      await expect(jean.inbox.open(share.id)).rejects.toMatchObject(gone)
      await expect(jean.inbox.archive(share.id)).rejects.toMatchObject(gone)
      await jean.inbox.requestExtension(share.id)
      expect((await jean.inbox.get(share.id)).extensionRequestedAt).not.toBeNull()
    })

    test('a revoked share is like none', async () => {
      const { sylvie } = scene()
      const { share, jean } = await received()
      await sylvie.shares.revoke(share.id)
      expect((await jean.inbox.list()).items).toEqual([])
      const gone = { status: 404, code: 'not_found' }
      await expect(jean.inbox.get(share.id)).rejects.toMatchObject(gone)
      await expect(jean.inbox.open(share.id)).rejects.toMatchObject(gone)
      await expect(jean.documents.link(share.documents[0]?.id ?? '', { share: share.id })).rejects.toMatchObject(gone)
    })

    test('who was taken off a share does not find it; the others do', async () => {
      const { sylvie, as } = scene()
      const { share, jean } = await received()
      await sylvie.shares.removeRecipient(share.id, share.recipients[0]?.id ?? '')
      await expect(jean.inbox.get(share.id)).rejects.toMatchObject({ status: 404, code: 'not_found' })
      expect((await (await as(MARIE_EVE)).inbox.get(share.id)).mayReturn).toBe(false)
    })

    test('recipients never see each other’s returns', async () => {
      const { zone, as } = scene()
      const { share, jean } = await received()
      await zone.returnDocument(JEAN, share.id, 'Passeport.jpg')
      expect((await jean.inbox.get(share.id)).returns).toMatchObject([
        { name: 'Passeport.jpg', documentId: null, mayWithdraw: true },
      ])
      expect((await (await as(MARIE_EVE)).inbox.get(share.id)).returns).toEqual([])
    })

    test('a return is taken back', async () => {
      const { zone, sylvie, dossier } = scene()
      const { share, jean } = await received()
      await zone.returnDocument(JEAN, share.id, 'Passeport.jpg')
      await jean.inbox.withdrawReturn(share.id, (await jean.inbox.get(share.id)).returns[0]?.id ?? '')
      expect((await jean.inbox.get(share.id)).returns).toEqual([])
      expect((await sylvie.documents.list(dossier.id, { search: 'passeport' })).items).toEqual([])
      expect((await sylvie.shares.get(share.id)).recipients[0]?.returnedAt).toBeNull()
    })

    test('a return that a member has adopted stays', async () => {
      const { zone, sylvie } = scene()
      const { share, jean } = await received()
      const id = share.documents[0]?.id ?? ''
      await zone.returnDocument(JEAN, share.id, 'Acte annoté.pdf', id)
      await sylvie.documents.adopt(id, 2)
      const { returns } = await jean.inbox.get(share.id)
      expect(returns).toMatchObject([{ documentId: id }])
      const late = jean.inbox.withdrawReturn(share.id, returns[0]?.id ?? '')
      await expect(late).rejects.toMatchObject({ status: 409, code: 'return_opened' })
    })

    test('a change is heard where it concerns', async () => {
      const { zone } = scene()
      const { share, jean } = await received()
      const listen = await zone.fetchAs(SYLVIE)
      const { body } = await listen('http://localhost:8787/api/v1/events')
      await jean.inbox.open(share.id)
      // Leaving the loop ends the stream.
      for await (const { type, data } of readEventStream(body ?? new ReadableStream())) {
        if (type === null) continue
        expect(JSON.parse(data)).toMatchObject({ type: 'share.changed', shareId: share.id })
        break
      }
    })
  })
}
