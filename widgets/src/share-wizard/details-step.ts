import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { expiryRange, type Member } from '../contract/index.ts'
import { isInRange, rangeText } from './check-draft.ts'
import { chosenDocuments } from './chosen-documents.ts'
import { dayInWords } from './days.ts'
import { isInvalid, noteId, noteOf, type WizardView } from './wizard-view.ts'

/** Step 1, « Titre et échéance ». */
export function detailsStep(view: WizardView): TemplateResult {
  return html`${titleField(view)} ${expiryField(view)} ${chosenDocuments(view)} ${alsoNotify(view)}`
}

function titleField(view: WizardView): TemplateResult {
  const { t } = view.words
  return html`<div class="field">
    <label for="title">${t.title}</label>
    <input
      class="input"
      id="title"
      type="text"
      required
      autofocus
      autocomplete="off"
      .value=${live(view.form.draft.title)}
      aria-invalid=${ifDefined(isInvalid(view, 'title'))}
      aria-describedby=${ifDefined(noteId(view, 'title', t.titleHint))}
      @input=${(event: Event) => view.form.change('title', { title: valueOf(event) })}
      @blur=${() => view.form.check('title')}
    />
    ${noteOf(view, 'title', t.titleHint)}
  </div>`
}

function expiryField(view: WizardView): TemplateResult {
  const { words, form } = view
  const { t, locale } = words
  const { expiresOn } = form.draft
  const now = new Date()
  const { first, last } = expiryRange(now)
  // The figures follow the machine's language: the date in words is what the reader trusts.
  const hint = isInRange(expiresOn, now) ? t.expiryHint(dayInWords(locale, expiresOn)) : rangeText(words, now)
  return html`<div class="field date">
    <label for="expiresOn">${t.expiry}</label>
    <input
      class="input"
      id="expiresOn"
      type="date"
      required
      min=${first}
      max=${last}
      .value=${live(expiresOn)}
      aria-invalid=${ifDefined(isInvalid(view, 'expiresOn'))}
      aria-describedby="expiresOn-note"
      @input=${(event: Event) => form.change('expiresOn', { expiresOn: valueOf(event) })}
      @blur=${() => form.check('expiresOn')}
    />
    ${noteOf(view, 'expiresOn', hint)}
  </div>`
}

function alsoNotify(view: WizardView): TemplateResult | typeof nothing {
  const { members, words } = view
  const { t } = words
  if (members === null) return html`<p class="hint">${t.membersMissing}</p>`
  if (members.length === 0) return nothing
  return html`<fieldset aria-describedby="alsoNotify-note">
    <legend class="label">${t.alsoNotify}</legend>
    <div class="members">${members.map((member) => memberBox(view, member))}</div>
    ${noteOf(view, 'alsoNotify', t.alsoNotifyHint)}
  </fieldset>`
}

function memberBox(view: WizardView, { id, name, email }: Member): TemplateResult {
  const { alsoNotify: ids } = view.form.draft
  const toggle = (event: Event): void => {
    const others = ids.filter((other) => other !== id)
    const { checked } = event.target as HTMLInputElement
    view.form.change('alsoNotify', { alsoNotify: checked ? [...others, id] : others })
  }
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${live(ids.includes(id))}
      aria-label=${name}
      aria-describedby="member-${id}"
      aria-invalid=${ifDefined(isInvalid(view, 'alsoNotify'))}
      @change=${toggle}
    />
    <span class="t">${name}</span><span class="hint" id="member-${id}">${email}</span>
  </label>`
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value
}
