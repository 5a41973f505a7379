import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { DossierDocument } from '../contract/index.ts'
import { asProblem, DialogController, fieldError, problemText } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { toolText } from './tool-text.ts'

/** « Libérer… »: a notary says why a held document may be shared after all. */
export class ReleaseDialog {
  #host: ReactiveControllerHost & HTMLElement
  #dialog: DialogController
  #document: DossierDocument | null = null
  #error = ''

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#dialog = new DialogController(host)
  }

  open(document: DossierDocument): void {
    this.#document = document
    this.#error = ''
    this.#dialog.open()
  }

  render(desk: DocsDesk): TemplateResult | typeof nothing {
    const document = this.#document
    if (!document || !this.#dialog.isOpen) return nothing
    const { kit } = desk.words
    const t = toolText(desk.words)
    return this.#dialog.render({
      title: t.releaseTitle(document.name),
      closeLabel: kit.close,
      isSmall: true,
      onSubmit: (event) => void this.#submit(event, desk, document),
      body: html`<p>${t.releaseDetail}</p>
        <div class="field">
          <label for="release-reason">${t.releaseReason}</label>
          <textarea
            class="input"
            id="release-reason"
            name="reason"
            rows="3"
            maxlength="500"
            autofocus
            aria-invalid=${this.#error !== ''}
            aria-describedby=${this.#error === '' ? nothing : 'release-error'}
            @input=${() => this.#setError('')}
          ></textarea>
          ${fieldError('release-error', this.#error)}
        </div>`,
      foot: html`<button class="btn quiet first" type="button" @click=${() => this.#dialog.close()}>
          ${kit.cancel}
        </button>
        <button class="btn primary" type="submit">${t.releaseConfirm}</button>`,
    })
  }

  async #submit(event: SubmitEvent, desk: DocsDesk, document: DossierDocument): Promise<void> {
    event.preventDefault()
    const { kit } = desk.words
    const t = toolText(desk.words)
    const field = (event.target as HTMLFormElement).elements.namedItem('reason') as HTMLTextAreaElement
    const reason = field.value.trim()
    if (reason === '') return this.#setError(t.reasonMissing)
    try {
      await desk.client.documents.release(document.id, reason)
      await desk.pages.refresh(document.id)
      this.#dialog.close()
      desk.toast.show(t.released)
    } catch (error) {
      this.#setError(problemText(asProblem(error), kit))
    }
  }

  #setError(error: string): void {
    this.#error = error
    this.#host.requestUpdate()
    if (error !== '') this.#host.shadowRoot?.querySelector<HTMLElement>('#release-reason')?.focus()
  }
}
