import { shortHash, type Deposit, type DepositDetails } from '@juriszone/widgets/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { pdf, pickFile, sha256, type SampleFile } from './support/files.ts'
import { heicBytes } from './support/heic.ts'
import { KeyboardUser } from './support/keyboard-user.ts'
import { faultsOf } from './support/look-over.ts'
import { memberOf } from './support/member-client.ts'
import { startProduct, type Product } from './support/product.ts'
import { until } from './support/until.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'

/* A client hands in documents on the firm's own website by the keyboard alone, from its first page to the receipt. */

const VISITOR = { name: 'Anne Côté', email: 'anne.cote@courriel.example' }
const STATEMENT = pdf('Relevé hypothécaire.pdf', 'relevé')
const WRONG = pdf('Recette.pdf', 'recette')
const PHOTO: SampleFile = { name: 'IMG_0412.HEIC', mimeType: 'image/heic', buffer: Buffer.from(heicBytes()) }

let product: Product
let browser: Browser
let watched: WatchedPage
let visitor: KeyboardUser

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  watched = await openWatched(browser)
  visitor = await KeyboardUser.at(watched.page)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function expectSoundScreen(): Promise<void> {
  expect(await faultsOf(visitor.page, { isWholePage: true })).toEqual([])
}

/** The explorer is not the page's: the key that opens it is. */
async function add(button: string, key: 'Enter' | 'Space', file: SampleFile): Promise<void> {
  await visitor.goTo('button', button)
  await pickFile(visitor.page, file, () => visitor.press(key))
  await visitor.expectArrival('button', `Retirer : ${file.name}`)
}

test('finds the form on the firm’s website', async () => {
  await visitor.page.goto(new URL('/etude', product.facts.hosts.website).href)
  await visitor.goTo('link', 'Transmettre un document')
  await visitor.press('Enter')
  await visitor.page.waitForURL('**/etude/transmettre')
  await visitor.goTo('textbox', 'Nom')
  await visitor.type(VISITOR.name)
  await visitor.goTo('textbox', 'Courriel')
  await visitor.type(VISITOR.email)
  await visitor.goTo('textbox', 'Numéro de dossier')
  await visitor.type(product.facts.dossier.number)
  await visitor.goTo('textbox', 'Message')
  await visitor.type('Voici mon relevé.')
  await expectSoundScreen()
})

test('gets a code, and is in its field', async () => {
  await visitor.goTo('button', 'Recevoir un code')
  await visitor.press('Space')
  await visitor.expectArrival('textbox', 'Code de vérification')
  const { subject } = await product.mail(VISITOR.email, 'Votre code')
  // The field has the focus: no key leads there.
  await visitor.type(subject.replaceAll(/\D/g, ''))
  await expectSoundScreen()
  await visitor.press('Enter')
  await visitor.expectArrival('button', 'Choisir des documents')
  await expectSoundScreen()
})

test('chooses documents, one after the other, and takes one back', async () => {
  await add('Choisir des documents', 'Enter', STATEMENT)
  await add('Ajouter des documents', 'Space', WRONG)
  await add('Ajouter des documents', 'Enter', PHOTO)
  await expectSoundScreen()
  await visitor.goTo('button', `Retirer : ${WRONG.name}`, 'Shift+Tab')
  await visitor.press('Enter')
  await visitor.page.getByRole('button', { name: WRONG.name }).waitFor({ state: 'hidden' })
  await visitor.goTo('button', 'Ajouter des documents')
})

test('sends them, and reads the receipt', async () => {
  await visitor.page.getByRole('progressbar').waitFor({ state: 'hidden' })
  await visitor.goTo('button', 'Envoyer')
  await visitor.press('Space')
  await visitor.expectArrival('heading', 'Vos documents sont à l’étude.')
  for (const { name } of [STATEMENT, PHOTO]) await visitor.page.getByRole('rowheader', { name }).waitFor()
  expect(await visitor.page.getByRole('rowheader', { name: WRONG.name }).count()).toBe(0)
  await expectSoundScreen()
  await visitor.goTo('button', 'Remettre d’autres documents')
  await visitor.press('Enter')
  await visitor.expectArrival('textbox', 'Nom')
})

test('gets it by e-mail too, with the prints of the very files', async () => {
  // On screen a print is missing while the zone still reads the file: the letter waits for it.
  const { text } = await product.mail(VISITOR.email, 'Reçu de votre dépôt')
  for (const { buffer } of [STATEMENT, PHOTO]) expect(text).toContain(shortHash(sha256(buffer)))
})

test('the firm has them as they were, the photo too', async () => {
  const member = await memberOf(product)
  const { items } = (await (await member.send('GET', '/deposits')).json()) as { items: Deposit[] }
  expect(items).toMatchObject([{ ...VISITOR, dossierNumber: product.facts.dossier.number, files: 2 }])
  const documents = await until(async () => {
    const details = (await (await member.send('GET', `/deposits/${items[0]?.id}`)).json()) as DepositDetails
    return details.documents.every(({ state }) => state !== 'scanning') ? details.documents : undefined
  }, 'the documents to be checked')
  expect(documents.map(({ name, state }) => [name, state])).toEqual([
    [STATEMENT.name, 'available'],
    [PHOTO.name, 'available'],
  ])
})

test('nothing stood in a console', () => {
  expect(watched.faults).toEqual([])
})
