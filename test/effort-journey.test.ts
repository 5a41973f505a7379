import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { downloaded, jpeg, pdf, pickFile } from './support/files.ts'
import { Hand } from './support/hand.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched } from './support/watched-page.ts'
import { expectText } from './support/words.ts'

/* How often people press on the way, typing aside. A tired clerk and an elderly client have that much patience. */

const CLIENT = 'jean.roy@courriel.example'
const PASSWORD = 'castor violon avril tabouret'
const TITLE = 'Acte à relire'
const DEED = pdf('Acte de vente.pdf', 'vente')

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('from the open dossier to a finished share: at most 8 clicks', async () => {
  const { page } = await openWatched(browser)
  const hand = await Hand.on(page, false)
  await page.goto(product.url)
  await page.getByLabel('Courriel').fill(product.facts.member.email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(product.facts.member.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: /^Dossiers/ }).click()
  await page.getByRole('link', { name: product.facts.dossier.number }).click()
  await pickFile(page, DEED, () => page.getByRole('button', { name: 'Ajouter des documents' }).click())
  const document = page.getByRole('checkbox', { name: `Sélectionner ${DEED.name}` })
  await document.waitFor()

  hand.presses = 0
  await hand.press(document)
  await hand.press(page.getByRole('button', { name: 'Actions' }))
  await hand.press(page.getByRole('menuitem', { name: 'Partager les documents sélectionnés' }))
  await page.getByLabel('Titre du partage').waitFor()
  await page.keyboard.type(TITLE)
  await hand.press(page.getByRole('button', { name: 'Suivant' }))
  await hand.choose(page.getByLabel('Intervenant'), 'Jean Roy')
  await hand.press(page.getByRole('checkbox', { name: 'Modification' }))
  await hand.press(page.getByRole('button', { name: 'Terminer et accepter' }))
  await expectText(page, 'Le partage est complété.')

  process.stdout.write(`From the open dossier to a finished share: ${hand.presses} clicks.\n`)
  expect(hand.presses).toBeLessThanOrEqual(8)
})

test('from the e-mail to the returned identity piece on a phone: at most 6 taps', async () => {
  const { page } = await openWatched(browser, { width: 390, height: 844, isPhone: true })
  const hand = await Hand.on(page, true)
  const { links } = await product.mail(CLIENT, 'Activez votre compte JurisZone')
  await page.goto(links[0] ?? '')
  await page.getByLabel('Choisissez votre mot de passe').fill(PASSWORD)
  await page.getByLabel('Confirmez le mot de passe').fill(PASSWORD)

  hand.presses = 0
  await hand.press(page.getByRole('button', { name: 'Activer mon compte' }))
  await page.getByRole('heading', { name: TITLE }).waitFor()
  await downloaded(page, () => hand.press(page.getByRole('button', { name: `Télécharger ${DEED.name}` })))
  const passport = jpeg('Passeport.jpg')
  await hand.pick(page.getByRole('button', { name: 'Remettre des documents' }), passport)
  await expectText(page, 'Déjà remis à l’étude')
  await expectText(page, passport.name)

  process.stdout.write(`From the e-mail to the returned identity piece: ${hand.presses} taps.\n`)
  expect(hand.presses).toBeLessThanOrEqual(6)
})
