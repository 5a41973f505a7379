import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from '../support/look-over.ts'
import { storyIds, StoryPage } from './story-page.ts'

let browser: Browser
const idle: StoryPage[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe.concurrent('each story plays to its end, in both themes and all widths without a fault', () => {
  test.for(storyIds())('%s', async (id, { onTestFailed }) => {
    const stories = idle.pop() ?? (await StoryPage.open(browser))
    onTestFailed(() => stories.page.context().close())
    const shown = await stories.show(id)
    const found = await faultsOf(stories.page, { isWholePage: false })
    expect({ ...shown, found, complaints: stories.complaints }).toEqual({
      status: 'success',
      errors: [],
      unknownTags: [],
      found: [],
      complaints: [],
    })
    // A page that has shown a fault may be in any state: it does not come back.
    idle.push(stories)
  })
})
