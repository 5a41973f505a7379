import { html, nothing, type TemplateResult } from 'lit'
import { actionButton, circleCheckIcon, codeField, icon, triangleAlertIcon } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'

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
  onSubmit: () => void
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
  const submit = (event: Event): void => {
    event.preventDefault()
    step.onSubmit()
  }
  return html`<form class="form" novalidate @submit=${submit}>
    ${step.isAgain ? html`<p class="banner warn">${icon(triangleAlertIcon)}<span>${t.accessEnded}</span></p>` : nothing}
    <p>${t.codeSent} <strong>${step.email}</strong>. ${t.codeLife}</p>
    ${codeField({ label: t.code, hint: t.codeHint, code: step.code, error, onInput: step.onInput })}
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
