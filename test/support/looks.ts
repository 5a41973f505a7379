import type { Page } from 'playwright-core'

/** What an element looks like: where it stands in the tree, then each property that the browser computes for it. */
export type Look = [element: string, properties: [name: string, value: string][]]

/** How everything inside an element looks, shadow roots and what is drawn before and after included. */
export async function looksInside(page: Page, selector: string): Promise<Look[]> {
  const json = await page.evaluate((outermost) => {
    const looks: Look[] = []
    const names = [...getComputedStyle(document.documentElement)]
    const read = (element: Element, path: string): void => {
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(element, pseudo)
        if (pseudo === '' || style.content !== 'none')
          looks.push([path + pseudo, names.map((name) => [name, style.getPropertyValue(name)])])
      }
      const { children } = element.shadowRoot ?? element
      for (const child of children) read(child, `${path} > ${child.localName}`)
    }
    const root = document.querySelector(outermost)
    if (root) read(root, outermost)
    return JSON.stringify(looks)
  }, selector)
  return JSON.parse(json) as Look[]
}

/** Each property that is not the same in both: `element name: before → after`. */
export function differences(before: Look[], after: Look[]): string[] {
  if (before.length !== after.length) return [`${before.length} elements → ${after.length}`]
  return before.flatMap(([element, properties], index) => {
    const others = new Map(after[index]?.[1])
    return properties
      .filter(([name, value]) => others.get(name) !== value)
      .map(([name, value]) => `${element} ${name}: ${value} → ${others.get(name)}`)
  })
}
