import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'

/** What `npm run storybook:build` made. */
const BUILT = resolve(import.meta.dirname, '../storybook/dist')
const ORIGIN = 'http://localhost'
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }

interface StoryIndex {
  entries: Record<string, { id: string; type: 'story' | 'docs' }>
}

interface Rendered {
  id: string
  status: string
  /** Rules of axe that it breaks. */
  violations: string[]
  unknownTags: string[]
}

interface StoryFinished {
  storyId: string
  status: string
  reporters: { result?: { violations?: { id: string }[] } }[]
}

declare global {
  var __STORYBOOK_PREVIEW__: { storyStoreValue?: object } | undefined
  var __STORYBOOK_ADDONS_CHANNEL__:
    | {
        once(event: 'storyFinished', listener: (finished: StoryFinished) => void): void
        emit(event: 'setCurrentStory', selection: { storyId: string; viewMode: 'story' }): void
      }
    | undefined
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

test('each story renders, plays to its end, is accessible, and complains of nothing', async () => {
  const { entries } = JSON.parse(await readFile(join(BUILT, 'index.json'), 'utf8')) as StoryIndex
  const stories = Object.values(entries).filter(({ type }) => type === 'story')
  expect(stories).not.toHaveLength(0)
  await page.goto(`${ORIGIN}/iframe.html`)
  await page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue !== undefined)
  for (const { id } of stories) {
    complaints = []
    const rendered = await show(id)
    expect
      .soft({ ...rendered, complaints })
      .toEqual({ id, status: 'success', violations: [], unknownTags: [], complaints: [] })
  }
})

/** Shows one story, as the sidebar does. */
function show(storyId: string): Promise<Rendered> {
  return page.evaluate(
    (wanted) =>
      new Promise<Rendered>((done) => {
        const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__
        channel?.once('storyFinished', ({ storyId: id, status, reporters }) => {
          const violations = reporters.flatMap(({ result }) => result?.violations ?? []).map((rule) => rule.id)
          // What was never registered renders empty, and says nothing.
          const unknown = document.querySelectorAll('#storybook-root :not(:defined)')
          done({ id, status, violations, unknownTags: [...unknown].map(({ localName }) => localName) })
        })
        channel?.emit('setCurrentStory', { storyId: wanted, viewMode: 'story' })
      }),
    storyId,
  )
}
