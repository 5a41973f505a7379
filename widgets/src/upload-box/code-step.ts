import { html, nothing, type TemplateResult } from 'lit'
import { circleCheckIcon, icon, triangleAlertIcon } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'
import { actionButton, fieldError } from './visit-form.ts'

interface CodeStep {
  t: LaterMessages
  email: string
  code: string
  error: string | undefined
  isVerifying: boolean
  /** The last code was sent anew. */
  isResent: boolean
  /** Documents wait for a new code. */
  isAgain: boolean
  onInput: (code: string) => void
  onSubmit: (event: Event) => void
  onResend: () => void
  /** Null while documents are tied to this address. */
  onChangeAddress: (() => void) | null
}

/** Step 2: the address is the visitor's own. */
export function codeStep(step: CodeStep): TemplateResult {
  const { t, error } = step
  const change = html`<button class="btn quiet oe" type="button" @click=${step.onChangeAddress}>
    ${t.changeAddress}
  </button>`
  return html`<form class="form" novalidate @submit=${step.onSubmit}>
    ${step.isAgain ? html`<p class="banner warn">${icon(triangleAlertIcon)}<span>${t.accessEnded}</span></p>` : nothing}
    <p>${t.codeSent} <strong>${step.email}</strong>. ${t.codeLife}</p>
    <div class="field">
      <label for="code">${t.code}</label>
      <input
        class="input code"
        id="code"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        .value=${step.code}
        aria-invalid=${error === undefined ? 'false' : 'true'}
        aria-describedby=${error === undefined ? 'code-hint' : 'code-error'}
        @input=${(event: Event) => step.onInput((event.target as HTMLInputElement).value)}
      />
      ${error === undefined ? html`<p class="hint" id="code-hint">${t.codeHint}</p>` : fieldError('code-error', error)}
    </div>
    ${actionButton(t.verify, step.isVerifying ? t.verifying : null)}
    <div class="pair">
      <button class="btn quiet os" id="resend" type="button" @click=${step.onResend}>${t.resend}</button>
      ${step.onChangeAddress ? change : nothing}
    </div>
    ${step.isResent ? html`<p class="status">${icon(circleCheckIcon, { small: true })}${t.resent(step.email)}</p>` : nothing}
  </form>`
}

/** Spaces and dashes are how a mail program or a person groups digits. */
export function digitsOf(code: string): string {
  return code.replace(/[\s-]/g, '')
}
