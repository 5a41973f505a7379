import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../bff/src/platform/clock.ts'
import { PASSWORD } from '../../support/zone.ts'
import { linksOf } from '../mail/post-office.ts'
import { ANNE, JEAN, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene.stop())
// What an hour allows is for each test anew.
beforeEach(() => scene.later(HOUR))

const quiet = (name: string) => scene.to(name, { notifyRecipient: false })

/** Asks for a link as the form of a share's sign-in does, and follows the one that the e-mail brings. */
async function comeBack(email: string, shareId: string): Promise<{ page: string; continueTo: string }> {
  const asked = await scene.zone.call(null, 'POST', '/password-resets', { email, shareId })
  expect([asked.status, asked.body]).toEqual([202, undefined])
  const [mail] = await scene.office.deliver()
  const [link = ''] = linksOf(mail!)
  expect(link).toMatch(/^http:\/\/localhost:8787\/[\w-]+#t=[\w-]{43}$/)
  const { pathname: page, hash } = new URL(link)
  const [method, path] = page === '/activer' ? ['POST', '/activations'] : ['PUT', '/password-resets']
  const body = { token: hash.slice('#t='.length), password: PASSWORD }
  const done = await scene.zone.call(null, method, path, body)
  return { page, continueTo: done.body.continueTo }
}

test('who forgot a password at a share’s door comes back to that share, from any device', async () => {
  const [first] = [await scene.send([quiet('Jean Roy')]), await scene.send([quiet('Jean Roy')])]
  await scene.zone.activate(JEAN)
  await scene.office.deliver()
  expect(await comeBack(JEAN, first.id)).toEqual({ page: '/mot-de-passe', continueTo: `/partages/${first.id}` })
})

test('whose account was never activated is led to that share by the activation', async () => {
  const [first] = [await scene.send([quiet('Anne Côté')]), await scene.send([quiet('Anne Côté')])]
  await scene.office.deliver()
  expect(await comeBack(ANNE, first.id)).toEqual({ page: '/activer', continueTo: `/partages/${first.id}` })
})

test('a share that is not open to the reader leads nowhere else, and tells nothing', async () => {
  const { zone, clerk, send, dossier } = scene
  const [mine, others, revoked] = [
    await send([quiet('Jean Roy'), quiet('Anne Côté')]),
    await send([quiet('Anne Côté')]),
    await send([quiet('Jean Roy')]),
  ]
  await zone.call(clerk, 'DELETE', `/shares/${mine.id}/recipients/${mine.recipients[0]!.id}`)
  await zone.call(clerk, 'DELETE', `/shares/${revoked.id}`)
  await scene.office.deliver()
  for (const id of [mine.id, others.id, revoked.id, dossier.id, '//ailleurs.example']) {
    expect(await comeBack(JEAN, id)).toMatchObject({ continueTo: '/partages' })
    await scene.later(HOUR)
  }
  expect(await comeBack(SYLVIE, others.id)).toMatchObject({ continueTo: '/personnes' })
})

test('an activation leaves all the same when the share that was named is none', async () => {
  const { send, dossier } = scene
  const { id } = await send([quiet('William Smith')])
  await scene.office.deliver()
  expect(await comeBack('william@courriel.example', dossier.id)).toEqual({
    page: '/activer',
    continueTo: `/partages/${id}`,
  })
})
