import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { icon, circleCheckIcon } from './icons.ts'

const SHOWN_FOR = 6_000

/** One line at the bottom for what succeeded; never for an error. It rests under the pointer or the focus. */
export class ToastController implements ReactiveController {
  #host: ReactiveControllerHost
  #text = ''
  #action: { label: string; run: () => void } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.hide()
  }

  show(text: string, action?: { label: string; run: () => void }): void {
    this.#text = text
    this.#action = action ?? null
    this.#count()
    this.#host.requestUpdate()
  }

  hide(): void {
    clearTimeout(this.#timer)
    this.#text = ''
    this.#host.requestUpdate()
  }

  /** Always in the template: a status region is read only if it was there before its text. */
  render(): TemplateResult {
    const action = this.#action
    const button = html`<button class="btn small" type="button" @click=${() => this.#act()}>${action?.label}</button>`
    const toast = html`<p class="toast" part="toast">
      ${icon(circleCheckIcon)}<span>${this.#text}</span>${action ? button : nothing}
    </p>`
    return html`<div
      class="toasts"
      role="status"
      @pointerenter=${() => clearTimeout(this.#timer)}
      @pointerleave=${() => this.#count()}
      @focusin=${() => clearTimeout(this.#timer)}
      @focusout=${() => this.#count()}
    >
      ${this.#text === '' ? nothing : toast}
    </div>`
  }

  #act(): void {
    this.#action?.run()
    this.hide()
  }

  #count(): void {
    clearTimeout(this.#timer)
    if (this.#text !== '') this.#timer = setTimeout(() => this.hide(), SHOWN_FOR)
  }
}
