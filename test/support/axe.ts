import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Rules whose answer is another one in another theme. */
const COLOURS = ['color-contrast', 'link-in-text-block']

interface Asked {
  /** The rules about colours alone: the others have been asked in another theme. */
  coloursOnly: boolean
  /** Pieces of a page stand outside of landmarks, whole pages do not. */
  isWholePage: boolean
}

/** Which rules of WCAG 2 A and AA and of good practice the page breaks, and where: « rule: element ». */
export async function violationsOf(page: Page, asked: Asked): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(runAxe, { colours: asked.coloursOnly ? COLOURS : null, isWholePage: asked.isWholePage })
}

async function runAxe({ colours, isWholePage }: { colours: string[] | null; isWholePage: boolean }): Promise<string[]> {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
    { include: [['body']], exclude: [['.sb-wrapper'], ['#storybook-docs'], ['#storybook-highlights-root']] },
    {
      resultTypes: ['violations'],
      preload: false,
      ...(colours ? { runOnly: colours } : { rules: { region: { enabled: isWholePage } } }),
    },
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' › ')}`))
}
