import { describe, expect, test } from 'vitest'
import type { DossierDocument, Page } from '../../../widgets/src/contract/index.ts'
import { MINUTE, type Scene } from './scene.ts'

export function listsContract(scene: () => Scene): void {
  describe('lists', () => {
    test('pages hold each document once, in order', async () => {
      const { zone, sylvie, dossier } = scene()
      const names = ['Acte.pdf', 'Bail.pdf', 'Certificat.pdf', 'Devis.pdf', 'Entente.pdf']
      for (const name of names) await zone.addDocument(dossier.id, name)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const query = { sort: 'name', order: 'asc', limit: 2, ...(cursor !== undefined && { cursor }) } as const
        const page = await sylvie.documents.list(dossier.id, query)
        expect(page.items.length).toBeLessThanOrEqual(2)
        seen.push(...page.items.map(({ name }) => name))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(names)
    })

    test('numbers in names count as numbers, page after page', async () => {
      const { zone, sylvie, dossier } = scene()
      const names = [
        'Annexe 1.pdf',
        'annexe 2.pdf',
        'Annexe 03.pdf',
        'Annexe 10 (2).pdf',
        'Annexe 10.pdf',
        'Annexe 2026-9 b.pdf',
        'Annexe 2026-10 a.pdf',
        'Annexe finale.pdf',
      ]
      for (const name of names.toReversed()) await zone.addDocument(dossier.id, name)
      const all = async (order: 'asc' | 'desc') => {
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const page: Page<DossierDocument> = await sylvie.documents.list(dossier.id, {
            sort: 'name',
            order,
            limit: 3,
            ...(cursor !== null && { cursor }),
          })
          seen.push(...page.items.map(({ name }) => name))
          cursor = page.nextCursor
        } while (cursor !== null)
        return seen
      }
      expect(await all('asc')).toEqual(names)
      expect(await all('desc')).toEqual(names.toReversed())
      const found = await sylvie.documents.list(dossier.id, { search: '00' })
      expect(found.items).toEqual([])
    })

    test('documents come by name, or the newest first', async () => {
      const { zone, sylvie, dossier } = scene()
      await zone.addDocument(dossier.id, 'Ancien.pdf')
      zone.advance(MINUTE)
      await zone.addDocument(dossier.id, 'Récent.pdf')
      const byName = await sylvie.documents.list(dossier.id)
      expect(byName.items.map(({ name }) => name)).toEqual(['Ancien.pdf', 'Récent.pdf'])
      expect(byName.nextCursor).toBeNull()
      const newest = await sylvie.documents.list(dossier.id, { sort: 'createdAt', order: 'desc' })
      expect(newest.items.map(({ name }) => name)).toEqual(['Récent.pdf', 'Ancien.pdf'])
    })

    test('a search folds case and accents, in documents, dossiers and people', async () => {
      const { zone, sylvie, dossier } = scene()
      await zone.addDocument(dossier.id, 'État des ajustements.xlsx')
      await zone.addDocument(dossier.id, 'Bail.pdf')
      const documents = await sylvie.documents.list(dossier.id, { search: 'ETAT' })
      expect(documents.items.map(({ name }) => name)).toEqual(['État des ajustements.xlsx'])
      const dossiers = await sylvie.dossiers.list({ search: 'erables' })
      expect(dossiers.items.map(({ id }) => id)).toEqual([dossier.id])
      const people = await sylvie.people.list({ search: 'marie-eve' })
      expect(people.items.map(({ name }) => name)).toEqual(['Marie-Ève Gauthier'])
    })

    test('a search finds its words in any order, all of them', async () => {
      const { zone, sylvie, dossier } = scene()
      await zone.addDocument(dossier.id, 'État des ajustements.xlsx')
      await zone.addDocument(dossier.id, 'État des frais.pdf')
      const names = async (search: string) =>
        (await sylvie.documents.list(dossier.id, { search })).items.map(({ name }) => name)
      expect(await names('ajustements etat')).toEqual(['État des ajustements.xlsx'])
      expect(await names('  ÉTAT   des ')).toHaveLength(2)
      expect(await names('etat bail')).toEqual([])
      expect((await sylvie.dossiers.list({ search: 'levis roy VENTE' })).items.map(({ id }) => id)).toEqual([
        dossier.id,
      ])
      expect((await sylvie.dossiers.list({ search: 'levis nadeau' })).items).toEqual([])
      const people = await sylvie.people.list({ search: 'courriel.example gauthier' })
      expect(people.items.map(({ name }) => name)).toEqual(['Marie-Ève Gauthier'])
    })

    test('« Conserver » puts off until when a dossier is kept, and does not move it in the list', async () => {
      const { zone, sylvie, dossier } = scene()
      const inDays = (days: number) => new Date(zone.now().getTime() + days * 24 * 60 * MINUTE).toISOString()
      expect(dossier.purgeAt).toBe(inDays(90))
      zone.advance(MINUTE)
      const kept = await sylvie.dossiers.keep(dossier.id)
      expect(kept).toEqual({ ...dossier, purgeAt: inDays(90) })
    })

    test('« % » and « _ » are looked for as they are', async () => {
      const { zone, sylvie, dossier } = scene()
      await zone.addDocument(dossier.id, 'Part de 50 %.pdf')
      await zone.addDocument(dossier.id, 'Bail.pdf')
      const { items } = await sylvie.documents.list(dossier.id, { search: '%' })
      expect(items.map(({ name }) => name)).toEqual(['Part de 50 %.pdf'])
    })

    test('somebody of two dossiers is one person', async () => {
      const { zone, sylvie, dossier } = scene()
      zone.advance(MINUTE)
      const { name, email } = dossier.parties[0] ?? { name: '', email: '' }
      await zone.exportDossier('2026-0500', { description: 'Prêt', parties: [{ kind: 'person', name, email }] })
      const { items } = await sylvie.people.list({ search: name })
      expect(items).toHaveLength(1)
      expect(items[0]?.dossiers.map(({ number }) => number).toSorted()).toEqual(['2026-0412', '2026-0500'])
    })

    test('the dossier where something happened last comes first', async () => {
      const { zone, sylvie, dossier } = scene()
      zone.advance(MINUTE)
      await zone.exportDossier('2026-0500', { description: 'Prêt', parties: [] })
      zone.advance(MINUTE)
      await zone.addDocument(dossier.id, 'Bail.pdf')
      const { items } = await sylvie.dossiers.list()
      expect(items.map(({ number }) => number)).toEqual(['2026-0412', '2026-0500'])
      expect(items[0]?.documents).toBe(1)
    })

    test('a number that was not exported finds nothing', async () => {
      expect(await scene().sylvie.dossiers.findByNumber('2026-9999')).toBeNull()
    })

    test('members are the asker’s colleagues', async () => {
      const { sylvie, dossier } = scene()
      const { items } = await sylvie.members.list(dossier.id)
      expect(items.map(({ name }) => name)).toContain('Me Luc Thibodeau')
      expect(items.map(({ name }) => name)).not.toContain('Sylvie Arsenault')
    })
  })
}
