import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { icon, type Icon } from '../kit/index.ts'

interface FileInput {
  id?: string
  /** Classes of the button. */
  look: string
  label: string
  /** Accessible name, where the label alone would not tell which. */
  name?: string
  sign?: Icon
  accept?: string
  isMultiple?: boolean
  /** Straight to the camera, where there is one. */
  isCamera?: boolean
  onFiles: (files: File[]) => void
}

/** A button that opens the file explorer, or the camera, at once. */
export function fileInput(button: FileInput): TemplateResult {
  const choose = (event: Event): void => {
    const input = (event.currentTarget as HTMLElement).nextElementSibling
    if (input instanceof HTMLInputElement) input.click()
  }
  const change = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement
    button.onFiles([...(input.files ?? [])])
    // The same file chosen twice must be a change both times.
    input.value = ''
  }
  return html`<button
      class="btn ${button.look}"
      id=${ifDefined(button.id)}
      type="button"
      aria-label=${ifDefined(button.name)}
      @click=${choose}
    >
      ${button.sign ? icon(button.sign) : nothing}${button.label}</button
    ><input
      type="file"
      hidden
      ?multiple=${button.isMultiple}
      accept=${ifDefined(button.accept)}
      capture=${ifDefined(button.isCamera ? 'environment' : undefined)}
      @change=${change}
    />`
}
