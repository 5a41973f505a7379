import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface WatchedPage {
  page: Page
  context: BrowserContext
  /** What went wrong behind the screen: console errors, uncaught ones, requests that failed or were refused. */
  faults: string[]
}

/** Somebody's own browser, on a fr-CA machine; everything that a developer console would show is kept. */
export async function openWatched(
  browser: Browser,
  options: { width?: number; height?: number; isPhone?: boolean; isExpected?: (fault: string) => boolean } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: 'fr-CA',
    timezoneId: 'America/Toronto',
    acceptDownloads: true,
    hasTouch: options.isPhone ?? false,
    isMobile: options.isPhone ?? false,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
  })
  context.setDefaultTimeout(10_000)
  const faults: string[] = []
  const isExpected = options.isExpected ?? (() => false)
  const keep = (fault: string): void => {
    if (!isExpected(fault)) faults.push(fault)
  }
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      keep(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => keep(`uncaught: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Leaving a page ends its live stream; a download is a navigation that the browser takes over.
    if (reason !== 'net::ERR_ABORTED') keep(`failed: ${request.method()} ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) keep(`answer: ${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return { page, context, faults }
}
