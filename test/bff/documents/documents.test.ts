import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DossierDocument } from '@juriszone/widgets/contract'
import { addDocument, dossierUploadTarget, sweepDocuments } from '../../../bff/src/documents/index.ts'
import { DAY } from '../../../bff/src/platform/clock.ts'
import { newId } from '../../../bff/src/platform/ids.ts'
import { upload } from '../../support/upload.ts'
import { MIB, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

const call = (method: string, path: string, body?: object) => desk.zone.call(desk.clerk, method, path, body)
async function add(filename: string, content = 'contenu', more: Record<string, string> = {}): Promise<void> {
  const done = await upload(desk.zone, desk.clerk, { filename, dossierId: desk.dossier.id, ...more }, content)
  expect(done.status).toBe(204)
}
const names = async (query = ''): Promise<string[]> => (await desk.list(query)).items.map(({ name }) => name)
const textOf = async (id: string, query = ''): Promise<string> =>
  (await call('GET', `/documents/${id}/content${query}`)).response.text()

test('a member’s file under a name already there is a new version, current at once; the old one stays', async () => {
  await add('acte.pdf', 'un')
  await add('ACTE.pdf', 'deux')
  const acte = await desk.named('acte.pdf')
  expect(acte).toMatchObject({ version: 2, versions: 2, size: 4 })
  expect(await textOf(acte.id)).toBe('deux')
  expect(await textOf(acte.id, '?version=1')).toBe('un')
  const { body } = await call('GET', `/documents/${acte.id}/versions`)
  expect(body.items.map((one: { version: number; isCurrent: boolean }) => [one.version, one.isCurrent])).toEqual([
    [2, true],
    [1, false],
  ])
})

test('« Garder les deux » adds a document; a version may name its document, whatever the file is called', async () => {
  await add('bail.pdf', 'un')
  await add('bail.pdf', 'deux', { keepBoth: '1' })
  const bail = await desk.named('bail.pdf')
  expect(await desk.named('bail (2).pdf')).toMatchObject({ versions: 1 })
  await add('bail signé.pdf', 'trois', { documentId: bail.id })
  expect(await desk.named('bail.pdf')).toMatchObject({ id: bail.id, versions: 2, version: 2 })
  expect(await names()).not.toContain('bail signé.pdf')
})

test('a name that grows to be told apart stays one that can be saved', async () => {
  const name = `${'é'.repeat(125)}a.pdf`
  await add(name)
  await add(name, 'deux', { keepBoth: '1' })
  const grown = (await names('&search=(2).pdf')).filter((one) => one.startsWith('éé'))
  expect(grown.map((one) => Buffer.byteLength(one) <= 255)).toEqual([true])
})

test('« Adopter cette version » makes an earlier one current again, and loses none', async () => {
  await add('plan.pdf', 'ancien')
  await add('plan.pdf', 'nouveau')
  const { id } = await desk.named('plan.pdf')
  const adopted = await call('POST', `/documents/${id}/versions/1/adopt`)
  expect(adopted.body).toMatchObject({ version: 1, versions: 2, size: 6 })
  expect(await textOf(id)).toBe('ancien')
  expect((await call('POST', `/documents/${id}/versions/9/adopt`)).status).toBe(404)
})

test('the bin: out of the list, its name free again, back under another name when it was taken', async () => {
  await add('reçu.pdf', 'premier')
  const { id } = await desk.named('reçu.pdf')
  expect((await call('DELETE', `/documents/${id}`)).status).toBe(204)
  expect((await call('DELETE', `/documents/${id}`)).status).toBe(204)
  expect(await names()).not.toContain('reçu.pdf')
  expect(await names('&binned=true')).toEqual(['reçu.pdf'])
  await add('reçu.pdf', 'second')
  expect(await desk.named('reçu.pdf')).toMatchObject({ versions: 1 })
  const restored = await call('POST', `/documents/${id}/restore`)
  expect(restored.body).toMatchObject({ id, name: 'reçu (2).pdf', binnedAt: null })
  expect(await textOf(id)).toBe('premier')
  expect(await names('&binned=true')).toEqual([])
})

test('renaming: clean, not to a taken name, not to a program’s', async () => {
  await add('avis.pdf')
  await add('note.pdf')
  const { id } = await desk.named('note.pdf')
  const rename = (name: string) => call('PATCH', `/documents/${id}`, { name })
  expect((await rename('Note d’honoraires.pdf')).body.name).toBe('Note d’honoraires.pdf')
  for (const [name, code] of [
    ['AVIS.pdf', 'name_taken'],
    ['avis.exe', 'file_type_refused'],
    [`${'a'.repeat(256)}.pdf`, 'file_name_too_long'],
    ['   ', 'required'],
    ['..', 'required'],
    ['.pdf', 'required'],
    ['Acte 12/05 final.pdf', 'file_name_separator'],
    ['Acte 12\\05 final.pdf', 'file_name_separator'],
  ] as const) {
    const refused = await rename(name)
    expect(refused.status).toBeGreaterThanOrEqual(415)
    expect(refused.body.errors).toMatchObject([{ path: 'name', code }])
  }
  expect((await call('PATCH', `/documents/${id}`, { name: 'x.pdf', state: 'available' })).status).toBe(400)
})

test('content that contradicts its name is held: members read it, a notary releases it, with a reason', async () => {
  await add('facture.pdf', `MZ${'\0'.repeat(600)}`)
  const facture = await desk.named('facture.pdf')
  expect(facture.state).toBe('held')
  expect((await call('GET', `/documents/${facture.id}/content`)).status).toBe(200)
  const release = (who: Desk['clerk'], reason = 'Vérifié au téléphone') =>
    desk.zone.call(who, 'POST', `/documents/${facture.id}/release`, { reason })
  expect((await release(desk.clerk)).status).toBe(403)
  expect((await release(desk.notary, ' ')).status).toBe(422)
  expect((await release(desk.notary)).body.state).toBe('available')
  expect((await release(desk.notary)).body.code).toBe('not_held')
  await add('macro.docm', 'PK')
  expect((await desk.named('macro.docm')).state).toBe('held')
  await add('photo.png', '%PDF-1.7 ')
  expect((await desk.named('photo.png')).state).toBe('held')
})

test.each([5000, MIB + 1, 9 * MIB])('a program of %d bytes is found under another name', async (size) => {
  const name = `avis ${size}.pdf`
  await desk.add(name, Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(size - 8)]))
  expect(await desk.named(name)).toMatchObject({ state: 'held', heldFor: 'content' })
})

test('what is thirty days in the bin is destroyed, bytes and all', async () => {
  const old = await openDesk()
  try {
    const { zone, clerk, dossier } = old
    await upload(zone, clerk, { filename: 'vieux.pdf', dossierId: dossier.id }, 'vieux')
    const { id } = await old.named('vieux.pdf')
    const { blobId } = await zone.deps.db.read.selectFrom('documentVersion').select('blobId').executeTakeFirstOrThrow()
    await zone.call(clerk, 'DELETE', `/documents/${id}`)
    zone.clock.advance(31 * DAY)
    const member = await zone.signIn('sylvie@etude.example')
    expect((await zone.call(member, 'GET', `/dossiers/${dossier.id}/documents?binned=true`)).body.items).toEqual([])
    expect((await zone.call(member, 'POST', `/documents/${id}/restore`)).status).toBe(404)
    await sweepDocuments(zone.deps)
    expect(await zone.deps.vault.find(blobId)).toBeUndefined()
    expect((await zone.call(member, 'GET', `/documents/${id}/versions`)).status).toBe(404)
  } finally {
    await old.stop()
  }
})

test('a thousand documents: every sort and search by pages, each exactly once', { timeout: 20_000 }, async () => {
  const { zone, dossier: full, clerk } = { ...desk, dossier: await desk.exportDossier('2026-1000') }
  await zone.deps.db.write(async (tx) => {
    for (let n = 0; n < 1000; n++) {
      await addDocument(
        tx,
        { firmId: desk.firm.firmId, dossierId: full.id, name: `${n % 2 === 0 ? 'Été' : 'CÔTE'} ${n}.pdf` },
        {
          blobId: newId(),
          size: (n * 7919) % 500,
          type: 'application/pdf',
          state: 'available',
          addedBy: ['Zoé', 'élise', 'Anne'][n % 3] ?? '',
          addedByKind: 'member',
          memberId: null,
          shareId: null,
          recipientId: null,
          isRevision: 0,
          createdAt: new Date(1.7e12 + (n % 10) * 1000).toISOString(),
        },
      )
    }
  })
  const all = async (query: string): Promise<DossierDocument[]> => {
    const found: DossierDocument[] = []
    for (let cursor = ''; ;) {
      const path = `/dossiers/${full.id}/documents?limit=150&${query}${cursor}`
      const { body } = await zone.call(clerk, 'GET', path)
      found.push(...body.items)
      if (body.nextCursor === null) return found
      cursor = `&cursor=${body.nextCursor}`
    }
  }
  for (const order of ['asc', 'desc']) {
    const sign = order === 'asc' ? 1 : -1
    for (const sort of ['name', 'size', 'createdAt', 'addedBy'] as const) {
      const rows = await all(`sort=${sort}&order=${order}`)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(1000)
      const keys = rows.map((row) => row[sort])
      const collate = new Intl.Collator('fr-CA', { sensitivity: 'base', numeric: true })
      const outOfPlace = keys.findIndex((key, index) => {
        const before = keys[index - 1]
        if (before === undefined) return false
        const difference = typeof key === 'number' ? Number(before) - key : collate.compare(String(before), key)
        return difference * sign > 0
      })
      expect([sort, order, outOfPlace]).toEqual([sort, order, -1])
    }
  }
  // « CÔTE » before « Été »: neither case nor accents decide.
  const byName = (await all('sort=name')).map(({ name }) => name.slice(0, 3))
  expect([byName.indexOf('Été'), byName.lastIndexOf('CÔT')]).toEqual([500, 499])
  expect(await all('search=ete')).toHaveLength(500)
  expect((await all('search=c%C3%B4te%2099')).map(({ name }) => name)).toContain('CÔTE 99.pdf')
  expect(await all('search=%25')).toHaveLength(0)
  expect((await zone.call(clerk, 'GET', `/dossiers/${full.id}/documents?cursor=x`)).status).toBe(400)
  expect((await zone.call(clerk, 'GET', `/dossiers/${full.id}/documents?sort=state`)).status).toBe(400)
})

test('an upload of somebody who left the firm goes no further', async () => {
  const target = dossierUploadTarget(desk.zone.deps)
  const row = await desk.zone.deps.db.read.selectFrom('upload').selectAll().limit(1).executeTakeFirstOrThrow()
  expect(await target.isOpen(desk.zone.deps.db.read, row)).toBe(true)
  await desk.zone.deps.db.write((tx) =>
    tx
      .updateTable('member')
      .set({ disabledAt: desk.zone.clock.now().toISOString() })
      .where('id', '=', row.memberId)
      .execute(),
  )
  expect(await target.isOpen(desk.zone.deps.db.read, row)).toBe(false)
})
