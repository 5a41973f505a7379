import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { pdf } from './support/files.ts'
import { layoutFaults } from './support/layout-faults.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { expectText } from './support/words.ts'

/* The stand-in for ProCardex: what its own ribbon and switches do to the widget in its Doc tab, and what it hears. */

const DEED = pdf('Testament.pdf', 'testament')

let product: Product
let browser: Browser
let tab: WatchedPage

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  // The refused export is an answer that this test is about.
  tab = await openWatched(browser, { isExpected: (fault) => /\b422\b/.test(fault) })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('its ribbon is refused what the widget is refused, in the same words', async () => {
  await tab.page.goto(`${product.facts.hosts.procardex}?dossier=2026-0421`)
  await tab.page.getByRole('button', { name: 'Exporter le dossier' }).click()
  await expectText(tab.page, 'Adresse courriel manquante : Jean Roy, Gestion ABC inc.')
})

test('what its ribbon exports, the widget shows by itself', async () => {
  await tab.page.getByRole('link', { name: '2026-0415' }).click()
  await expectText(tab.page, 'Ce dossier n’est pas encore dans la JurisZone.')
  await tab.page.getByRole('button', { name: 'Exporter le dossier' }).click()
  await tab.page.getByRole('heading', { name: 'Documents' }).waitFor()
})

test('the widget follows its theme and its language, from one dossier to the next', async () => {
  const ground = () => tab.page.locator('jz-dossier-docs').evaluate((docs) => getComputedStyle(docs).backgroundColor)
  const light = await ground()
  await tab.page.getByLabel('Thème').selectOption('Sombre')
  await tab.page.getByLabel('Langue').selectOption('English')
  await tab.page.getByRole('button', { name: 'Add documents' }).first().waitFor()
  expect(await ground()).not.toBe(light)
  await tab.page.getByRole('link', { name: '2026-0412' }).click()
  await tab.page.getByRole('button', { name: 'Add documents' }).first().waitFor()
})

test('it hears what happens in the widget', async () => {
  await tab.page.locator('jz-dossier-docs input[type="file"]').first().setInputFiles(DEED)
  await expectText(tab.page, `jz-document-uploaded ${DEED.name}`)
})

test.each([1280, 390])('its window holds at %i pixels', async (width) => {
  await tab.page.setViewportSize({ width, height: 844 })
  expect(await tab.page.evaluate(layoutFaults)).toEqual([])
})

test('nothing stood in the console, nothing was refused by its policy', () => {
  expect(tab.faults).toEqual([])
})
