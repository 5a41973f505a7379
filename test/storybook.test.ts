import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'

/** What `npm run storybook:build` made. */
const BUILT = resolve(import.meta.dirname, '../storybook/dist')
const ORIGIN = 'http://localhost'
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }

interface Rendered {
  id: string
  status: string
}

let browser: Browser
let page: Page
/** What the page complained of since last asked. */
let complaints: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ reducedMotion: 'reduce' })
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  await page.route('**/*', serve)
})
afterAll(() => browser.close())

/** Files of the build; whatever else is asked for fails, and is a complaint. */
async function serve(route: Route): Promise<void> {
  const { origin, pathname } = new URL(route.request().url())
  if (origin !== ORIGIN) complaints.push(`asked of ${origin}`)
  const body = origin === ORIGIN ? await readFile(join(BUILT, pathname)).catch(() => null) : null
  if (body === null) return route.abort()
  return route.fulfill({ body, contentType: TYPES[extname(pathname)] ?? 'application/octet-stream' })
}

test('each story renders, plays to its end, and complains of nothing', async () => {
  const index = JSON.parse(await readFile(join(BUILT, 'index.json'), 'utf8')) as {
    entries: Record<string, { id: string; type: string }>
  }
  const stories = Object.values(index.entries).filter(({ type }) => type === 'story')
  expect(stories.length).toBeGreaterThan(0)
  const [first] = stories
  await page.goto(`${ORIGIN}/iframe.html`)
  await page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue !== undefined)
  for (const { id } of stories) {
    const t = performance.now()
    const rendered = await show(id)
    console.log(id, Math.round(performance.now() - t), rendered.status, rendered.reporters, complaints)
    expect
      .soft({ id: rendered.id, status: rendered.status, complaints })
      .toEqual({ id, status: 'success', complaints: [] })
    complaints = []
  }
}, 60_000)

/** Shows one story, as the sidebar does. */
function show(storyId: string): Promise<Rendered> {
  return page.evaluate(
    (id) =>
      new Promise<Rendered>((done) => {
        const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__
        channel.once('storyFinished', ({ storyId: finished, status, reporters }) => {
          done({
            id: finished,
            status,
            reporters: reporters.map((r) => r.type + r.status + (r.result?.violations ?? []).map((v) => v.id)).join(),
          })
        })
        channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' })
      }),
    storyId,
  )
}
