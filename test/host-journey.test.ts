import type { Browser, Frame, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PageMessage } from '../widgets/src/host/messages.ts'
import { launchBrowser } from './support/browser.ts'
import { examplePages, startSite, type Site } from './support/example-pages.ts'
import { askAsHost } from './support/hostile-host.ts'
import { startProduct, type Product } from './support/product.ts'
import { until } from './support/until.ts'
import { openWatched } from './support/watched-page.ts'

/*
 * The pages of the bridge’s documentation, as they stand there but for their addresses: one in a WebView2 (whose
 * program the test plays), one in a frame of another origin, and one around it.
 */

const { inWebView, inFrame, around } = examplePages()
const ABSENT = '2026-0999'
const ADD = { name: 'Ajouter des documents' }

let product: Product
let browser: Browser
let documents: Site
let intranet: Site
let stranger: Site
/** Origins that the firm’s back end asked a token for. */
let minted: string[] = []

beforeAll(async () => {
  ;[product, browser, documents, intranet, stranger] = await Promise.all([
    startProduct(),
    launchBrowser(),
    startSite('127.0.0.1'),
    startSite('localhost'),
    startSite('127.0.0.1'),
  ])
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([documents, intranet, stranger, product].map((one) => one?.stop()))
})
beforeEach(() => {
  minted = []
  for (const number of [product.facts.dossier.number, ABSENT]) {
    documents.paths.set(`/${number}`, addressed(inFrame, number))
    intranet.paths.set(`/${number}`, addressed(around, number).replace('/doc.html', `/${number}`))
    documents.paths.set(`/webview/${number}`, addressed(inWebView, number))
  }
  intranet.paths.set('/zone-token', async () => Response.json({ token: await mint(product.facts.dossier.number) }))
  intranet.paths.set('/zone-export', ({ searchParams }) => exportDossier(searchParams.get('number') ?? ''))
})

function addressed(page: string, number: string): string {
  return page
    .replaceAll('https://zone.example', product.url)
    .replaceAll('https://documents.example', documents.origin)
    .replaceAll('https://intranet.example', intranet.origin)
    .replaceAll('2026-0412', number)
}

async function mint(dossier: string): Promise<string> {
  const { firm, member } = product.facts
  const wish = { member: { email: member.email }, dossier, origin: documents.origin }
  const answer = await askAsHost(product, firm, 'POST', '/embed-tokens', wish)
  minted.push(wish.origin)
  return ((await answer.json()) as { token: string }).token
}

function exportDossier(number: string): Promise<Response> {
  const party = { kind: 'person', name: 'Jean Roy', email: 'jean.roy@courriel.example' }
  const body = { description: 'Vente', parties: [party] }
  return askAsHost(product, product.facts.firm, 'PUT', `/dossiers/${encodeURIComponent(number)}`, body)
}

const framed = (page: Page): FrameLocator => page.frameLocator('iframe[title="Documents"]')

describe('in a frame of another origin', () => {
  test('the page around it gives the token, and the documents are listed', async () => {
    const { page, faults } = await openWatched(browser)
    await page.goto(`${intranet.origin}/${product.facts.dossier.number}`)
    await framed(page).getByRole('button', ADD).first().waitFor()
    expect(minted).toEqual([documents.origin])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('or says that it has none, and the reader is told', async () => {
    intranet.paths.set('/zone-token', async () => Response.json({ code: 'unknown_member' }, { status: 422 }))
    const { page } = await openWatched(browser)
    await page.goto(`${intranet.origin}/${product.facts.dossier.number}`)
    await framed(page).getByText('L’accès à la JurisZone a pris fin.').waitFor()
    await page.context().close()
  })

  test('and exports a dossier that the zone does not know', async () => {
    intranet.paths.set('/zone-token', async () => Response.json({ token: await mint(ABSENT) }))
    const { page } = await openWatched(browser)
    await page.goto(`${intranet.origin}/${ABSENT}`)
    await framed(page)
      .getByRole('button', { name: /Exporter/ })
      .click()
    await framed(page).getByRole('button', ADD).first().waitFor()
    await page.context().close()
  })

  test('a page of another origin around it hears nothing, and is not obeyed', async () => {
    const frame = `<iframe title="Documents" src="${documents.origin}/${product.facts.dossier.number}"></iframe>`
    stranger.paths.set('/', `<script>heard = []; onmessage = ({ data }) => heard.push(data)</script>${frame}`)
    const { page } = await openWatched(browser)
    await page.goto(stranger.origin)
    const inner = page.frames()[1]!
    await inner.waitForFunction(() => (document.querySelector('jz-zone') as { getToken?: unknown } | null)?.getToken)
    await forge(page, 'frames[0]', inner)
    expect(await inner.evaluate(() => document.querySelector('jz-zone')?.getAttribute('theme'))).toBeNull()
    expect(await page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown)).toEqual([])
    expect(minted).toEqual([])
    await page.context().close()
  })

  test('the frame beside it neither speaks for the host nor is given a token', async () => {
    const { page } = await openWatched(browser)
    stranger.paths.set('/', '<p>Une autre étude</p>')
    await page.goto(`${intranet.origin}/${product.facts.dossier.number}`)
    await framed(page).getByRole('button', ADD).first().waitFor()
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src }))
    }, `${stranger.origin}/`)
    await page.frameLocator('iframe >> nth=1').getByText('Une autre étude').waitFor()
    const [, own, other] = page.frames()
    await other!.evaluate(() => {
      Reflect.set(globalThis, 'heard', [])
      addEventListener('message', ({ data }) => (Reflect.get(globalThis, 'heard') as unknown[]).push(data))
      parent.postMessage({ jz: 1, type: 'token-needed', id: '1' }, '*')
    })
    await forge(other!, 'parent.frames[0]', own!)
    expect(await own!.evaluate(() => document.querySelector('jz-zone')?.getAttribute('theme'))).toBeNull()
    // A round trip to the page around: what it had to say would be there.
    await page.evaluate(() => new Promise((done) => setTimeout(done)))
    expect(await other!.evaluate(() => Reflect.get(globalThis, 'heard') as unknown)).toEqual([])
    expect(minted).toHaveLength(1)
    await page.context().close()
  })
})

describe('in a WebView2', () => {
  test('the program gives the token, and takes a download in the place of the browser', async () => {
    const { number } = product.facts.dossier
    const { page, faults } = await openWatched(browser)
    const heard = await playProgram(page, number)
    await page.goto(`${documents.origin}/webview/${number}`)
    const add = page.getByRole('button', ADD).first()
    const [explorer] = await Promise.all([page.waitForEvent('filechooser'), add.click()])
    await explorer.setFiles({ name: 'Plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 plan') })
    const uploaded = await until(async () => heard.find(({ type }) => type === 'event'), 'the upload’s event')
    expect(uploaded).toMatchObject({ name: 'jz-document-uploaded', facts: { name: 'Plan.pdf', size: 13 } })

    await page.getByRole('checkbox', { name: 'Sélectionner Plan.pdf' }).check()
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Télécharger' }).click()
    const taken = await until(async () => heard.find((message) => message.type === 'download'), 'the download')
    expect(taken).toMatchObject({ name: 'Plan.pdf', size: 13 })
    expect(await (await fetch(taken.url)).text()).toBe('%PDF-1.4 plan')
    expect(JSON.stringify(heard)).not.toContain('jzt_')
    expect(faults).toEqual([])
    await page.context().close()
  })
})

/** Says what a host would say, and waits until the page has had it. */
async function forge(from: Page | Frame, to: 'frames[0]' | 'parent.frames[0]', page: Frame): Promise<void> {
  await page.evaluate(() => addEventListener('message', () => Reflect.set(globalThis, 'isReached', true)))
  await from.evaluate((target) => {
    const other = target === 'frames[0]' ? frames[0] : parent.frames[0]
    other?.postMessage({ jz: 1, type: 'theme', theme: 'dark' }, '*')
  }, to)
  await page.waitForFunction(() => Reflect.get(globalThis, 'isReached') === true)
}

/** `window.chrome.webview` of a WebView2, and a program that answers behind it as the documentation’s own does. */
async function playProgram(page: Page, dossier: string): Promise<PageMessage[]> {
  const heard: PageMessage[] = []
  const say = (message: unknown): Promise<void> =>
    page.evaluate((data) => {
      const { webview } = (globalThis as unknown as { chrome: { webview: EventTarget } }).chrome
      webview.dispatchEvent(new MessageEvent('message', { data }))
    }, message)
  await page.exposeFunction('toProgram', async (message: PageMessage) => {
    heard.push(message)
    if (message.type === 'hello') await say({ jz: 1, type: 'ready', downloads: true })
    if (message.type === 'token-needed') await say({ jz: 1, type: 'token', id: message.id, token: await mint(dossier) })
  })
  await page.addInitScript(() => {
    const { toProgram } = globalThis as unknown as { toProgram: (message: unknown) => void }
    const postMessage = (message: unknown): void => toProgram(JSON.parse(JSON.stringify(message)))
    const webview = Object.assign(new EventTarget(), { postMessage })
    Object.defineProperty(window, 'chrome', { value: { webview } })
  })
  return heard
}
