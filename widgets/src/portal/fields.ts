import { html, nothing, type TemplateResult } from 'lit'
import { eyeIcon, fieldError, icon } from '../kit/index.ts'

/** The eye at the end of a password: its name stays, its state is pressed or not. */
export function eyeButton(label: string, isShown: boolean, toggle: () => void): TemplateResult {
  return html`<button
    class="btn icon"
    type="button"
    aria-label=${label}
    aria-pressed=${isShown ? 'true' : 'false'}
    @click=${toggle}
  >
    ${icon(eyeIcon)}
  </button>`
}

/** Good enough to be worth a try: the zone never says whether an address is known. */
export function isAddress(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text)
}

export interface EmailField {
  label: string
  value: string
  error: string | null
  onInput: (value: string) => void
  isFirst?: boolean
}

export function emailField({ label, value, error, onInput, isFirst }: EmailField): TemplateResult {
  return html`<div class="field">
    <label for="email">${label}</label>
    <input
      class="input"
      id="email"
      name="email"
      type="email"
      autocomplete="username"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      ?autofocus=${isFirst}
      .value=${value}
      aria-invalid=${error === null ? 'false' : 'true'}
      aria-describedby=${error === null ? nothing : 'email-error'}
      @input=${(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
    />
    ${fieldError('email-error', error)}
  </div>`
}
