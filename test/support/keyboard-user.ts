import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { until } from './until.ts'
import { asTyped } from './words.ts'

type Role = Parameters<Page['getByRole']>[0]

/** More controls than that between two steps is a way that nobody walks. */
const PATIENCE = 60

interface Focus {
  /** The element, as a person who looks for it would write it. */
  on: string
  isInWindow: boolean
  /** A control shows a ring; a heading that the page moves to need not. */
  hasRing: boolean
}

/** Somebody who uses the keyboard alone, and hears what the page announces. */
export class KeyboardUser {
  readonly page: Page
  /** What live regions have said since the last arrival. */
  #heard: string[] = []
  #lastFocus = ''

  private constructor(page: Page) {
    this.page = page
  }

  static async at(page: Page): Promise<KeyboardUser> {
    const user = new KeyboardUser(page)
    await page.exposeFunction('announced', (text: string) => user.#heard.push(text))
    await page.addInitScript(listenToLiveRegions)
    // The browser hands explorers over while somebody listens: a listener that comes with the key comes too late.
    page.on('filechooser', () => undefined)
    return user
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Presses Tab, or another key, until the focus is there. */
  async goTo(role: Role, name: string, key = 'Tab'): Promise<void> {
    const wanted = this.page.getByRole(role, { name: asTyped(name) })
    await wanted.first().waitFor()
    for (let pressed = 0; pressed < PATIENCE; pressed++) {
      if (await hasFocus(wanted)) {
        const focus = await this.#focus()
        expect(focus).toMatchObject({ isInWindow: true, hasRing: true })
        this.#lastFocus = focus.on
        return
      }
      await this.press(key)
    }
    expect.fail(`${key} does not lead to ${role} « ${name} », it ends on ${(await this.#focus()).on}`)
  }

  /** Waits for what a step leads to. By then the focus has moved to something sensible, or something was announced. */
  async expectArrival(role: Role, name: string): Promise<void> {
    await this.page
      .getByRole(role, { name: asTyped(name) })
      .first()
      .waitFor()
    const focus = await until(async () => {
      const now = await this.#focus()
      const isTold = now.on !== this.#lastFocus || this.#heard.length > 0
      return isTold && !now.on.startsWith('body') ? now : undefined
    }, `« ${name} » to be told`)
    expect(focus).toMatchObject({ isInWindow: true, hasRing: true })
    this.#lastFocus = focus.on
    this.#heard = []
  }

  async expectToHear(words: string): Promise<void> {
    const isSaid = (): boolean => this.#heard.some((text) => asTyped(words).test(text))
    await until(() => Promise.resolve(isSaid() || undefined), `« ${words} » to be announced`).catch(() =>
      expect.fail(`« ${words} » was not announced, but: ${this.#heard.join(' | ')}`),
    )
  }

  #focus(): Promise<Focus> {
    return this.page.evaluate(() => {
      let on = document.activeElement ?? document.body
      while (on.shadowRoot?.activeElement) on = on.shadowRoot.activeElement
      const { top, bottom, left, right } = on.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(on)
      return {
        on: `${on.localName} « ${(on.getAttribute('aria-label') ?? on.textContent).trim().slice(0, 60)} »`,
        isInWindow: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        hasRing:
          !on.matches('a, button, input, select, textarea') ||
          (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0),
      }
    })
  }
}

function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluateAll((elements) =>
    elements.some((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element),
  )
}

/** As a screen reader does: what changes in a region that was there before is read out. */
function listenToLiveRegions(): void {
  const { announced } = globalThis as unknown as { announced: (text: string) => void }
  const observer = new MutationObserver((changes) => {
    const regions = new Set<Element>()
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement
      const region = element?.closest('[role="status"], [role="alert"], [aria-live]')
      if (region) regions.add(region)
    }
    for (const { textContent } of regions) if (textContent.trim() !== '') announced(textContent.trim())
  })
  const watch = (root: Node) => observer.observe(root, { subtree: true, childList: true, characterData: true })
  const attach = Reflect.get(Element.prototype, 'attachShadow')
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options)
    watch(root)
    return root
  }
  watch(document)
}
