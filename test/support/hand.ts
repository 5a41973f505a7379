import type { Locator, Page } from 'playwright-core'
import { pickFile, type SampleFile } from './files.ts'

/** A hand on a page, by mouse or finger. The page itself counts each press, however it was made. */
export class Hand {
  presses = 0
  readonly page: Page
  readonly #isFinger: boolean

  private constructor(page: Page, isFinger: boolean) {
    this.page = page
    this.#isFinger = isFinger
  }

  static async on(page: Page, isFinger: boolean): Promise<Hand> {
    const hand = new Hand(page, isFinger)
    await page.exposeFunction('pressed', () => (hand.presses += 1))
    await page.addInitScript(() => {
      const { pressed } = globalThis as unknown as { pressed: () => void }
      addEventListener('pointerdown', ({ isTrusted }) => isTrusted && pressed(), true)
    })
    return hand
  }

  press(control: Locator): Promise<void> {
    return this.#isFinger ? control.tap() : control.click()
  }

  /** Opens a native list and presses the option: the list is not the page’s. */
  async choose(list: Locator, option: string): Promise<void> {
    await list.selectOption(option)
    this.presses += 2
  }

  /** The explorer that a button opens is not the page’s either: the file, then « Ouvrir ». */
  async pick(button: Locator, file: SampleFile): Promise<void> {
    await pickFile(this.page, file, () => this.press(button))
    this.presses += 2
  }
}
