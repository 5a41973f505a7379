import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { downloaded, pdf, png, type SampleFile } from './support/files.ts'
import { askAsHost, startHostileHost, type HostileHost } from './support/hostile-host.ts'
import { HOSTILE_STYLES } from './support/hostile-styles.ts'
import { differences, looksInside } from './support/looks.ts'
import { startProduct, type Product } from './support/product.ts'
import { addFirm } from './support/second-firm.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { asTyped, expectText } from './support/words.ts'

/* Nothing of a page leaks into a widget, nothing of a widget into its page, and two firms on one page do not meet. */

const OURS = pdf('Acte de vente.pdf', 'vente')
const ALSO_OURS = pdf('Certificat.pdf', 'certificat')
const PLAN = png('Plan.png', 80, 60)
const THEIRS = pdf('Bail commercial.pdf', 'bail')

let product: Product
let host: HostileHost
let browser: Browser
let number: string

beforeAll(async () => {
  product = await startProduct()
  host = await startHostileHost(product)
  browser = await launchBrowser()
  ;({ number } = product.facts.dossier)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await product?.stop()
})

/** A `<jz-zone>` with the Doc tab's widget in it. */
function docs(id: string, token: string): string {
  const widget = `<jz-dossier-docs dossier="${number}"></jz-dossier-docs>`
  return `<jz-zone id="${id}" base-url="${product.url}" token="${token}">${widget}</jz-zone>`
}

async function add(page: Page, zone: string, file: SampleFile): Promise<void> {
  await page.locator(`${zone} input[type="file"]`).first().setInputFiles(file)
  await row(page, zone, file).waitFor()
}

const row = (page: Page, zone: string, { name }: SampleFile) =>
  page.locator(zone).getByRole('checkbox', { name: `Sélectionner ${name}` })
const rows = (page: Page, zone: string) => page.locator(zone).getByRole('checkbox', { name: /^Sélectionner / })

describe('a page and a widget', () => {
  let tab: WatchedPage
  beforeAll(async () => {
    tab = await openWatched(browser)
    await tab.page.emulateMedia({ reducedMotion: 'reduce' })
  })

  test('hostile styles change nothing inside: not a property of an element', async () => {
    const { page } = tab
    const body = `<h1>Intranet</h1>${docs('ours', await host.token({ dossier: number }))}`
    async function look() {
      await row(page, '#ours', OURS).check()
      // What has just arrived is being checked: it would look otherwise.
      await page.getByText('Vérification en cours').waitFor({ state: 'hidden' })
      await page.mouse.move(0, 0)
      await page.getByRole('button', { name: 'Actions' }).waitFor()
      const list = await looksInside(page, 'jz-dossier-docs')
      await page.getByRole('button', { name: 'Actions' }).click()
      await page.getByRole('menuitem', { name: 'Partager les documents sélectionnés' }).click()
      // The other members come last.
      await page.getByText('Me Luc Thibodeau').waitFor({ state: 'attached' })
      return { list, wizard: await looksInside(page, 'jz-dossier-docs') }
    }
    await page.goto(
      host.page('/plain', body, {
        styles: 'body { margin: 0; inline-size: 900px } h1 { margin: 0; font: 20px/20px serif }',
      }),
    )
    await add(page, '#ours', OURS)
    await page.reload()
    const plain = await look()
    await page.goto(host.page('/hostile', body, { styles: HOSTILE_STYLES }))
    const hostile = await look()

    expect(plain.wizard.length).toBeGreaterThan(plain.list.length)
    expect(differences(plain.list, hostile.list)).toEqual([])
    expect(differences(plain.wizard, hostile.wizard)).toEqual([])
  })

  test('ours change nothing outside, and add nothing to the page', async () => {
    const { page } = tab
    const theirs = `<section id="theirs"><h1>Intranet</h1><p lang="en">Text <a href="#x">link</a></p><button>Go</button>
      <input type="checkbox"><select><option>One</option></select><table><tr><th>Name</th></tr></table>
      <details open><summary>More</summary></details><dialog open class="banner stack btn">Note</dialog></section>`
    let start = (): void => undefined
    const started = new Promise<void>((done) => (start = done))
    await page.route('**/widgets/juriszone.js', (route) => started.then(() => route.continue()))
    const around = () =>
      page.evaluate(() => ({
        head: document.head.childElementCount,
        body: document.body.childElementCount,
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        attributes: [document.documentElement, document.body].map(({ attributes }) => attributes.length),
        focus: document.activeElement?.localName,
        scroll: scrollY,
      }))
    const body = theirs + docs('ours', await host.token({ dossier: number }))
    await page.goto(host.page('/theirs', body), { waitUntil: 'commit' })
    await page.locator('jz-dossier-docs').waitFor({ state: 'attached' })
    await page.waitForFunction(() => document.styleSheets.length === 1)
    const [looks, page0] = [await looksInside(page, '#theirs'), await around()]
    start()
    await row(page, '#ours', OURS).waitFor()
    expect(differences(looks, await looksInside(page, '#theirs'))).toEqual([])
    expect(await around()).toEqual(page0)
  })

  test('nothing of it stood in the console', () => {
    expect(tab.faults).toEqual([])
  })
})

describe('two firms on one page, with a dossier of the same number', () => {
  let tab: WatchedPage
  beforeAll(async () => {
    const firm = await addFirm(product)
    const dossier = { description: 'Bail, 12, rue du Quai', parties: [] }
    await askAsHost(product, firm, 'PUT', `/dossiers/${number}`, dossier)
    const mine = docs('mine', await host.token({ dossier: number }))
    const other = docs('other', await host.token({ dossier: number, member: firm.member, keys: firm }))
    tab = await openWatched(browser)
    await tab.page.goto(host.page('/two', `${mine}${other}`))
  })

  test('each lists its own', async () => {
    await row(tab.page, '#mine', OURS).waitFor()
    await tab.page.locator('#other').getByText('Aucun document dans ce dossier').waitFor()
  })

  test('what one adds reaches every widget of its firm, and none of the other', async () => {
    const { page, context } = tab
    const second = await context.newPage()
    await second.goto(page.url())
    await row(second, '#mine', OURS).waitFor()
    await add(page, '#other', THEIRS)
    await add(page, '#mine', ALSO_OURS)
    await row(second, '#other', THEIRS).waitFor()
    await row(second, '#mine', ALSO_OURS).waitFor()
    for (const one of [page, second]) {
      expect(await rows(one, '#mine').count()).toBe(2)
      expect(await rows(one, '#other').count()).toBe(1)
    }
    await second.close()
  })

  test('what is dragged from one to the other stays where it is', async () => {
    const { page } = tab
    const name = page.locator('#mine').getByText(OURS.name).first()
    await name.selectText()
    await name.dragTo(page.locator('#other').getByText(THEIRS.name).first())
    await page.reload()
    await row(page, '#other', THEIRS).waitFor()
    expect(await rows(page, '#other').count()).toBe(1)
    expect(tab.faults).toEqual([])
  })
})

describe('a page that allows no frame', () => {
  let page: Page
  beforeAll(async () => {
    ;({ page } = await openWatched(browser))
  })

  test('says so where « Aperçu » would be, and the document still comes down', async () => {
    await page.goto(host.page('/no-frame', docs('ours', await host.token({ dossier: number }))))
    await add(page, '#ours', PLAN)
    await row(page, '#ours', PLAN).check()
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Aperçu' }).click()
    await expectText(page, 'L’aperçu ne s’ouvre pas dans cette page.')
    expect(await page.locator('iframe').count()).toBe(0)
    const bytes = await downloaded(page, () => page.getByRole('button', { name: `Télécharger ${PLAN.name}` }).click())
    expect(bytes.equals(PLAN.buffer)).toBe(true)
  })

  test('says so where an isolated box would be, with the way to the same form', async () => {
    const { publishableKey } = product.facts.box
    await page.goto(host.page('/no-box', `<jz-upload-box box="${publishableKey}" isolated></jz-upload-box>`))
    await expectText(page, 'Ce formulaire ne s’ouvre pas dans cette page.')
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: asTyped('Ouvrez-le dans un nouvel onglet.') }).click()
    await (await opened).getByRole('button', { name: 'Recevoir un code' }).waitFor()
  })
})
