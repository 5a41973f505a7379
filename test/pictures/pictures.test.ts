import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSER_FLAGS, launchBrowser } from '../support/browser.ts'
import { StoryPage } from '../stories/story-page.ts'
import { resize, wear, type Size, type Theme } from '../support/look-over.ts'
import { comparePictures } from './compare.ts'
import { takePicture, takeSteadyPicture, useSameFace, written } from './take-picture.ts'

const BASELINES = resolve(import.meta.dirname, 'baselines')
/** Whoever changed a screen on purpose looks at the new pictures and keeps them. */
const IS_UPDATE = process.env.JZ_PICTURES_UPDATE === '1'

type View = `${Size} ${Theme}`

/** The main stories, and how each is looked at. */
const MAIN: Record<string, View[]> = {
  'accounts--sign-in': ['desktop light', 'phone light'],
  'accounts--sign-in-for-share': ['phone light'],
  'accounts--activation': ['desktop dark', 'phone light'],
  'portal--people': ['desktop light'],
  'portal--dossiers': ['desktop light', 'phone dark'],
  'portal-dossier--dossier': ['desktop light', 'desktop dark', 'phone light'],
  'portal-dossier--revoking': ['desktop light'],
  'dossier-docs--list': ['desktop light', 'desktop dark', 'phone light'],
  'dossier-docs--empty': ['desktop light'],
  'dossier-docs--selection': ['desktop light', 'desktop dark'],
  'dossier-docs--tab': ['tab light'],
  'uploads--going': ['desktop light', 'phone dark'],
  'uploads--refused': ['phone light'],
  'share-wizard--details': ['desktop light', 'phone light'],
  'share-wizard--recipients': ['desktop light', 'desktop dark'],
  'share-wizard--recipient-missing': ['phone light'],
  'share-wizard--done': ['desktop light'],
  'recipient-inbox--list': ['desktop light', 'phone light'],
  'recipient-inbox--open': ['desktop light', 'desktop dark', 'phone light', 'phone dark'],
  'recipient-inbox--returned': ['phone light'],
  'recipient-inbox--expired': ['phone light'],
  'accounts--devices': ['phone light'],
  'upload-box--form': ['desktop dark', 'phone light'],
  'upload-box--receipt': ['phone light'],
  'portal-deposits--open': ['desktop light', 'phone light'],
}

let browser: Browser
let stories: StoryPage

beforeAll(async () => {
  // Lines are as long, and break, alike in every build of Chromium.
  browser = await launchBrowser([...BROWSER_FLAGS, '--font-render-hinting=none'])
  stories = await StoryPage.open(browser)
  await useSameFace(stories.page)
})
afterAll(() => browser?.close())

describe.each(Object.entries(MAIN))('%s looks as it did', (id, views) => {
  beforeAll(() => stories.show(id))

  test.each(views)('%s', async (view) => {
    const [size, theme] = view.split(' ') as [Size, Theme]
    const name = `${id}.${size}-${theme}.png`
    await resize(stories.page, size)
    await wear(stories.page, theme)
    const file = join(BASELINES, name)
    if (IS_UPDATE) return writeFileSync(file, written(await takeSteadyPicture(stories.page)))
    const expected = PNG.sync.read(readFileSync(file))
    const isAlike = (picture: PNG): boolean => comparePictures(picture, expected).isAlike
    if (isAlike(await takePicture(stories.page))) return
    // Perhaps it was still being drawn.
    const actual = await takeSteadyPicture(stories.page)
    if (isAlike(actual)) return
    const { differing, marked } = comparePictures(actual, expected)
    const found = mkdtempSync(join(tmpdir(), 'juriszone-pictures-'))
    writeFileSync(join(found, 'actual.png'), written(actual))
    writeFileSync(join(found, 'marked.png'), written(marked))
    expect.fail(`${differing} places differ: see ${found}/actual.png, marked.png, and ${file}`)
  })
})
