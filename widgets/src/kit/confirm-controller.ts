import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { DialogController } from './dialog-controller.ts'

export interface Question {
  title: string
  detail: unknown
  /** Verb of the red button. */
  confirm: string
  /** The other one: « Conserver ». */
  keep: string
  closeLabel: string
}

/** Asks before something is destroyed: `if (await confirm.ask({…}))`. Put `render()` in the template. */
export class ConfirmController {
  #dialog: DialogController
  #question: Question | null = null
  #answer: ((isConfirmed: boolean) => void) | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#dialog = new DialogController(host)
  }

  ask(question: Question): Promise<boolean> {
    this.#answer?.(false)
    this.#question = question
    this.#dialog.open()
    return new Promise((resolve) => (this.#answer = resolve))
  }

  /** The question has become idle: it goes, as if answered by the safe button. */
  dismiss(): void {
    this.#settle(false)
  }

  render(): TemplateResult | typeof nothing {
    const question = this.#question
    if (!question) return nothing
    return this.#dialog.render({
      title: question.title,
      closeLabel: question.closeLabel,
      isSmall: true,
      body: html`<p>${question.detail}</p>`,
      // The safe answer comes first, so it has the focus when the dialog opens.
      foot: html`<button class="btn secondary" type="button" autofocus @click=${() => this.#settle(false)}>
          ${question.keep}
        </button>
        <button class="btn danger" type="button" @click=${() => this.#settle(true)}>${question.confirm}</button>`,
      onClose: () => this.#settle(false),
    })
  }

  #settle(isConfirmed: boolean): void {
    this.#dialog.close()
    this.#answer?.(isConfirmed)
    this.#answer = null
  }
}
