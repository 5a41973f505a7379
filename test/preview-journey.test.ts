import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './support/axe.ts'
import { launchBrowser } from './support/browser.ts'
import { downloaded, pdf, png, readablePdf, scannedPdf, sha256, type SampleFile } from './support/files.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { asTyped, expectText } from './support/words.ts'

/* « Aperçu »: on another site, where the widget holds a token and no cookie, and in the portal, on its own origin. */

const DEED = readablePdf('Acte de vente.pdf', ['Premier feuillet', 'Second feuillet'])
const PLAN = png('Plan.png', 800, 600)
const WALL = png('Affiche.png', 8000, 6000)
const BROKEN = pdf('Abîmé.pdf', 'rien')
const BLACK_SQUARE = {
  filter: 'JBIG2Decode',
  width: 64,
  height: 64,
  bytes: Buffer.from(
    '0000000030000100000013000000400000004000000000000000000000000000000126000100000029000000400000004000000000000000000001' +
      '26a0786ffffffffffffffffffffffffffffffff8008008',
    'hex',
  ),
} as const
const SCAN = scannedPdf('Numérisation.pdf', [BLACK_SQUARE])
const HUGE = scannedPdf('Plan.pdf', [
  BLACK_SQUARE,
  { filter: 'FlateDecode', width: 8000, height: 10_000, bytes: deflateSync(Buffer.alloc(1e7)) },
])
const TEXT = { name: 'Notes.txt', mimeType: 'text/plain', buffer: Buffer.from('<script>alert(1)</script>') }
const PAGE = { name: 'Page.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>alert(1)</script></html>') }
const PHOTO = { name: 'Photo.heic', mimeType: 'image/heic', buffer: Buffer.from('0000001c6674797068656963', 'hex') }

let product: Product
let browser: Browser
let host: WatchedPage
let portal: WatchedPage

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  // axe knocks at the frame, whose origin is nobody’s.
  host = await openWatched(browser, { isExpected: (fault) => /'postMessage'.*\('null'\)/.test(fault) })
  portal = await openWatched(browser, { width: 390, height: 844 })
})
// JZ_PICTURES=folder keeps what each screen looked like at the end of each step.
afterEach(async ({ task }) => {
  const folder = process.env.JZ_PICTURES
  if (folder === undefined) return
  for (const [who, { page }] of Object.entries({ host, portal }))
    await page.screenshot({ path: join(folder, `${task.name.replace(/\W+/g, '-').slice(0, 50)}-${who}.png`) })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe.look')

async function add(page: Page, file: SampleFile): Promise<void> {
  await page.locator('jz-dossier-docs input[type="file"]').first().setInputFiles(file)
  await box(page, file).waitFor()
}

const box = (page: Page, { name }: SampleFile) => page.getByRole('checkbox', { name: `Sélectionner ${name}` })

/** By the keyboard, as files are opened elsewhere. */
async function look(page: Page, file: SampleFile): Promise<void> {
  // What has just arrived is being checked: not yet.
  await page.getByText('Vérification en cours').first().waitFor({ state: 'hidden' })
  await box(page, file).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: file.name }).waitFor()
}

async function close(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fermer', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('on another site, a PDF is drawn page by page in a frame of the zone', async () => {
  await host.page.goto(`${product.facts.hosts.procardex}?dossier=2026-0412`)
  for (const file of [DEED, PLAN, BROKEN, TEXT]) await add(host.page, file)
  await box(host.page, DEED).check()
  await host.page.getByRole('button', { name: 'Actions' }).click()
  await host.page.getByRole('menuitem', { name: 'Aperçu' }).click()
  await frameOf(host.page).getByRole('img', { name: 'Page 1 de 2' }).waitFor()
  await expect.poll(() => inkOf(host.page)).toBeGreaterThan(100)
  await frameOf(host.page).getByText('Premier feuillet').waitFor({ state: 'attached' })
  await frameOf(host.page).getByRole('main').press('End')
  await frameOf(host.page).getByRole('img', { name: 'Page 2 de 2' }).waitFor()
  expect(await violationsOf(host.page, { coloursOnly: false, isWholePage: false })).toEqual([])
})

test('its frame is nobody: neither the zone’s cookie, nor its storage, nor its API', async () => {
  const frame = host.page.frames().find((one) => one.url().endsWith('/apercu'))
  expect(await frame?.evaluate(() => self.origin)).toBe('null')
  const reach = (path: string): Promise<string> | undefined =>
    frame?.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      product.url + path,
    )
  const before = host.faults.length
  expect(await reach('/api/v1/session')).toBe('refused')
  await expect.poll(() => host.faults.length).toBeGreaterThan(before)
  // Its policy says so in the console: that was asked for.
  host.faults.length = before
})

test('Escape closes it from inside the frame, and the focus is back where it was', async () => {
  await frameOf(host.page).getByRole('main').press('Escape')
  await host.page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => focusedLabel(host.page)).toMatch(/Actions/)
})

test('a scan is drawn', async () => {
  await add(host.page, SCAN)
  await look(host.page, SCAN)
  await frameOf(host.page).getByRole('img', { name: 'Page 1 de 1' }).waitFor()
  await expect.poll(() => inkOf(host.page)).toBeGreaterThan(100_000)
  expect(await frameOf(host.page).getByRole('status').textContent()).toBe('')
  await close(host.page)
})

test('a page that cannot be drawn does not pass for an empty one', async () => {
  await add(host.page, HUGE)
  await look(host.page, HUGE)
  await frameOf(host.page).getByText('Une partie de ce document ne peut pas être affichée ici.').waitFor()
  await close(host.page)
})

test('an image is shown, and downloaded from there', async () => {
  await look(host.page, PLAN)
  const image = frameOf(host.page).getByRole('img', { name: PLAN.name })
  await image.waitFor()
  expect(await image.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(800)
  const bytes = await downloaded(host.page, () =>
    host.page.getByRole('button', { name: `Télécharger ${PLAN.name}` }).click(),
  )
  expect(sha256(bytes)).toBe(sha256(PLAN.buffer))
  await close(host.page)
})

test.each([
  ['a type that is never shown', TEXT, 'Pas d’aperçu pour ce type de document.'],
  ['a PDF that cannot be read', BROKEN, 'Ce document ne peut pas être affiché ici.'],
])('%s is offered for download', async (_, file, words) => {
  await look(host.page, file)
  await expectText(host.page, words)
  await host.page.getByRole('button', { name: `Télécharger ${file.name}` }).waitFor()
  await close(host.page)
})

test('in the portal, on a phone', async () => {
  const { page } = portal
  await page.goto(`${product.url}/dossiers/${product.facts.dossier.id}`)
  await page.getByLabel('Courriel').fill(product.facts.member.email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(product.facts.member.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await box(page, DEED).waitFor()
  await page.getByText(asTyped(DEED.name)).first().dblclick()
  await frameOf(page).getByRole('img', { name: 'Page 1 de 2' }).waitFor()
  await expect.poll(() => inkOf(page)).toBeGreaterThan(100)
  await close(page)
})

test.each([
  ['an image larger than a phone can hold', WALL, 'Cette image est trop grande pour un aperçu.'],
  ['a page that calls itself an image', PAGE, 'Pas d’aperçu pour ce type de document.'],
  ['a photo that browsers do not know', PHOTO, 'Cette photo est au format HEIC'],
])('%s is not shown', async (_, file, words) => {
  await add(portal.page, file)
  await look(portal.page, file)
  await expectText(portal.page, words)
  await close(portal.page)
})

test('a page that asks its frames to be isolated may show it', async () => {
  const { page, faults } = await openWatched(browser)
  const isolated = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    response.end(`<!doctype html><title>Hôte</title><iframe class="look" src="${product.url}/apercu"></iframe>`)
  })
  await new Promise<void>((resolve) => isolated.listen(0, '127.0.0.1', resolve))
  try {
    await page.goto(`http://127.0.0.1:${(isolated.address() as AddressInfo).port}/`)
    await frameOf(page).getByRole('main', { name: 'Aperçu' }).waitFor()
    expect(faults).toEqual([])
  } finally {
    isolated.close()
  }
})

test('nothing stood in the console, nothing was refused by a policy', () => {
  expect(host.faults).toEqual([])
  expect(portal.faults).toEqual([])
})

/** How many pixels of the first page are dark. */
async function inkOf(page: Page): Promise<number> {
  return frameOf(page)
    .locator('canvas')
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.reduce((sum, value, at) => sum + (at % 4 === 0 && value < 64 && data[at + 3] === 255 ? 1 : 0), 0)
    })
}

async function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.textContent ?? ''
  })
}
