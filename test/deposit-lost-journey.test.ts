import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shortHash } from '@juriszone/widgets/contract'
import type { Browser, CDPSession, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { jpeg, pickFile, sha256, type SampleFile } from './support/files.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { asTyped } from './support/words.ts'

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

/** @returns the button of the explorer */
async function toDocuments(email: string): Promise<Locator> {
  const { page } = visitor
  await page.goto(product.facts.hosts.website)
  await page.getByLabel('Nom', { exact: true }).fill('Anne Côté')
  await page.getByLabel('Courriel').fill(email)
  await page.getByRole('button', { name: 'Recevoir un code' }).tap()
  const { subject } = await product.mail(email, 'Votre code')
  await page.getByLabel('Code de vérification').fill(subject.replaceAll(/\D/g, ''))
  await page.getByRole('button', { name: 'Vérifier' }).tap()
  const choose = page.getByRole('button', { name: 'Choisir des documents' })
  await choose.waitFor()
  return choose
}

test('the upload goes on by itself, and the receipt is of the very file', async () => {
  const { page } = visitor
  const choose = await toDocuments(EMAIL)
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
  // On screen the print is missing while the zone still reads the file: the letter waits for it.
  const { text } = await product.mail(EMAIL, 'Reçu de votre dépôt')
  expect(text).toContain(shortHash(sha256(PASSPORT.buffer)))
})

test('a document that is saved anew, or goes, while it is sent is told as such; chosen again, it leaves', async () => {
  const { page } = visitor
  const folder = mkdtempSync(join(tmpdir(), 'jz-visitor-'))
  const [saved, gone] = [join(folder, 'Testament.jpg'), join(folder, 'Mandat.jpg')]
  for (const path of [saved, gone]) writeFileSync(path, PASSPORT.buffer)
  const choose = await toDocuments('luc.bedard@courriel.example')
  await network(false)
  const sending = page.waitForRequest((request) => request.method() === 'PATCH')
  await pickFile(page, [saved, gone], () => choose.tap())
  await sending
  writeFileSync(saved, randomBytes(300_000))
  rmSync(gone)
  const told = page.getByText(
    asTyped('Il a été déplacé, modifié ou supprimé. Retirez-le, puis choisissez-le de nouveau.'),
  )
  await expect.poll(() => told.count(), { timeout: 30_000 }).toBe(2)
  expect(await page.getByText(asTyped('Rien n’est perdu')).count()).toBe(0)
  for (const name of ['Testament.jpg', 'Mandat.jpg'])
    await page.getByRole('button', { name: `Retirer\u00a0: ${name}`, exact: true }).tap()
  rmSync(folder, { recursive: true })
  await pickFile(page, jpeg('Testament.jpg'), () => choose.tap())
  await page.getByRole('button', { name: /^Retirer\s: Testament\.jpg.* Prêt$/s }).waitFor()
  await page.getByRole('button', { name: 'Envoyer' }).tap()
  await page.getByRole('heading', { name: asTyped('Vos documents sont à l’étude.') }).waitFor()
})

test('in a full box one side of an identity piece takes the place of another, sent or on its way', async () => {
  const { page } = visitor
  const folder = mkdtempSync(join(tmpdir(), 'jz-visitor-'))
  const paths = Array.from({ length: 19 }, (_, n) => join(folder, `Photo ${n}.jpg`))
  for (const path of paths) writeFileSync(path, jpeg('').buffer)
  const choose = await toDocuments('eve.gagnon@courriel.example')
  const ready = (): Promise<number> => page.getByRole('button', { name: /^Retirer.* Prêt$/s }).count()
  const photo = (size: number): SampleFile => ({
    ...PASSPORT,
    name: `IMG_${size}.jpg`,
    buffer: PASSPORT.buffer.subarray(0, size),
  })
  const give = (size: number): Promise<void> => pickFile(page, photo(size), () => page.locator('#recto').tap())
  await network(false)
  await pickFile(page, paths, () => choose.tap())
  await expect.poll(ready, { timeout: 60_000 }).toBe(19)
  await give(1000)
  await expect.poll(ready).toBe(20)
  // In the place of one that the zone has, then of one that it has in part.
  const sending = page.waitForRequest((request) => request.method() === 'PATCH')
  await give(300_000)
  await sending
  await give(2000)
  await expect.poll(ready).toBe(20)
  await page.getByRole('button', { name: 'Envoyer' }).tap()
  await page.getByRole('heading', { name: asTyped('Vos documents sont à l’étude.') }).waitFor()
  expect(await page.getByRole('row', { name: asTyped("Pièce d'identité – recto.jpg") }).innerText()).toMatch(/2\sko$/)
  rmSync(folder, { recursive: true })
})
