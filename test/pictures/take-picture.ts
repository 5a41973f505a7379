import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { drawn } from '../support/look-over.ts'

/** Storybook’s own face is the same on every machine; those that a page falls back to are not. */
const SAME_FACE = `
  @font-face { font-family: Picture; src: url(/nunito-sans-regular.woff2); font-weight: 400; }
  @font-face { font-family: Picture; src: url(/nunito-sans-bold.woff2); font-weight: 600; }
  :root { --jz-font-text: Picture; --jz-font-title: Picture; }
`

/** From here on this page of Storybook writes alike wherever it is. */
export async function useSameFace(page: Page): Promise<void> {
  await page.addStyleTag({ content: SAME_FACE })
  await page.evaluate(() =>
    Promise.all([document.fonts.load('400 16px Picture'), document.fonts.load('600 16px Picture')]),
  )
}

/** The whole page at half its size: enough to see it and to compare it, and light to keep. */
export async function takePicture(page: Page): Promise<PNG> {
  // In a window that holds all of it: rows outside of the window are not drawn before they are seen.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height })
  await drawn(page)
  const whole = PNG.sync.read(await page.screenshot({ animations: 'disabled', scale: 'css' }))
  const half = new PNG({ width: whole.width >> 1, height: whole.height >> 1 })
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const to = (y * half.width + x) * 4
      const above = (2 * y * whole.width + 2 * x) * 4
      const below = above + whole.width * 4
      for (let c = 0; c < 4; c++) {
        const { data } = whole
        half.data[to + c] = (data[above + c]! + data[above + 4 + c]! + data[below + c]! + data[below + 4 + c]!) / 4
      }
    }
  }
  return half
}

/** Once nothing changes any more, or after ten looks. */
export async function takeSteadyPicture(page: Page): Promise<PNG> {
  let last = await takePicture(page)
  for (let looks = 1; looks < 10; looks++) {
    const next = await takePicture(page)
    if (next.data.equals(last.data)) break
    last = next
  }
  return last
}

/** As a file; nothing in it is transparent. */
export function written(picture: PNG): Buffer {
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 })
}
