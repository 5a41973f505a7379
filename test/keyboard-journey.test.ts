import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { downloaded, jpeg, pdf, pickFile } from './support/files.ts'
import { KeyboardUser } from './support/keyboard-user.ts'
import { faultsOf } from './support/look-over.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched } from './support/watched-page.ts'

/*
 * The whole path by people who use the keyboard alone. After each step the focus can be seen and is somewhere sensible,
 * and something was announced; each screen on the way breaks no rule of accessibility, in both themes and all widths.
 */

const CLIENT = 'jean.roy@courriel.example'
const PASSWORD = 'castor violon avril tabouret'
const TITLE = 'Acte à relire'
const DEED = pdf('Acte de vente.pdf', 'vente')
const PASSPORT = jpeg('Passeport.jpg')

let product: Product
let browser: Browser
let clerk: KeyboardUser
let client: KeyboardUser

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  clerk = await KeyboardUser.at((await openWatched(browser)).page)
  client = await KeyboardUser.at((await openWatched(browser)).page)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function expectSoundScreen({ page }: KeyboardUser): Promise<void> {
  expect(await faultsOf(page, { isWholePage: true })).toEqual([])
}

describe('the clerk', () => {
  test('signs in', async () => {
    await clerk.page.goto(product.url)
    await clerk.goTo('textbox', 'Courriel')
    await clerk.type(product.facts.member.email)
    await clerk.goTo('textbox', 'Mot de passe')
    await clerk.type(product.facts.member.password)
    await expectSoundScreen(clerk)
    await clerk.press('Enter')
    await clerk.expectArrival('heading', 'Personnes')
    await expectSoundScreen(clerk)
  })

  test('opens the dossier', async () => {
    await clerk.goTo('link', 'Dossiers')
    await clerk.press('Enter')
    await clerk.expectArrival('heading', 'Dossiers')
    await expectSoundScreen(clerk)
    await clerk.goTo('link', product.facts.dossier.number)
    await clerk.press('Enter')
    await clerk.expectArrival('heading', 'Vente, 1450')
    await expectSoundScreen(clerk)
  })

  test('adds a document', async () => {
    await clerk.goTo('button', 'Ajouter des documents')
    await pickFile(clerk.page, DEED, () => clerk.press('Enter'))
    await clerk.expectToHear(DEED.name)
    await clerk.expectArrival('checkbox', `Sélectionner ${DEED.name}`)
    await expectSoundScreen(clerk)
  })

  test('selects it and shares it by the menu', async () => {
    await clerk.goTo('checkbox', `Sélectionner ${DEED.name}`)
    await clerk.press('Space')
    await clerk.expectToHear('1 document sélectionné')
    await clerk.goTo('button', 'Actions', 'Shift+Tab')
    await clerk.press('Enter')
    await clerk.goTo('menuitem', 'Télécharger', 'ArrowDown')
    await clerk.goTo('menuitem', 'Partager les documents sélectionnés', 'ArrowUp')
    await clerk.press('Enter')
    await clerk.expectArrival('textbox', 'Titre du partage')
    await expectSoundScreen(clerk)
  })

  test('fills in both steps', async () => {
    await clerk.goTo('textbox', 'Titre du partage')
    await clerk.type(TITLE)
    await clerk.goTo('button', 'Suivant')
    await clerk.press('Enter')
    await clerk.expectArrival('combobox', 'Intervenant')
    await clerk.goTo('combobox', 'Intervenant')
    await clerk.type('Jean')
    await clerk.goTo('checkbox', 'Modification')
    await clerk.press('Space')
    await clerk.goTo('textbox', 'Commentaires')
    await clerk.type('Bonjour Jean, relisez la page 3.')
    await expectSoundScreen(clerk)
    await clerk.goTo('button', 'Terminer et accepter')
    await clerk.press('Enter')
    await clerk.expectArrival('heading', 'Le partage est complété')
    await expectSoundScreen(clerk)
  })

  test('is back where the share began', async () => {
    await clerk.goTo('button', 'Fermer')
    await clerk.press('Enter')
    await clerk.expectArrival('heading', 'Partages')
    await expectSoundScreen(clerk)
  })
})

describe('the client', () => {
  test('activates the account by the link and is on the share', async () => {
    const { links } = await product.mail(CLIENT, 'Activez votre compte JurisZone')
    await client.page.goto(links[0] ?? '')
    await client.goTo('textbox', 'Choisissez votre mot de passe')
    await client.type(PASSWORD)
    await client.goTo('textbox', 'Confirmez le mot de passe')
    await client.type(PASSWORD)
    await expectSoundScreen(client)
    await client.press('Enter')
    await client.expectArrival('heading', TITLE)
    await expectSoundScreen(client)
  })

  test('downloads the document', async () => {
    await client.goTo('button', `Télécharger ${DEED.name}`)
    const bytes = await downloaded(client.page, () => client.press('Enter'))
    expect(bytes.equals(DEED.buffer)).toBe(true)
  })

  test('returns an identity piece', async () => {
    await client.goTo('button', 'Remettre des documents')
    await pickFile(client.page, PASSPORT, () => client.press('Enter'))
    await client.expectToHear(PASSPORT.name)
    await client.expectArrival('heading', 'Déjà remis à l’étude')
    await expectSoundScreen(client)
  })

  test('finds all shares in the list', async () => {
    await client.goTo('link', 'Partages reçus')
    await client.press('Enter')
    await client.expectArrival('heading', 'Partages reçus')
    await expectSoundScreen(client)
  })

  test('is told that a share has ended', async () => {
    // Only time ends a share: this answer is a month older.
    await client.page.route('**/api/v1/inbox/*', async (route) => {
      const answer = await route.fetch()
      const share = (await answer.json()) as object
      await route.fulfill({
        response: answer,
        json: { ...share, expiresAt: '2026-10-24T03:59:59.000Z', documents: [] },
      })
    })
    await client.goTo('link', TITLE)
    await client.press('Enter')
    await client.expectArrival('button', 'Demander une prolongation')
    await expectSoundScreen(client)
  })
})
