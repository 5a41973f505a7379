import type { Page } from 'playwright-core'
/** Waits until the page says so, whatever its spaces and apostrophes. */
export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page
    .getByText(typeof text === 'string' ? asTyped(text) : text)
    .first()
    .waitFor()
}

/** Finds words whatever their spaces and apostrophes: a no-break space is one too. */
export function asTyped(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(escaped.replace(/[\s\u00a0\u202f]+/g, '[\\s\\u00a0\\u202f]+').replace(/[’']/g, "[’']"))
}
