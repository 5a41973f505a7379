import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { chosenFiles, type NamedFile } from '../client/index.ts'
import { icon, type Icon } from '../kit/index.ts'

export interface FileButton {
  /** Classes of the button. */
  look: string
  label: string
  /** Accessible name, where the label alone would not tell which. */
  name?: string
  sign?: Icon
  isMultiple?: boolean
  /** Straight to the camera, where there is one. */
  isPhoto?: boolean
  /** Files may come soon. */
  onHint: () => void
  onFiles: (files: NamedFile[]) => void
}

/** A button that opens the file explorer at once; the files go up without a further click. */
export function fileButton(button: FileButton): TemplateResult {
  const { look, label, name, sign, isMultiple, isPhoto, onHint, onFiles } = button
  const choose = (event: Event): void => {
    const input = (event.currentTarget as HTMLElement).nextElementSibling
    if (input instanceof HTMLInputElement) input.click()
  }
  const change = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement
    onFiles(chosenFiles(input.files ?? []))
    // The same file chosen twice must be a change both times.
    input.value = ''
  }
  return html`<button
      class="btn ${look}"
      type="button"
      aria-label=${ifDefined(name)}
      @pointerenter=${onHint}
      @focus=${onHint}
      @click=${choose}
    >
      ${sign ? icon(sign) : nothing}${label}
    </button>
    <input
      type="file"
      hidden
      ?multiple=${isMultiple}
      accept=${ifDefined(isPhoto ? 'image/*' : undefined)}
      capture=${ifDefined(isPhoto ? 'environment' : undefined)}
      @change=${change}
    />`
}
