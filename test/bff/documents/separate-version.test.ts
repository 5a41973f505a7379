import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { upload } from '../../support/upload.ts'
import { verifyChain } from '../shares/audit.ts'
import { JEAN, setScene } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene.stop())

const call = (method: string, path: string) => scene.zone.call(scene.clerk, method, path)
const separate = (id: string, version: number) => call('POST', `/documents/${id}/versions/${version}/separate`)
const textOf = async (id: string): Promise<string> => (await call('GET', `/documents/${id}/content`)).response.text()
const versionsOf = async (id: string): Promise<number[]> =>
  (await call('GET', `/documents/${id}/versions`)).body.items.map(({ version }: { version: number }) => version)

async function add(filename: string, content: string, documentId?: string): Promise<void> {
  const join = documentId === undefined ? {} : { documentId }
  const done = await upload(scene.zone, scene.clerk, { filename, dossierId: scene.dossier.id, ...join }, content)
  expect(done.status).toBe(204)
}
async function named(name: string) {
  const { body } = await call('GET', `/dossiers/${scene.dossier.id}/documents?limit=200`)
  return body.items.find((one: { name: string }) => one.name === name)
}

test('a version that joined by its name becomes a document of its own; the one before is current again', async () => {
  await add('acte.pdf', 'un')
  await add('acte.pdf', 'deux')
  const acte = await named('acte.pdf')
  const heard: unknown[] = []
  const forget = scene.zone.deps.live.subscribe({ accountId: '', firmIds: [scene.firm.firmId] }, ({ event }) =>
    heard.push(event),
  )
  const answer = await separate(acte.id, 2)
  forget()
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({ name: 'acte (2).pdf', version: 1, versions: 1, size: 4, isNew: false })
  expect(await named('acte.pdf')).toMatchObject({ id: acte.id, version: 1, versions: 1, size: 2 })
  expect([await textOf(acte.id), await textOf(answer.body.id)]).toEqual(['un', 'deux'])
  expect(heard).toEqual(
    [acte.id, answer.body.id].map((documentId) => ({
      type: 'document.changed',
      dossierId: scene.dossier.id,
      documentId,
    })),
  )
  expect(await verifyChain(scene.zone, scene.firm.firmId)).toContain('document.versionSeparated')
})

test('an earlier version may go too: the current one stays, and numbers stay what they were', async () => {
  await add('bail.pdf', 'un')
  await add('bail.pdf', 'deux')
  await add('bail.pdf', 'trois')
  const { id } = await named('bail.pdf')
  expect((await separate(id, 2)).body).toMatchObject({ name: 'bail (2).pdf' })
  expect(await named('bail.pdf')).toMatchObject({ version: 3, versions: 2 })
  expect(await versionsOf(id)).toEqual([3, 1])
  expect((await separate(id, 2)).status).toBe(404)
  expect((await separate(id, 9)).status).toBe(404)
})

test('what is returned, shared, or alone stays where it is', async () => {
  await add('promesse.pdf', 'un')
  const { id } = await named('promesse.pdf')
  expect(await separate(id, 1)).toMatchObject({ status: 409, body: { code: 'only_version' } })

  const share = await scene.send([scene.to('Jean Roy')], { documentIds: [id] })
  scene.zone.clock.advance(MINUTE)
  const jean = await scene.zone.signIn(JEAN)
  const returned = await upload(scene.zone, jean, { filename: 'lue.pdf', shareId: share.id, documentId: id }, 'lue')
  expect(returned.status).toBe(204)
  expect(await separate(id, 1)).toMatchObject({ status: 409, body: { code: 'version_shared' } })
  expect(await separate(id, 2)).toMatchObject({ status: 409, body: { code: 'version_returned' } })

  await add('promesse.pdf', 'trois')
  expect((await separate(id, 3)).status).toBe(201)
  // A return between the two is not what comes back by itself: only « Adopter cette version » does that.
  expect(await named('promesse.pdf')).toMatchObject({ version: 1, versions: 2, returned: { version: 2 } })
  await call('DELETE', `/documents/${id}`)
  expect((await separate(id, 1)).status).toBe(404)
})

test('a version that named its document keeps that document’s name, numbered', async () => {
  await add('plan.pdf', 'un')
  const { id } = await named('plan.pdf')
  await add('plan signé.pdf', 'deux', id)
  expect((await separate(id, 2)).body).toMatchObject({ name: 'plan (2).pdf' })
})
