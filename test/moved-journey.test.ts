import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { pdf } from './support/files.ts'
import { askAsHost, startHostileHost, type HostileHost } from './support/hostile-host.ts'
import { startProduct, type Product } from './support/product.ts'
import { addFirm } from './support/second-firm.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { expectText } from './support/words.ts'

/* A page makes the elements its own way, moves them, takes them out and puts them back: they are the same everywhere. */

const DEED = pdf('Acte de vente.pdf', 'vente')
const WILL = pdf('Testament.pdf', 'testament')
const LARGE = { name: 'Plans annexés.bin', buffer: randomBytes(6 * 1024 * 1024) }

/** The folder that the large file is chosen from: handed over by the test, its bytes would hold up the page. */
const computer = mkdtempSync(join(tmpdir(), 'jz-computer-'))

let product: Product
let host: HostileHost
let browser: Browser
let number: string
let tab: WatchedPage
let page: Page
let ownToken: string

beforeAll(async () => {
  writeFileSync(join(computer, LARGE.name), LARGE.buffer)
  product = await startProduct()
  host = await startHostileHost(product)
  browser = await launchBrowser()
  ;({ number } = product.facts.dossier)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await product?.stop()
  rmSync(computer, { recursive: true, force: true })
})
beforeEach(async () => {
  tab = await openWatched(browser)
  ;({ page } = tab)
  ownToken = await host.token({ dossier: number })
  return async () => {
    expect(tab.faults).toEqual([])
    await tab.context.close()
  }
})

const widget = (): string => `<jz-dossier-docs dossier="${number}"></jz-dossier-docs>`
const zone = (id: string, token = ownToken): string =>
  `<jz-zone id="${id}" base-url="${product.url}" token="${token}">${widget()}</jz-zone>`

async function add(file: typeof DEED | string): Promise<void> {
  await page.locator('jz-dossier-docs input[type="file"]').first().setInputFiles(file)
}
const row = (name: string) => page.getByRole('checkbox', { name: `Sélectionner ${name}` })

/** Holds the zone's script back: what happens before `start` happens to elements that are not upgraded. */
async function holdScript(): Promise<() => void> {
  let start = (): void => undefined
  const started = new Promise<void>((done) => (start = done))
  await page.route('**/widgets/juriszone.js', (route) => started.then(() => route.continue()))
  return start
}

test('what a page sets before the script is there is kept, wherever it moves the elements', async () => {
  const start = await holdScript()
  const outside = `<div id="elsewhere"></div><jz-zone id="one" base-url="${product.url}">${widget()}</jz-zone>`
  await page.goto(host.page('/early', outside), { waitUntil: 'commit' })
  await page.locator('jz-dossier-docs').waitFor({ state: 'attached' })
  await page.evaluate((token) => {
    const one = document.querySelector('jz-zone')
    const docs = document.querySelector('jz-dossier-docs')
    if (!one || !docs) return
    Object.assign(one, { getToken: () => Promise.resolve(token), locale: 'en-CA' })
    docs.remove()
    one.remove()
    document.querySelector('#elsewhere')?.append(one)
    one.append(docs)
  }, ownToken)
  start()
  await page.getByRole('button', { name: 'Add documents' }).first().waitFor()
})

test('without the script a calm place stands there, with the link that the page put in it', async () => {
  const start = await holdScript()
  const link = `<a href="${product.url}/dossiers">Ouvrir dans JurisZone</a>`
  await page.goto(host.page('/calm', zone('one').replace('></jz-dossier', `>${link}</jz-dossier`)), {
    waitUntil: 'commit',
  })
  await page.getByRole('link', { name: 'Ouvrir dans JurisZone' }).waitFor()
  start()
  await page.getByRole('heading', { name: 'Documents' }).waitFor()
  expect(await page.getByRole('link', { name: 'Ouvrir dans JurisZone' }).isVisible()).toBe(false)
})

test.each(['createElement', 'cloneNode', 'markup'])(
  'elements made by %s are the same as those of the page',
  async (way) => {
    await page.goto(host.page('/made', `<div id="place"></div>`, { mayParse: true }))
    await page.evaluate(
      async ([how, markup, dossier, token, url]) => {
        const place = document.querySelector('#place')
        if (!place) return
        await customElements.whenDefined('jz-dossier-docs')
        if (how === 'markup') place.insertAdjacentHTML('beforeend', markup)
        else if (how === 'cloneNode') {
          const parsed = new DOMParser().parseFromString(markup, 'text/html')
          place.append(document.importNode(parsed.body.firstElementChild ?? parsed.body, true))
        } else {
          const made = Object.assign(document.createElement('jz-zone'), { baseUrl: url })
          const docs = Object.assign(document.createElement('jz-dossier-docs'), { dossier })
          place.append(docs)
          place.append(made)
          made.append(docs)
          made.getToken = () => Promise.resolve(token)
        }
      },
      [way, zone('one'), number, ownToken, product.url] as const,
    )
    await page.getByRole('heading', { name: 'Documents' }).waitFor()
  },
)

test('taken out and put back it loads again, what came meanwhile included', async () => {
  await page.goto(host.page('/back', zone('one')))
  await add(DEED)
  await row(DEED.name).waitFor()
  await page.evaluate(() => {
    const docs = document.querySelector('jz-dossier-docs')
    docs?.remove()
    Object.assign(window, { docs })
  })
  const other = await openWatched(browser)
  await other.page.goto(page.url())
  await other.page.locator('jz-dossier-docs input[type="file"]').first().setInputFiles(WILL)
  await other.page.getByRole('checkbox', { name: `Sélectionner ${WILL.name}` }).waitFor()
  await other.context.close()
  await page.evaluate(() => {
    const { docs } = window as unknown as { docs: Element }
    document.querySelector('jz-zone')?.append(docs)
  })
  await row(WILL.name).waitFor()
})

test('moved into the zone of another firm it lists what that firm has', async () => {
  const firm = await addFirm(product)
  await askAsHost(product, firm, 'PUT', `/dossiers/${number}`, { description: 'Bail', parties: [] })
  const theirs = await host.token({ dossier: number, member: firm.member, keys: firm })
  await page.goto(host.page('/other', zone('one') + zone('two', theirs).replace(widget(), '')))
  await row(DEED.name).waitFor()
  const found = Promise.withResolvers<void>()
  await page.route('**/api/v1/dossiers?*', (route) => found.promise.then(() => route.continue()))
  await page.evaluate(() => document.querySelector('#two')?.append(document.querySelector('jz-dossier-docs') ?? ''))
  // At once: by that firm's token nothing can be done to the documents of the first.
  await row(DEED.name).waitFor({ state: 'detached' })
  found.resolve()
  await expectText(page, 'Aucun document dans ce dossier')
  expect(await row(DEED.name).count()).toBe(0)
})

test('an upload goes on while its widget is moved', async () => {
  await page.goto(host.page('/moving', `${zone('one')}<div id="elsewhere"></div>`))
  await row(DEED.name).waitFor()
  const network = await tab.context.newCDPSession(page)
  await network.send('Network.enable')
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1024 * 1024 }
  await network.send('Network.emulateNetworkConditions', slow)
  await add(join(computer, LARGE.name))
  await expectText(page, /\b[1-9]\d?\s%/)
  await page.evaluate(() => document.querySelector('#elsewhere')?.append(document.querySelector('jz-zone') ?? ''))
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
  await row(LARGE.name).waitFor()
})
