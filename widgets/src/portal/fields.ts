import { html, nothing, type TemplateResult } from 'lit'
import { icon, circleAlertIcon, eyeIcon, loaderCircleIcon } from '../kit/index.ts'

/** What stands under a field that is wrong, and is named by its `aria-describedby`. */
export function fieldError(id: string, text: string | null): TemplateResult | typeof nothing {
  if (text === null) return nothing
  return html`<p class="error" id=${id}>${icon(circleAlertIcon, { small: true })}<span>${text}</span></p>`
}

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

/** The one button of a form; at work it says so and keeps its width and focus. */
export function submitButton(label: string, working: string | null): TemplateResult {
  const isWorking = working !== null
  return html`<button class="btn primary wide" type="submit" aria-busy=${isWorking ? 'true' : 'false'}>
    ${isWorking ? html`${icon(loaderCircleIcon, { spin: true })}${working}` : label}
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
