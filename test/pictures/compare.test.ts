import type { Browser, Page } from 'playwright-core'
import type { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSER_FLAGS, launchBrowser } from '../support/browser.ts'
import { comparePictures } from './compare.ts'
import { takePicture } from './take-picture.ts'

const STYLES = `
  :root { color-scheme: light dark; --paper: light-dark(#fcfbf8, #12161e); --ink: light-dark(#1f2a44, #ebe8e1); }
  body { margin: 0; padding: 32px; background: var(--paper); color: var(--ink); font: 15px/1.5 sans-serif; }
  header { display: flex; justify-content: space-between; align-items: center; }
  button { height: 44px; padding: 0 16px; border: 0; border-radius: 6px; font: inherit; font-weight: 600;
    background: light-dark(#24508a, #8fb6ec); color: light-dark(#fff, #0f1b30); }
  table { width: 100%; border-collapse: collapse; }
  td { height: 56px; border-bottom: 1px solid light-dark(#e2dcd0, #323a49); }
  svg { width: 20px; fill: none; stroke: light-dark(#5c6477, #a4abb9); stroke-width: 1.75; vertical-align: middle; }
  aside { padding: 12px; background: light-dark(#fbf0d6, #332912); }
`
const ROWS = [
  'Certificat de localisation.pdf',
  'Offre de financement.pdf',
  'Titre de propriété.pdf',
  'Acte de vente.docx',
]
const HTML = `<header><h2>Documents</h2><button>Ajouter des documents</button></header>
  <table>${ROWS.map(
    (name) => `<tr><td><svg viewBox="0 0 24 24"><path d="M6 2h9l5 5v15H6zM14 2v6h6M9 13h8M9 17h8"/></svg>
      <td>${name}<td class="who">Sylvie Arsenault<td>24 nov.`,
  ).join('')}</table>
  <aside>Téléversement interrompu : choisissez de nouveau le document.</aside>`

let browser: Browser
let page: Page
let expected: { light: PNG; dark: PNG }

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 900, height: 600 } })
  expected = { light: await pictureWith('', 'light'), dark: await pictureWith('', 'dark') }
})
afterAll(() => browser?.close())

async function pictureWith(change: string, theme: 'light' | 'dark', on: Page = page): Promise<PNG> {
  await on.emulateMedia({ colorScheme: theme })
  await on.setContent(`<style>${STYLES}${change}</style>${HTML}`)
  return takePicture(on)
}

describe.each(['light', 'dark'] as const)('in %s, the same page', (theme) => {
  test.each([
    ['again', ''],
    ['a pixel lower, a pixel to the right', 'body { padding: 33px 31px 31px 33px }'],
    ['with letters of another width', 'body { letter-spacing: .03px }'],
    ['with fatter letters', 'body { -webkit-text-stroke: .15px }'],
  ])('%s', async (_, change) => {
    expect(comparePictures(await pictureWith(change, theme), expected[theme])).toMatchObject({ isAlike: true })
  })
})

test.each([
  ['without hinting', '--font-render-hinting=none'],
  ['with coloured edges on letters', '--enable-lcd-text'],
])('the same page by another font renderer, %s', async (_, flag) => {
  const other = await launchBrowser([...BROWSER_FLAGS, flag])
  try {
    const elsewhere = await other.newPage({ viewport: { width: 900, height: 600 } })
    for (const theme of ['light', 'dark'] as const) {
      const picture = await pictureWith('', theme, elsewhere)
      expect(comparePictures(picture, expected[theme])).toMatchObject({ isAlike: true })
    }
  } finally {
    await other.close()
  }
})

describe.each(['light', 'dark'] as const)('in %s, a broken page', (theme) => {
  test.each([
    ['without its stylesheet', '* { all: revert !important }'],
    ['without its button', 'button { visibility: hidden }'],
    ['without an icon', 'tr:first-child svg { visibility: hidden }'],
    ['without a word', 'tr:first-child .who { color: transparent }'],
    ['with a column that moved', '.who { position: relative; left: 24px }'],
    ['with a line that wraps', 'tr:first-child td { height: 80px }'],
    ['with the other theme’s paper', 'aside { background: light-dark(#332912, #fbf0d6) }'],
    ['with the other theme’s ink', 'tr:first-child td { color: light-dark(#ebe8e1, #1f2a44) }'],
    ['with a button that is not the accent’s', 'button { background: light-dark(#8fb6ec, #24508a) }'],
  ])('%s', async (_, change) => {
    expect(comparePictures(await pictureWith(change, theme), expected[theme])).toMatchObject({ isAlike: false })
  })
})

test('a page of another width is another page', async () => {
  await page.setViewportSize({ width: 896, height: 600 })
  expect(comparePictures(await pictureWith('', 'light'), expected.light)).toMatchObject({ isAlike: false })
})
