import type { BrowserContext, Page } from 'playwright-core'

/** A browser that keeps nothing for the pages of this host: whatever would store something throws, as when all is blocked. */
export async function refuseStorage(context: BrowserContext, hostname: string): Promise<void> {
  await context.addInitScript((blocked) => {
    if (location.hostname !== blocked) return
    const refuse = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
    const STORES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'BroadcastChannel']
    for (const name of STORES) Object.defineProperty(window, name, { get: refuse })
    for (const name of ['locks', 'storage', 'serviceWorker']) Object.defineProperty(navigator, name, { get: refuse })
    Object.defineProperty(document, 'cookie', { get: refuse, set: refuse })
  }, hostname)
}

/** Every request of a page that carried a cookie, preflights and downloads too: read where the browser sends them. */
export async function watchCookies(page: Page): Promise<{ sent: string[]; requests: number }> {
  const seen = { sent: [] as string[], requests: 0 }
  const network = await page.context().newCDPSession(page)
  network.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    seen.requests++
    const cookie = Object.keys(headers).find((name) => name.toLowerCase() === 'cookie')
    if (cookie !== undefined) seen.sent.push(JSON.stringify(headers))
  })
  await network.send('Network.enable')
  return seen
}

/** Keeps the codes of the `jz-error` events that reach the host's page. @returns how to read them */
export async function watchErrors(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    addEventListener('jz-error', (event) => heard.push((event as Event & { code: string }).code))
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

/** Drops a file of this computer on an element, as the desktop does. */
export async function dropFile(page: Page, path: string, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not on screen`)
  const input = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 200) / 2 }
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await input.send('Input.dispatchDragEvent', { type, ...at, data })
  await input.detach()
}
