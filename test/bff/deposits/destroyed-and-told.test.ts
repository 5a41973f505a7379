import { examine } from '../../../bff/src/doctor/index.ts'
import { MAILS } from '../../../bff/src/serve.ts'
import type { ReceivedMail } from '../mail/post-office.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sweepSessions } from '../../../bff/src/services/accounts/index.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepDeposits } from '../../../bff/src/deposits/index.ts'
import { DAY, HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { beginUpload } from '../../support/upload.ts'
import { plain } from '../mail/post-office.ts'
import { verifyChain } from '../shares/audit.ts'
import { LUC, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'
import { openBox, visitorsOf } from './visitors.ts'

let scene: Scene
let visitors: ReturnType<typeof visitorsOf>
beforeAll(async () => {
  scene = await setScene()
  visitors = visitorsOf(scene.zone, await openBox(scene.zone, scene.firm.firmId))
})
afterAll(() => scene.stop())

const asClerk = (method: string, path: string, body?: unknown) => scene.zone.call(scene.clerk, method, path, body)
const filed = (id: string, dossierId = scene.dossier.id) => asClerk('POST', `/deposits/${id}/file`, { dossierId })
const blobs = (): string[] => readdirSync(join(scene.zone.directory, 'blobs'), { recursive: true }).map(String)

/** Every table that could still say who it was. */
async function tracesOf(id: string, ...words: string[]): Promise<string[]> {
  const { read } = scene.zone.deps.db
  const rows = [
    ...(await read.selectFrom('deposit').selectAll().execute()),
    ...(await read.selectFrom('dossier').selectAll().execute()),
    ...(await read.selectFrom('document').selectAll().execute()),
    ...(await read.selectFrom('documentVersion').selectAll().execute()),
    ...(await read.selectFrom('upload').selectAll().execute()),
    ...(await read.selectFrom('code').selectAll().execute()),
    ...(await read.selectFrom('outbox').selectAll().execute()),
    ...(await read.selectFrom('rateBucket').selectAll().execute()),
  ]
  return rows.map((row) => JSON.stringify(row)).filter((row) => [id, ...words].some((word) => row.includes(word)))
}
const subjectsByReader = (letters: ReceivedMail[]): Record<string, string> =>
  Object.fromEntries(letters.map(({ to, subject }) => [to, plain(subject)]))

test('deleted, it is destroyed at once: bytes, names, address and the e-mails that said them', async () => {
  const { zone, office } = scene
  const email = 'a.detruire@courriel.example'
  const visitor = await visitors.leave(['passeport-secret.jpg'], { name: 'Destinée Perdue', email })
  await office.deliver()
  const [uploadId = ''] = await visitors.uploadIds(visitor)
  expect(blobs().some((path) => path.includes(uploadId))).toBe(true)
  expect((await tracesOf(visitor.id, 'Perdue', email)).length).toBeGreaterThan(5)

  expect((await asClerk('DELETE', `/deposits/${visitor.id}`)).status).toBe(204)
  expect((await asClerk('DELETE', `/deposits/${visitor.id}`)).status).toBe(404)
  expect(await tracesOf(visitor.id, 'Perdue', email, 'secret')).toEqual([])
  expect(await zone.deps.vault.find(uploadId)).toBeUndefined()
  expect(blobs().some((path) => path.includes(uploadId))).toBe(false)
  expect((await visitors.submit(visitor)).status).toBe(401)
  expect((await verifyChain(zone, scene.firm.firmId)).at(-1)).toBe('deposit.deleted')
})

test('what is not sent yet is nobody’s to see, and after its code was swept a deposit still leaves no address', async () => {
  const { zone, office } = scene
  const email = 'tardive@courriel.example'
  const visitor = await visitors.visit({ name: 'https://ailleurs.example', email })
  const letter = (await office.deliver()).find(({ to }) => to === email)
  expect(letter?.text).not.toContain('ailleurs.example')
  await visitors.uploadAs(visitor, 'pas encore.pdf')
  const { id } = await zone.deps.db.read
    .selectFrom('document')
    .select('id')
    .where('name', '=', 'pas encore.pdf')
    .executeTakeFirstOrThrow()
  expect((await asClerk('GET', `/documents/${id}/content`)).status).toBe(404)
  await visitors.submit(visitor)
  expect((await asClerk('GET', `/documents/${id}/content`)).status).toBe(200)
  await scene.later(2 * DAY)
  await zone.deps.db.write((tx) => sweepSessions(tx, zone.clock.now()))
  expect((await asClerk('DELETE', `/deposits/${visitor.id}`)).status).toBe(204)
  expect(await tracesOf(visitor.id, email)).toEqual([])
})

test('the receipt goes to the visitor, one notice to each member; what follows within ten minutes is gathered', async () => {
  const { zone, office } = scene
  for (const { id } of (await asClerk('GET', '/deposits')).body.items) await asClerk('DELETE', `/deposits/${id}`)
  await scene.later(20 * MINUTE)
  await office.deliver()
  const email = 'noemie@courriel.example'
  await visitors.leave(['relevé hypothécaire.pdf'], { email, dossierNumber: '2026-0308' })
  const letters = (await office.deliver()).filter(({ subject }) => !plain(subject).startsWith('Votre code'))
  expect(subjectsByReader(letters)).toEqual({
    [email]: 'Reçu de votre dépôt',
    [LUC]: 'Nouveau dépôt : Noémie Tremblay',
    [SYLVIE]: 'Nouveau dépôt : Noémie Tremblay',
  })
  expect(letters).toHaveLength(3)
  const receipt = letters.find(({ to }) => to === email)
  expect(plain(receipt?.text ?? '')).toMatch(
    /– relevé hypothécaire\.pdf, 36 o, empreinte SHA-256 [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} /,
  )
  expect(plain(receipt?.text ?? '')).toMatch(
    /dans votre dossier, si l’étude les y classe; sinon, jusqu’au \d+(er)? \S+ 20\d\d, puis ils sont détruits/,
  )
  expect(letters.find(({ to }) => to === LUC)?.text).not.toContain('relevé')
  expect(await office.deliver()).toEqual([])

  zone.clock.advance(MINUTE)
  await visitors.leave(['a.pdf'], { name: 'Anne Côté' })
  await visitors.leave(['b.pdf', 'c.pdf'], { name: 'Jean Roy' })
  const meanwhile = await office.deliver()
  expect(meanwhile.filter(({ to }) => to === LUC)).toEqual([])
  zone.clock.advance(9 * MINUTE)
  const gathered = await office.deliver()
  expect(gathered).toHaveLength(2)
  expect(subjectsByReader(gathered)).toEqual({
    [LUC]: '2 nouveaux dépôts : Anne Côté, Jean Roy',
    [SYLVIE]: '2 nouveaux dépôts : Anne Côté, Jean Roy',
  })
})

test('a receipt waits five minutes for what a file is found to be, no longer', async () => {
  const { zone, office } = scene
  const visitor = await visitors.visit()
  await visitors.uploadAs(visitor, 'long.pdf')
  const [uploadId = ''] = await visitors.uploadIds(visitor)
  await zone.deps.db.write((tx) => tx.updateTable('blob').set({ sha256: null }).where('id', '=', uploadId).execute())
  await visitors.submit(visitor)
  const receipts = async () => (await office.deliver()).filter(({ subject }) => subject === 'Reçu de votre dépôt')
  expect(await receipts()).toEqual([])
  zone.clock.advance(5 * MINUTE)
  const [receipt, ...others] = await receipts()
  expect(others).toEqual([])
  expect(plain(receipt!.text)).toContain('– long.pdf, 19 o')
  expect(receipt!.text).not.toContain('– long.pdf, 19 o,')
})

test('after fourteen days unfiled it is destroyed; what was filed stays, what was never sent goes after a day', async () => {
  const { zone, firm } = scene
  await scene.later(HOUR)
  const kept = await visitors.leave(['classé.pdf'], { name: 'Classée Gardée' })
  await filed(kept.id)
  const left = await visitors.leave(['oublié.pdf'], { name: 'Oubliée Perdue' })
  const begun = await visitors.visit({ name: 'Jamais Envoyée' })
  await visitors.uploadAs(begun, 'inachevé.pdf')
  await beginUpload(zone, begun, { filename: 'à moitié.pdf' }, 400)

  await scene.later(DAY - MINUTE)
  await sweepDeposits(zone.deps)
  expect((await tracesOf(begun.id)).length).toBeGreaterThan(3)
  await scene.later(MINUTE)
  await sweepDeposits(zone.deps)
  expect(await tracesOf(begun.id, 'Jamais', 'inachevé', 'moitié')).toEqual([])
  expect((await asClerk('GET', `/deposits/${left.id}`)).status).toBe(200)

  await scene.later(13 * DAY)
  await sweepDeposits(zone.deps)
  expect((await asClerk('GET', `/deposits/${left.id}`)).status).toBe(404)
  expect(await tracesOf(left.id, 'Oubliée', 'oublié')).toEqual([])
  const { items } = (await asClerk('GET', `/dossiers/${scene.dossier.id}/documents?search=class`)).body
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['classé.pdf'])
  expect(await verifyChain(zone, firm.firmId)).toContain('deposit.purged')
})

test('the zone’s doctor finds nothing amiss in what was filed, taken back, deleted and purged', async () => {
  const { zone } = scene
  const visitor = await visitors.visit()
  await visitors.uploadAs(visitor, 'repris.pdf')
  await visitors.uploadAs(visitor, 'gardé.pdf')
  const [first] = await visitors.uploadIds(visitor)
  await zone.call(visitor, 'DELETE', `/visits/${visitor.id}/files/${first}`)
  await beginUpload(zone, visitor, { filename: 'à moitié.pdf' }, 400)
  await visitors.submit(visitor)
  const said: string[] = []
  const patient = {
    deps: zone.deps,
    dataDir: zone.directory,
    databasePath: join(zone.directory, 'juriszone.db'),
    blobsDir: join(zone.directory, 'blobs'),
    mailKinds: new Set(MAILS.map(({ kind }) => kind)),
    markers: ['contenu de gardé.pdf'],
    isDeep: true,
  }
  expect([await examine(patient, (line) => said.push(line)), said.filter((line) => !line.includes(': ok'))]).toEqual([
    true,
    [],
  ])
})
