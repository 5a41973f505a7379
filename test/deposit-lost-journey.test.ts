import { createHash, randomBytes } from 'node:crypto'
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { jpeg, pickFile } from './support/files.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { asTyped, expectText } from './support/words.ts'

/* A client's telephone loses its network in the middle of a passport, and is locked meanwhile. */

const EMAIL = 'anne.cote@courriel.example'
const PASSPORT = jpeg('Passeport.jpg')
PASSPORT.buffer = Buffer.concat([PASSPORT.buffer, randomBytes(300_000)])

let product: Product
let browser: Browser
let visitor: WatchedPage
let phone: CDPSession

/** 400 kbit/s and 400 ms: the file takes six seconds. */
function network(offline: boolean): Promise<unknown> {
  const speed = (400 * 1000) / 8
  const line = { offline, latency: 400, downloadThroughput: speed, uploadThroughput: speed }
  return phone.send('Network.emulateNetworkConditions', line)
}

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  visitor = await openWatched(browser, { width: 390, height: 844, isPhone: true })
  phone = await visitor.context.newCDPSession(visitor.page)
  await phone.send('Network.enable')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('the upload goes on by itself, and the receipt is of the very file', async () => {
  const { page } = visitor
  await page.goto(product.facts.hosts.website)
  await page.getByLabel('Nom', { exact: true }).fill('Anne Côté')
  await page.getByLabel('Courriel').fill(EMAIL)
  await page.getByRole('button', { name: 'Recevoir un code' }).tap()
  const { subject } = await product.mail(EMAIL, 'Votre code')
  await page.getByLabel('Code de vérification').fill(subject.replaceAll(/\D/g, ''))
  await page.getByRole('button', { name: 'Vérifier' }).tap()

  const choose = page.getByRole('button', { name: 'Choisir des documents' })
  await choose.waitFor()
  await network(false)
  const sending = page.waitForRequest((request) => request.method() === 'PATCH')
  await pickFile(page, PASSPORT, () => choose.tap())
  await sending
  // An emulated network leaves what is under way alone: the other end breaks it off.
  const broken = page.waitForEvent('requestfailed', (request) => request.method() === 'PATCH')
  await product.kill()
  await broken
  await network(true)
  await phone.send('Page.setWebLifecycleState', { state: 'frozen' })
  await product.restart()
  await network(false)
  await phone.send('Page.setWebLifecycleState', { state: 'active' })

  await page.getByRole('progressbar').waitFor({ state: 'hidden', timeout: 60_000 })
  await page.getByRole('button', { name: 'Envoyer' }).tap()
  await page.getByRole('heading', { name: asTyped('Vos documents sont à l’étude.') }).waitFor()
  const digest = createHash('sha256').update(PASSPORT.buffer).digest('hex')
  await expectText(page, digest.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 '))
})
