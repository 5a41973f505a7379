import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { icon, xIcon } from './icons.ts'

let count = 0
/** Those that are open, the lowest first. */
const stack: DialogController[] = []

export interface DialogContent {
  title: string | TemplateResult
  /** Name of the cross; null when the foot has the one way out. */
  closeLabel: string | null
  body: unknown
  foot: unknown
  /** 480 px instead of 720: a confirmation. */
  isSmall?: boolean
  /** Between title and body: a stepper. */
  head?: unknown
  /** When given, body and foot are one form. */
  onSubmit?: (event: SubmitEvent) => void
  /** Escape or the cross; the dialog closes unless this returns false. */
  onClose?: () => boolean | void
}

/**
 * A native `<dialog>` in the widget's shadow root. `open()`, then `render()` while `isOpen`;
 * closing gives the focus back to what had it.
 */
export class DialogController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #titleId = `jz-dialog-${++count}`
  #opener: HTMLElement | null = null
  #isOpen = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get #element(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector(`dialog[aria-labelledby='${this.#titleId}']`) ?? null
  }

  open(): void {
    if (this.#isOpen) return
    this.#opener = focused()
    this.#isOpen = true
    stack.push(this)
    this.#host.requestUpdate()
  }

  close(): void {
    if (!this.#isOpen) return
    this.#drop()
    // Closed before Lit removes it: a removed dialog leaves the rest of the page inert in some engines.
    this.#element?.close()
    this.#host.requestUpdate()
    const opener = this.#opener
    this.#opener = null
    void this.#host.updateComplete.then(() => opener?.isConnected && opener.focus())
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    if (this.#isOpen) this.#drop()
  }

  #drop(): void {
    this.#isOpen = false
    stack.splice(stack.indexOf(this), 1)
  }

  hostUpdated(): void {
    const dialog = this.#element
    if (!this.#isOpen || !dialog || dialog.open) return
    dialog.showModal()
    // Shown again after the browser closed it: what was asked over it stays over it.
    for (const above of stack.slice(stack.indexOf(this) + 1)) above.#raise()
  }

  #raise(): void {
    const dialog = this.#element
    if (!dialog?.open) return
    dialog.close()
    dialog.showModal()
  }

  render(content: DialogContent): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing
    const { title, closeLabel, body, foot, head, isSmall, onSubmit } = content
    const ask = (event: Event): void => {
      event.preventDefault()
      if (content.onClose?.() !== false) this.close()
    }
    // No page may hold its reader: a second Escape in a row closes without `cancel`.
    const closed = (event: Event): void => {
      const dialog = this.#element
      if (!this.#isOpen || event.target !== dialog || dialog?.open) return
      ask(event)
      this.#host.requestUpdate()
    }
    const cross = html`<button class="btn icon" type="button" aria-label=${closeLabel} @click=${ask}>
      ${icon(xIcon)}
    </button>`
    const inside = html`<div class="dialog-head">
        <h2 id=${this.#titleId}>${title}</h2>
        ${closeLabel === null ? nothing : cross} ${head ?? nothing}
      </div>
      <div class="dialog-body">${body}</div>
      <div class="dialog-foot">${foot}</div>`
    return html`<dialog
      class=${isSmall ? 'dialog small' : 'dialog'}
      part="dialog"
      aria-labelledby=${this.#titleId}
      @cancel=${ask}
      @close=${closed}
    >
      ${onSubmit ? html`<form novalidate @submit=${onSubmit}>${inside}</form>` : inside}
    </dialog>`
  }
}

/** The focused element, inside shadow roots too. */
export function focused(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement ? element : null
}
