import { describe, expect, test } from 'vitest'
import { JEAN, MINUTE, type Scene } from './scene.ts'

export function documentsContract(scene: () => Scene): void {
  describe('documents', () => {
    test('a name that comes again is a new version', async () => {
      const { zone, sylvie, dossier } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      expect(await zone.addDocument(dossier.id, 'Acte.pdf')).toBe(id)
      const { items } = await sylvie.documents.list(dossier.id)
      expect(items).toMatchObject([{ id, version: 2, versions: 2, addedBy: 'Sylvie Arsenault', isNew: false }])
      const versions = await sylvie.documents.versions(id)
      expect(versions.items.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
        [2, true],
        [1, false],
      ])
    })

    test('a version that is adopted becomes the current one', async () => {
      const { zone, sylvie, dossier } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      await zone.addDocument(dossier.id, 'Acte.pdf')
      expect(await sylvie.documents.adopt(id, 1)).toMatchObject({ version: 1, versions: 2 })
      await expect(sylvie.documents.adopt(id, 9)).rejects.toMatchObject({ status: 404, code: 'not_found' })
    })

    test('a member’s version becomes a document of its own, unless it was returned, shared, or is the only one', async () => {
      const { zone, sylvie, dossier, input } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      const conflict = (code: string) => ({ status: 409, code })
      await expect(sylvie.documents.separate(id, 1)).rejects.toMatchObject(conflict('only_version'))
      const share = await sylvie.shares.send(dossier.id, input([id]), 'key')
      zone.advance(MINUTE)
      await zone.returnDocument(JEAN, share.id, 'Acte annoté.pdf', id)
      await zone.addDocument(dossier.id, 'Acte.pdf')
      await expect(sylvie.documents.separate(id, 1)).rejects.toMatchObject(conflict('version_shared'))
      await expect(sylvie.documents.separate(id, 2)).rejects.toMatchObject(conflict('version_returned'))
      await expect(sylvie.documents.separate(id, 9)).rejects.toMatchObject({ status: 404, code: 'not_found' })
      const separated = await sylvie.documents.separate(id, 3)
      expect(separated).toMatchObject({ name: 'Acte (2).pdf', version: 1, versions: 1, addedBy: 'Sylvie Arsenault' })
      const { items } = await sylvie.documents.list(dossier.id)
      expect(items.map(({ name, version, versions }) => [name, version, versions])).toEqual([
        ['Acte (2).pdf', 1, 1],
        ['Acte.pdf', 1, 2],
      ])
    })

    test('a name that another document has is refused', async () => {
      const { zone, sylvie, dossier } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      await zone.addDocument(dossier.id, 'Bail.pdf')
      expect(await sylvie.documents.rename(id, 'Acte signé.pdf')).toMatchObject({ id, name: 'Acte signé.pdf' })
      await expect(sylvie.documents.rename(id, 'bail.pdf')).rejects.toMatchObject({ status: 422, code: 'name_taken' })
    })

    test('the bin takes a document off the list, and gives it back', async () => {
      const { zone, sylvie, dossier } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      await sylvie.documents.bin(id)
      expect((await sylvie.documents.list(dossier.id)).items).toEqual([])
      expect((await sylvie.documents.list(dossier.id, { binned: true })).items).toMatchObject([{ id }])
      expect((await sylvie.dossiers.get(dossier.id)).documents).toBe(0)
      expect(await sylvie.documents.restore(id)).toMatchObject({ id, binnedAt: null })
      expect((await sylvie.documents.list(dossier.id)).items).toMatchObject([{ id }])
    })

    test('links start within a minute; an archive names documents of the dossier', async () => {
      const { zone, sylvie, dossier } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      const { expiresAt } = await sylvie.documents.link(id)
      expect(Date.parse(expiresAt) - zone.now().getTime()).toBe(60_000)
      await sylvie.documents.archive(dossier.id, [id])
      await expect(sylvie.documents.archive(dossier.id, [dossier.id])).rejects.toMatchObject({
        status: 422,
        code: 'document_not_in_dossier',
      })
    })

    test('a return is new, unseen, and beneath the current version until it is adopted', async () => {
      const { zone, sylvie, dossier, input } = scene()
      const id = await zone.addDocument(dossier.id, 'Acte.pdf')
      const share = await sylvie.shares.send(dossier.id, input([id]), 'key')
      await sylvie.dossiers.markSeen(dossier.id)
      expect(await sylvie.counts.get()).toMatchObject({ dossiers: 0 })

      zone.advance(MINUTE)
      await zone.returnDocument(JEAN, share.id, 'Acte annoté.pdf', id)
      await zone.returnDocument(JEAN, share.id, 'Passeport.jpg')
      expect(await sylvie.counts.get()).toMatchObject({ dossiers: 1 })
      const { items } = await sylvie.documents.list(dossier.id, { sort: 'name', order: 'asc' })
      expect(items).toMatchObject([
        { name: 'Acte.pdf', version: 1, versions: 2, isNew: true, returned: { version: 2, addedBy: 'Jean Roy' } },
        {
          name: 'Passeport.jpg',
          version: 1,
          isNew: true,
          returned: null,
          addedBy: 'Jean Roy',
          addedByKind: 'recipient',
        },
      ])
      expect(items[0]?.share).toEqual({ fact: 'returned', count: 1, of: 2, by: 'Jean Roy' })

      zone.advance(MINUTE)
      await sylvie.dossiers.markSeen(dossier.id)
      expect(await sylvie.counts.get()).toMatchObject({ dossiers: 0 })
      expect((await sylvie.dossiers.get(dossier.id)).hasUnseenReturns).toBe(false)
      expect(await sylvie.documents.adopt(id, 2)).toMatchObject({ version: 2, addedBy: 'Jean Roy', returned: null })
    })

    test('a name returned twice is two documents', async () => {
      const { zone, sylvie, dossier, input } = scene()
      const share = await sylvie.shares.send(dossier.id, input([await zone.addDocument(dossier.id, 'Acte.pdf')]), 'key')
      await zone.returnDocument(JEAN, share.id, 'image.jpg')
      await zone.returnDocument(JEAN, share.id, 'image.jpg')
      const { items } = await sylvie.documents.list(dossier.id, { search: 'image', sort: 'name', order: 'asc' })
      expect(items.map(({ name }) => name)).toEqual(['image (2).jpg', 'image.jpg'])
    })
  })
}
