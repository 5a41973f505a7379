import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mayInstall } from './support/debian.ts'
import { isEngineHere, type Engine } from './support/engine.ts'
import { openEngineDesk, type EngineDesk } from './support/engine-desk.ts'
import { downloadOf, faultsOf, keepPicture, openPage, watch } from './support/engine-page.ts'
import { png, readablePdf, type SampleFile } from './support/files.ts'
import { memberOf } from './support/member-client.ts'
import type { Product } from './support/product.ts'

/* The client's side in an engine of the kind that iPhones have, in its narrowest window. */

const CLIENT = 'jean.roy@courriel.example'
/** The key, to WebDriver. */
const ENTER = '\uE007'
const TITLE = 'Acte à relire'
// As a Mac names it: each accent is a letter of its own.
const LETTER = readablePdf('Relevé hypothécaire – été.pdf'.normalize('NFD'), ['Solde'])
const PLAN = png('Plan.png', 800, 600)
const LICENCE = png('IMG_0412.png', 40, 30)
const DEED = readablePdf('Acte de vente.pdf', ['Premier feuillet', 'Second feuillet'])

describe.skipIf(!isEngineHere() && !mayInstall())('in WebKitGTK, the client’s side', () => {
  let desk: EngineDesk
  let product: Product
  let engine: Engine

  beforeAll(async () => {
    desk = await openEngineDesk([LETTER, PLAN, LICENCE])
    ;({ engine, product } = desk)
    const member = await memberOf(product, [{ externalId: 'r', kind: 'person', name: 'Jean Roy', email: CLIENT }])
    for (const { name, buffer } of [DEED, PLAN]) await member.upload(name, buffer)
    const documents = await Promise.all([DEED, PLAN].map(({ name }) => member.available(name)))
    const shared = await member.send('POST', `/dossiers/${member.dossier.id}/shares`, {
      title: TITLE,
      expiresOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
      documentIds: documents.map(({ id }) => id),
      recipients: member.dossier.parties.map(({ id }) => ({ partyId: id, mayReturn: true, notifyRecipient: true })),
    })
    expect(shared.status).toBe(201)
    await engine.driver.resize(390, 844)
  }, 300_000)
  afterEach(async ({ task }) => {
    await keepPicture(engine, task.fullTestName)
    expect(await faultsOf(engine)).toEqual([])
  })
  afterAll(() => desk?.stop())

  describe.each([
    { place: 'the page', path: '', email: 'anne.cote@courriel.example' },
    // A frame of another site has the focus from its reader’s finger alone; from there on the keyboard goes.
    { place: 'a frame', path: '-isole', email: 'paul.roy@courriel.example', isFrame: true },
  ])('the box in $place', ({ path, email, isFrame = false }) => {
    const press = async (name: string): Promise<void> => {
      const button = await engine.driver.find('button', name)
      await (isFrame ? engine.driver.type(button, ENTER) : engine.driver.click(button))
    }

    test('sends a code', async () => {
      const { driver } = engine
      await openPage(engine, product.facts.hosts.website + path)
      if (isFrame) {
        const frame = await driver.find('frame', 'Remettre vos documents')
        await driver.click(frame)
        await driver.enter(frame)
        await watch(engine)
      }
      await driver.type(await driver.find('textbox', 'Nom'), 'Anne Côté')
      await driver.type(await driver.find('textbox', 'Courriel'), email)
      await press('Recevoir un code')
      await driver.find('textbox', 'Code de vérification')
    })

    test('takes the code', async () => {
      const { driver } = engine
      await driver.type(await driver.find('textbox', 'Code de vérification'), await codeFor(email))
      await press('Vérifier')
      await driver.find('button', 'Choisir des documents')
    })

    test('takes documents and a photo of an identity piece', async () => {
      const { driver } = engine
      await driver.pickFiles([LETTER, PLAN].map(desk.pathOf))
      await driver.pickFiles([desk.pathOf(LICENCE)], await driver.find('button', 'Choisir : recto'))
      await driver.find('button', 'Remplacer : recto')
      await driver.gone('progressbar')
    })

    test('gives a receipt', async () => {
      await press('Envoyer')
      await engine.driver.find('heading', 'Vos documents sont à l’étude.')
      const { text } = await product.mail(email, 'Reçu de votre dépôt')
      for (const name of [LETTER.name.normalize('NFC'), PLAN.name, 'recto.png']) expect(text).toContain(name)
      if (!isFrame) return
      expect(await faultsOf(engine)).toEqual([])
      await engine.driver.leave()
    })
  })

  test('activates without a password', async () => {
    const { driver } = engine
    const { links } = await product.mail(CLIENT, 'Activez votre compte')
    await openPage(
      engine,
      links.find((link) => link.includes('#'))!,
    )
    await driver.click(await driver.find('button', 'Continuer sans mot de passe'))
    await driver.find('heading', TITLE)
    await driver.click(await driver.find('button', 'Se déconnecter'))
    await driver.find('heading', 'Se connecter')
  })

  test('comes back by the link of a share and a code', async () => {
    const { driver } = engine
    const { links } = await product.mail(CLIENT, TITLE)
    await openPage(
      engine,
      links.find((link) => link.includes('/partages/'))!,
    )
    await driver.type(await driver.find('textbox', 'Courriel'), CLIENT)
    await driver.click(await driver.find('button', 'Recevoir un code'))
    await driver.type(await driver.find('textbox', 'Code de vérification'), await codeFor(CLIENT))
    await driver.click(await driver.find('button', 'Vérifier'))
    await driver.find('heading', 'Documents')
  })

  test('downloads the very bytes', async () => {
    const { driver } = engine
    await driver.click(await driver.find('button', `Télécharger ${DEED.name}`))
    expect((await downloadOf(engine, DEED)).equals(DEED.buffer)).toBe(true)
  })

  test('looks at a PDF in place', async () => {
    const { driver } = engine
    await look(DEED, 'Page 1 de 2')
    const dark = `
      const canvas = document.querySelector('canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, at) => at % 4 === 0 && value < 64 && data[at + 3] === 255).length`
    expect(await driver.run(dark)).toBeGreaterThan(100)
    await driver.leave()
  })

  test('looks at an image in place', async () => {
    const { driver } = engine
    await driver.click(await driver.find('button', 'Fermer'))
    await look(PLAN, PLAN.name)
    expect(await driver.run('return document.images[0].naturalWidth')).toBe(800)
    await driver.leave()
  })

  async function look({ name }: SampleFile, shown: string): Promise<void> {
    const { driver } = engine
    await driver.click(await driver.find('button', `Aperçu : ${name}`))
    await driver.enter(await driver.find('frame', `Aperçu : ${name}`))
    await driver.find('img', shown)
  }

  async function codeFor(email: string): Promise<string> {
    const { subject } = await product.mail(email, 'Votre code')
    return subject.replaceAll(/\D/g, '')
  }
})
