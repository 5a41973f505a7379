import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { checkTypedName, fileExtension, FILE_NAME_MAX_BYTES, type DossierDocument } from '../contract/index.ts'
import { asProblem, DialogController, fieldError, problemText } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { toolText } from './tool-text.ts'

/** « Renommer »: one field; what the zone refuses is said under it. */
export class RenameDialog implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #dialog: DialogController
  #document: DossierDocument | null = null
  #error = ''
  /** True for a problem that goes with the connection's return. */
  #isPassing = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#dialog = new DialogController(host)
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('online', this.reconnected)
  }

  hostDisconnected(): void {
    removeEventListener('online', this.reconnected)
  }

  open(document: DossierDocument): void {
    this.#document = document
    this.#error = ''
    this.#dialog.open()
  }

  render(desk: DocsDesk): TemplateResult | typeof nothing {
    const { kit } = desk.words
    const t = toolText(desk.words)
    const document = this.#document
    if (!document || !this.#dialog.isOpen) return nothing
    return this.#dialog.render({
      title: t.rename,
      closeLabel: kit.close,
      isSmall: true,
      onSubmit: (event) => void this.#submit(event, desk, document),
      body: html`<div class="field">
        <label for="rename-name">${t.newName}</label>
        <input
          class="input"
          id="rename-name"
          name="name"
          autofocus
          autocomplete="off"
          maxlength=${FILE_NAME_MAX_BYTES}
          .value=${document.name}
          aria-invalid=${this.#error !== ''}
          aria-describedby=${this.#error === '' ? nothing : 'rename-error'}
          @focus=${selectStem}
          @input=${() => this.#setError('')}
        />
        ${fieldError('rename-error', this.#error)}
      </div>`,
      foot: html`<button class="btn quiet first" type="button" @click=${() => this.#dialog.close()}>
          ${kit.cancel}
        </button>
        <button class="btn primary" type="submit">${t.rename}</button>`,
    })
  }

  async #submit(event: SubmitEvent, desk: DocsDesk, document: DossierDocument): Promise<void> {
    event.preventDefault()
    const { kit } = desk.words
    const t = toolText(desk.words)
    const input = (event.target as HTMLFormElement).elements.namedItem('name') as HTMLInputElement
    const typed = input.value.trim()
    const fault = checkTypedName(typed)
    if (fault !== null) return this.#setError(fault === 'required' ? t.nameMissing : t.nameSeparator)
    const name = withExtension(typed, document.name)
    try {
      if (name !== document.name) {
        await desk.client.documents.rename(document.id, name)
        await desk.pages.refresh(document.id)
        desk.toast.show(t.renamed)
      }
      this.#dialog.close()
    } catch (error) {
      const problem = asProblem(error)
      this.#setError(problemText(problem, kit))
      this.#isPassing = problem.retryable
    }
  }

  /** The name that was typed stays, to be sent. */
  reconnected = (): void => {
    if (this.#isPassing) this.#setError('')
  }

  #setError(error: string): void {
    this.#isPassing = false
    this.#error = error
    this.#host.requestUpdate()
    if (error !== '') this.#host.shadowRoot?.querySelector<HTMLElement>('#rename-name')?.focus()
  }
}

/** A name typed without any extension keeps the one it had: nobody means to lose it. */
function withExtension(typed: string, before: string): string {
  const extension = fileExtension(before)
  return extension === '' || fileExtension(typed) !== '' ? typed : `${typed}.${extension}`
}

/** The name without its extension, as the systems' own windows do. */
function selectStem(event: FocusEvent): void {
  const input = event.target as HTMLInputElement
  const dot = input.value.lastIndexOf('.')
  input.setSelectionRange(0, dot > 0 ? dot : input.value.length)
}
