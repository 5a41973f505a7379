import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { icon, type Icon } from './icons.ts'

export interface MenuItem {
  icon: Icon
  label: string
  run: () => void
  /** Why it cannot be used now; shown under its name. */
  unavailable?: string | undefined
  isDestructive?: boolean
}

const GAP = 6
const NARROW = 560

/** A popover with `role="menu"` under its button: arrows, Home, End, first letter, Escape. */
export class MenuController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #button: HTMLElement | null = null
  #isOpen = false
  /** What comes in above the button moves it. */
  #moves = new ResizeObserver(() => this.#follow())

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#isOpen = false
    this.#unfollow()
  }

  /** The button that the menu now hangs from. */
  get button(): HTMLElement | null {
    return this.#isOpen ? this.#button : null
  }

  toggle(button: HTMLElement): void {
    if (this.#isOpen && this.#button === button) return this.close()
    this.#button = button
    this.#isOpen = true
    this.#host.requestUpdate()
  }

  close(): void {
    this.#isOpen = false
    this.#unfollow()
    this.#menu?.hidePopover()
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    const menu = this.#menu
    if (!this.#isOpen || !menu || !this.#button || menu.matches(':popover-open')) return
    menu.showPopover()
    addEventListener('resize', this.#follow)
    this.#moves.observe(this.#host)
    this.#place(menu, this.#button)
    this.#items(menu)[0]?.focus()
  }

  /** @param groups items between rules. */
  render(label: string, groups: MenuItem[][]): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing
    return html`<div
      class="menu"
      part="menu"
      role="menu"
      popover
      aria-label=${label}
      @keydown=${this.#onKey}
      @toggle=${this.#onToggle}
    >
      ${groups.map(
        (items, index) => html`${index > 0 ? html`<div role="separator"></div>` : nothing}${items.map(this.#item)}`,
      )}
    </div>`
  }

  #item = (item: MenuItem): TemplateResult =>
    html`<button
      role="menuitem"
      type="button"
      tabindex="-1"
      class=${item.isDestructive && !item.unavailable ? 'alert' : ''}
      aria-disabled=${item.unavailable ? 'true' : 'false'}
      @click=${() => this.#choose(item)}
    >
      ${icon(item.icon)}<span
        >${item.label}${item.unavailable ? html`<span class="why">${item.unavailable}</span>` : nothing}</span
      >
    </button>`

  #choose(item: MenuItem): void {
    if (item.unavailable) return
    this.close()
    // Before the item acts: a dialog that it opens gives the focus back to the button.
    this.#button?.focus()
    item.run()
  }

  /** Escape or a click elsewhere; the event comes late, when the menu may be another one already. */
  #onToggle = (event: ToggleEvent): void => {
    const menu = event.currentTarget as HTMLElement
    if (event.newState === 'open' || menu !== this.#menu) return
    this.#isOpen = false
    this.#unfollow()
    // After a click elsewhere the focus has moved already.
    if (menu.matches(':focus-within') || !this.#host.shadowRoot?.activeElement) this.#button?.focus()
    this.#host.requestUpdate()
  }

  #onKey = (event: KeyboardEvent): void => {
    const items = this.#items(event.currentTarget as HTMLElement)
    const at = items.findIndex((item) => item.matches(':focus'))
    const next = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(at <= 0 ? -1 : at - 1),
      Home: items[0],
      End: items.at(-1),
    }[event.key]
    if (event.key === 'Tab') this.close()
    if (next) {
      event.preventDefault()
      next.focus()
    } else if (event.key.length === 1) {
      const later = [...items.slice(at + 1), ...items.slice(0, at + 1)]
      later.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus()
    }
  }

  /** A phone is turned, a page is zoomed. */
  #follow = (): void => {
    if (this.#menu && this.#button) this.#place(this.#menu, this.#button)
  }

  #unfollow(): void {
    this.#moves.disconnect()
    removeEventListener('resize', this.#follow)
  }

  /** Under its button, or the whole of a narrow bar, inside the window; above when there is no room below. */
  #place(menu: HTMLElement, button: HTMLElement): void {
    const bar = this.#host.clientWidth < NARROW ? button.closest('[part="actions"]') : null
    const anchor = (bar ?? button).getBoundingClientRect()
    // A page that zooms itself measures in pixels of the window, and is told in its own.
    const zoom = menu.currentCSSZoom ?? 1
    if (bar) menu.style.inlineSize = `${anchor.width / zoom}px`
    const { width, height } = menu.getBoundingClientRect()
    const left = Math.max(GAP, Math.min(anchor.left, document.documentElement.clientWidth - width - GAP))
    const below = anchor.bottom + GAP
    const top = below + height > innerHeight && anchor.top - GAP - height > 0 ? anchor.top - GAP - height : below
    menu.style.left = `${left / zoom}px`
    // Its button may have gone out of the window.
    menu.style.top = `${Math.max(GAP, Math.min(top, innerHeight - height - GAP)) / zoom}px`
  }

  #items(menu: HTMLElement): HTMLElement[] {
    return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  }

  get #menu(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector('[part="menu"]') ?? null
  }
}
