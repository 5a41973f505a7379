import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { watchCookies } from './support/hostile-browser.ts'
import { startHostileHost, type HostileHost } from './support/hostile-host.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched } from './support/watched-page.ts'
import { FLOOR_OF_ALL, FLOORS } from './support/weight.ts'

/* What a page of another site loads, counted on the network as a browser asks for it. */

let product: Product
let host: HostileHost
let browser: Browser
let pins: Record<string, { file: string; integrity: string }>
beforeAll(async () => {
  product = await startProduct()
  host = await startHostileHost(product)
  browser = await launchBrowser()
  const integrity = await fetch(`${product.url}/widgets/integrity.json`)
  ;({ doors: pins } = (await integrity.json()) as { doors: typeof pins })
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await product?.stop()
})

const script = (file: string, attributes = ''): string =>
  `<script type="module" src="${product.url}/widgets/${file}" ${attributes}></script>`
const pinned = (file: string, integrity: string): string => script(file, `crossorigin integrity="${integrity}"`)

describe.each([
  ['juriszone', 'jz-portal', FLOOR_OF_ALL],
  ['dossier-docs', 'jz-dossier-docs', FLOORS.get('dossier-docs')],
  ['share-wizard', 'jz-share-wizard', FLOORS.get('share-wizard')],
  ['recipient-inbox', 'jz-recipient-inbox', FLOORS.get('recipient-inbox')],
  ['upload-box', 'jz-upload-box', FLOORS.get('upload-box')],
])('the door %s', (door, tag, floor = 0) => {
  test('comes within its weight, headers included, with no cookie and from one place', async () => {
    const { page, context, faults } = await openWatched(browser)
    await context.request.post(`${product.url}/api/v1/session`, {
      headers: { 'X-JZ': '1', 'Sec-Fetch-Site': 'same-origin' },
      data: product.facts.member,
    })
    expect(await context.cookies(product.url)).not.toEqual([])
    const cookies = await watchCookies(page)
    const network = await context.newCDPSession(page)
    let bytes = 0
    const asked = new Map<string, string>()
    network.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, request.url))
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (asked.get(requestId)?.endsWith('.js')) bytes += encodedDataLength
    })
    await page.goto(host.page('/empty', '', { head: '' }))
    await network.send('Network.enable')
    await network.send('Network.setCacheDisabled', { cacheDisabled: true })

    await page.goto(host.page('/door', '', { head: script(`${door}.js`) }))
    await page.waitForFunction((name) => customElements.get(name) !== undefined, tag)
    await page.waitForLoadState('networkidle')
    const urls = [...asked.values()]
    const scripts = urls.filter((url) => url.endsWith('.js'))
    process.stdout.write(`${door}: ${(bytes / 1024).toFixed(1)} KiB in ${scripts.length} scripts, at most ${floor}\n`)
    expect(scripts.length).toBeGreaterThan(1)
    expect(bytes / 1024).toBeLessThanOrEqual(floor)
    expect(urls.filter((url) => ![host.origin, product.url].includes(new URL(url).origin))).toEqual([])
    expect({ cookies: cookies.sent, faults }).toEqual({ cookies: [], faults: [] })
    await context.close()
  })

  test('can be pinned', async () => {
    const { file, integrity } = pins[door]!
    const { page, context, faults } = await openWatched(browser)
    await page.goto(host.page('/pinned', '', { head: pinned(file, integrity) }))
    await page.waitForFunction((name) => customElements.get(name) !== undefined, tag)
    expect(faults).toEqual([])
    await context.close()
  })
})

test('a door that is not what the page pinned does not run', async () => {
  const { page, context } = await openWatched(browser)
  const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'))
  await page.goto(host.page('/wrong', '', { head: pinned(pins['dossier-docs']!.file, pins['host']!.integrity) }))
  await refused
  expect(await page.evaluate(() => customElements.get('jz-dossier-docs') === undefined)).toBe(true)
  await context.close()
})

test('several doors on one page share one Lit, as its policy for Trusted Types asks', async () => {
  const { page, context, faults } = await openWatched(browser)
  const doors = ['zone', 'dossier-docs', 'share-wizard', 'recipient-inbox', 'juriszone']
  const { number } = product.facts.dossier
  const token = await host.token({ dossier: number })
  const body = `<jz-zone base-url="${product.url}" token="${token}"><jz-dossier-docs dossier="${number}"></jz-dossier-docs></jz-zone>`
  await page.goto(host.page('/several', body, { head: doors.map((door) => script(`${door}.js`)).join('') }))
  await page.getByRole('heading', { name: 'Documents' }).waitFor()
  const versions = await page.evaluate(() =>
    ['litElementVersions', 'litHtmlVersions', 'reactiveElementVersions'].map(
      (name) => (globalThis as unknown as Record<string, string[]>)[name]?.length,
    ),
  )
  expect({ versions, faults }).toEqual({ versions: [1, 1, 1], faults: [] })
  await context.close()
})

test('nothing jumps when the tag takes the place that juriszone.css keeps for it', async () => {
  const { page, context } = await openWatched(browser)
  const { number } = product.facts.dossier
  const head = `<link rel="stylesheet" href="${product.url}/widgets/juriszone.css">${script('dossier-docs.js')}`
  const attributes = `base-url="${product.url}" token="${await host.token({ dossier: number })}" dossier="${number}"`
  const body = `<p>avant</p><jz-dossier-docs ${attributes}></jz-dossier-docs><p>après</p>`
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 })
    const add = (list: PerformanceObserverEntryList): void => {
      const seen = window as unknown as { shift: number }
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
    }
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(host.page('/calm', body, { head }))
  await page.getByRole('heading', { name: 'Documents' }).waitFor()
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.1)
  await context.close()
})
