import type { Page } from 'playwright-core'
import { violationsOf } from './axe.ts'
import { layoutFaults } from './layout-faults.ts'

export const SIZES = {
  desktop: { width: 1280, height: 900 },
  tab: { width: 720, height: 800 },
  phone: { width: 390, height: 844 },
  /** The narrowest that WCAG asks for; 400 % zoom of a desktop lands here too. */
  narrow: { width: 320, height: 640 },
  /** The desktop’s window at 200 % zoom. */
  zoomed: { width: 640, height: 450 },
} as const
export type Size = keyof typeof SIZES
export type Theme = 'light' | 'dark'

/**
 * What is wrong with a page as it stands, in both themes and all widths: rules of accessibility that it breaks, what
 * scrolls sideways, what is cut.
 */
export async function faultsOf(page: Page, asked: { isWholePage: boolean }): Promise<string[]> {
  return [
    ...(await layoutFaultsAt(page, 'zoomed')),
    ...(await layoutFaultsAt(page, 'narrow')),
    ...(await faultsAt(page, 'phone', asked.isWholePage)),
    ...(await faultsAt(page, 'desktop', asked.isWholePage)),
  ]
}

export async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(SIZES[size])
  await drawn(page)
}

/** At once: a colour on its way to another one is neither. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await drawn(page)
}

/** Until what was asked of the page shows. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))))
}

async function faultsAt(page: Page, size: Size, isWholePage: boolean): Promise<string[]> {
  const found = await layoutFaultsAt(page, size)
  // Only colours change with the theme.
  for (const [theme, coloursOnly] of [
    ['dark', true],
    ['light', false],
  ] as const) {
    await wear(page, theme)
    const violations = await violationsOf(page, { coloursOnly, isWholePage })
    found.push(...violations.map((fault) => `${size}, ${theme}: ${fault}`))
  }
  return found
}

async function layoutFaultsAt(page: Page, size: Size): Promise<string[]> {
  await resize(page, size)
  return (await page.evaluate(layoutFaults)).map((fault) => `${size}: ${fault}`)
}
