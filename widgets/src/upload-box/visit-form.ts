import { html, nothing, type TemplateResult } from 'lit'
import { actionButton, fieldError } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'
import type { Field, VisitDraft } from './visitor.ts'

interface VisitForm {
  t: Messages
  draft: VisitDraft
  isSending: boolean
  onInput: (field: Field, value: string) => void
  onLeave: (field: Field) => void
  onSubmit: (event: Event) => void
}

/** Step 1: who hands in. */
export function visitForm(form: VisitForm): TemplateResult {
  const { t } = form
  const hint = html`<p class="hint" id="dossierNumber-hint">${t.dossierNumberHint}</p>`
  return html`<form class="form" novalidate @submit=${form.onSubmit}>
    ${field(form, 'name', t.name, { autocomplete: 'name' })}
    ${field(form, 'email', t.email, { autocomplete: 'email', type: 'email' })}
    ${field(form, 'dossierNumber', t.dossierNumber, { look: 'num short', hint })} ${message(form)}
    ${actionButton(t.getCode, form.isSending ? t.gettingCode : null)}
  </form>`
}

interface FieldLook {
  autocomplete?: string
  type?: string
  look?: string
  hint?: TemplateResult
}

function field(form: VisitForm, name: Field, label: string, look: FieldLook): TemplateResult {
  const error = form.draft.errors[name]
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      class="input ${look.look ?? ''}"
      id=${name}
      name=${name}
      type=${look.type ?? 'text'}
      autocomplete=${look.autocomplete ?? 'off'}
      autocapitalize=${name === 'name' ? 'words' : 'none'}
      spellcheck="false"
      .value=${form.draft.visitor[name]}
      aria-required=${name === 'name' || name === 'email' ? 'true' : nothing}
      aria-invalid=${error === undefined ? 'false' : 'true'}
      aria-describedby=${error === undefined ? (look.hint ? `${name}-hint` : nothing) : `${name}-error`}
      @input=${(event: Event) => form.onInput(name, (event.target as HTMLInputElement).value)}
      @blur=${() => form.onLeave(name)}
    />
    ${error === undefined ? (look.hint ?? nothing) : fieldError(`${name}-error`, error)}
  </div>`
}

function message(form: VisitForm): TemplateResult {
  const error = form.draft.errors.message
  return html`<div class="field">
    <label for="message">${form.t.message}</label>
    <textarea
      class="input"
      id="message"
      name="message"
      rows="3"
      .value=${form.draft.visitor.message}
      aria-invalid=${error === undefined ? 'false' : 'true'}
      aria-describedby=${error === undefined ? nothing : 'message-error'}
      @input=${(event: Event) => form.onInput('message', (event.target as HTMLTextAreaElement).value)}
      @blur=${() => form.onLeave('message')}
    ></textarea>
    ${fieldError('message-error', error)}
  </div>`
}
