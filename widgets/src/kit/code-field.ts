import { html, type TemplateResult } from 'lit'
import { fieldError } from './fields.ts'

interface CodeField {
  label: string
  hint: string
  code: string
  error: string | null | undefined
  onInput: (code: string) => void
}

/** Where the code that came by e-mail is typed, or put in by the phone that received it. */
export function codeField({ label, hint, code, error, onInput }: CodeField): TemplateResult {
  return html`<div class="field">
    <label for="code">${label}</label>
    <input
      class="input code"
      id="code"
      name="code"
      type="text"
      inputmode="numeric"
      autocomplete="one-time-code"
      autocorrect="off"
      spellcheck="false"
      maxlength="20"
      .value=${code}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${error ? 'code-error' : 'code-hint'}
      @input=${(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
    />
    ${error ? fieldError('code-error', error) : html`<p class="hint" id="code-hint">${hint}</p>`}
  </div>`
}
