import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { drawn, resize, SIZES, wear, type Size } from '../support/look-over.ts'

/** What `npm run storybook:build` made. */
const BUILT = resolve(import.meta.dirname, '../../storybook/dist')
const ORIGIN = 'http://localhost'
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
/** The theme follows the browser’s; the accessibility panel leaves the checks to the tests. */
const GLOBALS = { theme: 'auto', a11y: { manual: true } }
/** A story that takes longer than that waits for something that does not come. */
const PATIENCE = 60_000

interface StoryIndex {
  entries: Record<string, { id: string; type: 'story' | 'docs' }>
}

interface Shown {
  status: string
  unknownTags: string[]
  /** What the story itself threw. */
  errors: string[]
}

interface Finished {
  storyId: string
  status: string
}

declare global {
  var __STORYBOOK_PREVIEW__:
    | {
        storyStoreValue?: object
        loadStory(wanted: { storyId: string }): Promise<{ storyGlobals: { viewport?: { value?: string } } }>
      }
    | undefined
  var __STORYBOOK_ADDONS_CHANNEL__:
    | {
        on(event: string, listener: (payload: Finished & { message?: string }) => void): void
        off(event: string, listener: (payload: Finished & { message?: string }) => void): void
        emit(event: 'setCurrentStory', selection: { storyId: string; viewMode: 'story' }): void
        emit(event: 'updateGlobals', change: { globals: object }): void
      }
    | undefined
}

export function storyIds(): string[] {
  const { entries } = JSON.parse(readFileSync(join(BUILT, 'index.json'), 'utf8')) as StoryIndex
  return Object.values(entries)
    .filter(({ type }) => type === 'story')
    .map(({ id }) => id)
}

/** Storybook’s preview in a page of its own, at a fixed time; it goes from story to story as the sidebar does. */
export class StoryPage {
  /** What the page complained of since the story was shown. */
  complaints: string[] = []
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  static async open(browser: Browser): Promise<StoryPage> {
    const context = await browser.newContext({
      locale: 'fr-CA',
      timezoneId: 'America/Toronto',
      viewport: SIZES.desktop,
    })
    const page = await context.newPage()
    const opened = new StoryPage(page)
    page.on('console', (message) => {
      if (message.type() === 'error') opened.complaints.push(`${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', ({ message }) => opened.complaints.push(message))
    await page.clock.setFixedTime('2026-11-24T14:12:00-05:00')
    await page.route('**/*', (route) => opened.#serve(route))
    await page.goto(`${ORIGIN}/iframe.html`)
    await page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue !== undefined)
    await page.evaluate(
      (globals) => globalThis.__STORYBOOK_ADDONS_CHANNEL__?.emit('updateGlobals', { globals }),
      GLOBALS,
    )
    return opened
  }

  /** Shows a story in the window that it is made for, in the light, and waits until it has been played. */
  async show(id: string): Promise<Shown> {
    this.complaints = []
    await resize(this.page, await this.#sizeOf(id))
    await wear(this.page, 'light')
    const shown = await this.page.evaluate(playStory, { id, patience: PATIENCE })
    await drawn(this.page)
    return shown
  }

  async #sizeOf(id: string): Promise<Size> {
    const named = await this.page.evaluate(async (storyId) => {
      const story = await globalThis.__STORYBOOK_PREVIEW__?.loadStory({ storyId })
      return story?.storyGlobals.viewport?.value
    }, id)
    return named !== undefined && named in SIZES ? (named as Size) : 'desktop'
  }

  /** Files of the build; whatever else is asked for fails, and is a complaint. */
  async #serve(route: Route): Promise<void> {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== ORIGIN) this.complaints.push(`asked of ${origin}`)
    const body = origin === ORIGIN ? await readFile(join(BUILT, pathname)).catch(() => null) : null
    if (body === null) return route.abort()
    return route.fulfill({ body, contentType: TYPES[extname(pathname)] ?? 'application/octet-stream' })
  }
}

function playStory({ id, patience }: { id: string; patience: number }): Promise<Shown> {
  return new Promise<Shown>((done) => {
    const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__
    const errors: string[] = []
    const threw = ({ message }: { message?: string }) => errors.push(message ?? 'an error without words')
    const problems = ['storyThrewException', 'storyErrored', 'playFunctionThrewException', 'storyMissing']
    const settle = (status: string) => {
      clearTimeout(timer)
      for (const event of problems) channel?.off(event, threw)
      channel?.off('storyFinished', finished)
      // What was never registered renders empty, and says nothing.
      const unknown = document.querySelectorAll('#storybook-root :not(:defined)')
      done({ status, errors, unknownTags: [...unknown].map(({ localName }) => localName) })
    }
    const finished = ({ storyId, status }: Finished) => storyId === id && settle(status)
    const timer = setTimeout(() => settle('never ended'), patience)
    for (const event of problems) channel?.on(event, threw)
    channel?.on('storyFinished', finished)
    channel?.emit('setCurrentStory', { storyId: id, viewMode: 'story' })
  })
}
