import { describe, expect, test } from 'vitest'
import { ZoneProblem } from '../../../widgets/src/client/index.ts'
import type { Deposit } from '../../../widgets/src/contract/index.ts'
import { JEAN, type Scene } from './scene.ts'

const VISITOR = { name: 'Noémie Tremblay', email: 'noemie.t@courriel.example' }

export function depositsContract(scene: () => Scene): void {
  describe('deposits', () => {
    async function left(more: { email?: string; dossierNumber?: string; message?: string } = {}): Promise<Deposit> {
      const { zone, sylvie } = scene()
      await zone.leaveDeposit({ ...VISITOR, ...more }, ['Relevé.pdf', 'Permis.pdf'])
      const { items } = await sylvie.deposits.list()
      return items[0]!
    }

    test('wait to be filed, the newest first, until their last day', async () => {
      const { zone, sylvie } = scene()
      await zone.leaveDeposit({ name: 'Samuel Côté', email: 'samuel.cote@courriel.example' }, ['Bail.pdf'])
      zone.advance(1000)
      const deposit = await left({ dossierNumber: '2026-0412', message: 'Voici.' })
      expect(deposit).toMatchObject({
        ...VISITOR,
        dossierNumber: '2026-0412',
        message: 'Voici.',
        isNew: true,
        files: 2,
      })
      expect(Date.parse(deposit.destroyedAt) - Date.parse(deposit.submittedAt)).toBe(14 * 24 * 3_600_000)
      const { items } = await sylvie.deposits.list()
      expect(items.map(({ name }) => name)).toEqual(['Noémie Tremblay', 'Samuel Côté'])
      expect((await sylvie.deposits.list({ search: 'cote' })).items).toMatchObject([
        { dossierNumber: null, message: '' },
      ])
      expect((await sylvie.counts.get()).deposits).toBe(2)
    })

    test('are new until a member opens one: reading says nothing', async () => {
      const { sylvie } = scene()
      const { id } = await left()
      const isNew = async (): Promise<boolean> => (await sylvie.deposits.get(id)).isNew
      expect(await isNew()).toBe(true)
      expect(await isNew()).toBe(true)
      await sylvie.deposits.open(id)
      expect(await isNew()).toBe(false)
    })

    test('propose the dossier of their number, or of a party’s e-mail', async () => {
      const { sylvie, dossier } = scene()
      const byNumber = await left({ dossierNumber: '2026-0412' })
      expect((await sylvie.deposits.get(byNumber.id)).suggestions).toMatchObject([{ id: dossier.id }])
      await sylvie.deposits.remove(byNumber.id)
      const byEmail = await left({ email: JEAN })
      expect((await sylvie.deposits.get(byEmail.id)).suggestions).toMatchObject([{ number: '2026-0412' }])
      await sylvie.deposits.remove(byEmail.id)
      const unknown = await left()
      expect((await sylvie.deposits.get(unknown.id)).suggestions).toEqual([])
    })

    test('are read before they are filed, and are the dossier’s afterwards, each under a free name', async () => {
      const { zone, sylvie, dossier } = scene()
      await zone.addDocument(dossier.id, 'Relevé.pdf')
      const { id } = await left()
      const { documents } = await sylvie.deposits.get(id)
      expect(documents.map(({ name, state }) => [name, state])).toEqual([
        ['Relevé.pdf', 'available'],
        ['Permis.pdf', 'available'],
      ])
      expect((await sylvie.documents.link(documents[0]!.id)).url).not.toBe('')
      await sylvie.deposits.file(id, dossier.id)
      const { items } = await sylvie.documents.list(dossier.id, { sort: 'name', order: 'asc' })
      expect(items.map(({ name }) => name)).toEqual(['Permis.pdf', 'Relevé (2).pdf', 'Relevé.pdf'])
      expect((await sylvie.deposits.list()).items).toEqual([])
      expect((await sylvie.counts.get()).deposits).toBe(0)
    })

    test('are filed once', async () => {
      const { sylvie, dossier } = scene()
      const { id } = await left()
      await sylvie.deposits.file(id, dossier.id)
      expect(await codeOf(sylvie.deposits.file(id, dossier.id))).toBe('deposit_filed')
      expect(await codeOf(sylvie.deposits.remove(id))).toBe('deposit_filed')
      expect(await codeOf(sylvie.deposits.get(id))).toBe('deposit_filed')
    })

    test('go into no closed dossier', async () => {
      const { sylvie, dossier } = scene()
      const { id } = await left()
      await sylvie.dossiers.close(dossier.id)
      expect(await codeOf(sylvie.deposits.file(id, dossier.id))).toBe('dossier_closed')
      expect(await sylvie.deposits.get(id)).toMatchObject({ files: 2, suggestions: [] })
    })

    test('are gone once deleted, with what they held', async () => {
      const { sylvie } = scene()
      const { id } = await left()
      const { documents } = await sylvie.deposits.get(id)
      await sylvie.deposits.remove(id)
      expect(await codeOf(sylvie.deposits.get(id))).toBe('not_found')
      expect(await codeOf(sylvie.documents.link(documents[0]!.id))).toBe('not_found')
    })
  })
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: unknown) => (error instanceof ZoneProblem ? error.code : String(error)),
  )
}
