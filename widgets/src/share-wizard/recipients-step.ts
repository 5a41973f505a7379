import { html, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { SHARE_MAX_RECIPIENTS } from '../contract/index.ts'
import { icon, chevronDownIcon, plusIcon } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'
import { partyChoices, type PartyChoice } from './party-choices.ts'
import { presentParties, type Field, type RecipientDraft } from './share-draft.ts'
import { isInvalid, noteId, noteOf, type WizardView } from './wizard-view.ts'

/** Step 2, « Destinataires ». */
export function recipientsStep(view: WizardView, t: LaterMessages): TemplateResult {
  const { draft } = view.form
  const choicesOf = partyChoices(draft, view.dossier.parties)
  return html`${repeat(
    draft.recipients,
    ({ key }) => key,
    (row, index) => recipientRow(view, t, row, { number: index + 1, choices: choicesOf(row) }),
  )}
  ${addButton(view, t)} ${noteOf(view, 'recipients')}`
}

function addButton({ dossier, form, onAddRecipient }: WizardView, t: LaterMessages): TemplateResult {
  const parties = presentParties(dossier.parties).length
  if (parties === 0) return html`<p class="hint" tabindex="-1" id="add-recipient">${t.noParty}</p>`
  if (form.draft.recipients.length >= Math.min(parties, SHARE_MAX_RECIPIENTS))
    return html`<p class="hint" tabindex="-1" id="add-recipient">${t.allParties}</p>`
  return html`<button class="btn quiet os add" type="button" id="add-recipient" @click=${onAddRecipient}>
    ${icon(plusIcon)}${t.addRecipient}
  </button>`
}

function recipientRow(
  view: WizardView,
  t: LaterMessages,
  row: RecipientDraft,
  { number, choices }: { number: number; choices: readonly PartyChoice[] },
): TemplateResult {
  return html`<fieldset class="recipient">
    <legend class="vh">${t.recipient(number)}</legend>
    <div class="rec-head">
      <span class="label" aria-hidden="true">${t.recipient(number)}</span>
      <button
        class="btn quiet small oe"
        type="button"
        aria-label=${t.removeRecipient(number)}
        @click=${() => view.onRemoveRecipient(row.key)}
      >
        ${t.remove}
      </button>
    </div>
    <div class="rec-grid">
      <div class="field">
        ${partyField(view, t, row, choices)}
        <div class="rights">
          ${rightBox(view, row, 'mayReturn', t.mayReturn, t.mayReturnHint)}
          ${rightBox(view, row, 'notifyRecipient', t.notify, t.notifyHint)}
        </div>
      </div>
      ${messageField(view, t, row)}
    </div>
  </fieldset>`
}

function partyField(
  view: WizardView,
  t: LaterMessages,
  row: RecipientDraft,
  choices: readonly PartyChoice[],
): TemplateResult {
  const field: Field = `party-${row.key}`
  const option = (value: string, label: string): TemplateResult =>
    html`<option value=${value} .selected=${value === row.partyId}>${label}</option>`
  return html`<label for=${field}>${t.party}</label>
    <div class="select">
      <select
        class="input"
        id=${field}
        required
        aria-invalid=${ifDefined(isInvalid(view, field))}
        aria-describedby=${ifDefined(noteId(view, field))}
        @change=${(event: Event) => view.form.changeRecipient(field, row.key, { partyId: valueOf(event) })}
        @blur=${() => row.partyId !== '' && view.form.check(field)}
      >
        ${option('', t.chooseParty)}
        ${repeat(
          choices,
          ({ id }) => id,
          ({ id, label }) => option(id, label),
        )}
      </select>
      ${icon(chevronDownIcon)}
    </div>
    ${noteOf(view, field)}`
}

function rightBox(
  view: WizardView,
  row: RecipientDraft,
  right: 'mayReturn' | 'notifyRecipient',
  label: string,
  hint: string,
): TemplateResult {
  const id = `${right}-${row.key}`
  const toggle = (event: Event): void => {
    view.form.changeRecipient('recipients', row.key, { [right]: (event.target as HTMLInputElement).checked })
  }
  return html`<label class="check">
    <input type="checkbox" .checked=${live(row[right])} aria-label=${label} aria-describedby=${id} @change=${toggle} />
    <span class="t">${label}</span><span class="hint" id=${id}>${hint}</span>
  </label>`
}

function messageField(view: WizardView, t: LaterMessages, row: RecipientDraft): TemplateResult {
  const field: Field = `message-${row.key}`
  return html`<div class="field">
    <label for=${field}>${t.message}</label>
    <textarea
      class="input"
      id=${field}
      rows="5"
      .value=${live(row.message)}
      aria-invalid=${ifDefined(isInvalid(view, field))}
      aria-describedby=${ifDefined(noteId(view, field, t.messageHint))}
      @input=${(event: Event) => view.form.changeRecipient(field, row.key, { message: valueOf(event) })}
      @blur=${() => view.form.check(field)}
    ></textarea>
    ${noteOf(view, field, t.messageHint)}
  </div>`
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement | HTMLTextAreaElement).value
}
