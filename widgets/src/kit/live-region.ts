import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'

/** Tells a screen reader what changed. Put `render()` once in the widget's template, always present. */
export class LiveRegion implements ReactiveController {
  #host: ReactiveControllerHost
  #polite = ''
  #assertive = ''
  #isOdd = false

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  say(text: string): void {
    this.#polite = this.#distinct(text)
    this.#host.requestUpdate()
  }

  /** For errors: interrupts what is being read. */
  alert(text: string): void {
    this.#assertive = this.#distinct(text)
    this.#host.requestUpdate()
  }

  render(): TemplateResult {
    return html`<div class="vh" role="status">${this.#polite}</div>
      <div class="vh" role="alert">${this.#assertive}</div>`
  }

  /** The same sentence twice is not announced again unless the text differs. */
  #distinct(text: string): string {
    this.#isOdd = !this.#isOdd
    return this.#isOdd ? text : `${text}\u00a0`
  }
}
