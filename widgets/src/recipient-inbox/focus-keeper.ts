import type { ReactiveController, ReactiveControllerHost } from 'lit'

const CONTROLS = 'a[href], button, input:not([type="file"]), [tabindex="0"]'

/** What had the focus and is gone gives it to its neighbour: the row that took its place, else the title above. */
export class FocusKeeper implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #focused: Element | null = null
  /** From the inside out, each with its place among its siblings. */
  #around: { element: Element; place: number }[] = []

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
  }

  hostConnected(): void {}

  hostUpdate(): void {
    const focused = this.#host.shadowRoot?.activeElement ?? null
    // Once lost it is remembered until something else has it: a dialog may give it back in between.
    if (!focused) return
    this.#focused = focused
    this.#around = []
    for (let child = focused; child.parentElement; child = child.parentElement) {
      this.#around.push({ element: child.parentElement, place: [...child.parentElement.children].indexOf(child) })
    }
  }

  hostUpdated(): void {
    if (!this.#focused || this.#focused.isConnected) return
    this.#focused = null
    if (document.activeElement !== document.body && document.activeElement !== this.#host) return
    this.#neighbour()?.focus()
  }

  #neighbour(): HTMLElement | null {
    for (const { element, place } of this.#around) {
      if (!element.isConnected) continue
      const row = element.children[place] ?? element.lastElementChild
      const next = element.matches('ul') && row?.querySelector<HTMLElement>(CONTROLS)
      const title = element.querySelector<HTMLElement>(':scope > :is(h1, h2, h3)')
      if (next) return next
      if (title) return focusable(title)
    }
    const title = this.#host.shadowRoot?.querySelector('h1')
    return title ? focusable(title) : null
  }
}

function focusable(title: HTMLElement): HTMLElement {
  title.tabIndex = -1
  return title
}
