import { html, nothing, type TemplateResult } from 'lit'
import type { DossierDocument } from '../contract/index.ts'
import { fileIcon, icon, xIcon } from '../kit/index.ts'
import { noteOf, type WizardView } from './wizard-view.ts'

/** A longer list than this is cut, so that what follows is not lost from sight. */
const SHORT = 8
const FIRST = 6

/** What is to be shared, at which version. */
export function chosenDocuments(view: WizardView): TemplateResult {
  const { documents } = view.form.draft
  const { t } = view.words
  const isShort = documents.length <= SHORT || view.isWhole || documents.some(({ id }) => isFaulty(view, id))
  const shown = isShort ? documents : documents.slice(0, FIRST)
  const others = documents.length - shown.length
  const button = html`<button class="btn quiet os" type="button" @click=${() => view.onShowWhole(documents[FIRST]?.id)}>
    ${t.showOthers(others)}
  </button>`
  return html`<div>
    <h3 class="label" id="chosen">${t.chosen(documents.length)}</h3>
    <ul class="picked" role="list" aria-labelledby="chosen">
      ${shown.map((document) => chosenDocument(view, document))}
    </ul>
    ${others > 0 ? button : nothing} ${noteOf(view, 'documents')}
  </div>`
}

/** An error takes the focus to the whole row: its button may be missing. */
function chosenDocument(view: WizardView, document: DossierDocument): TemplateResult {
  const { id, name } = document
  const { words, form, onRemoveDocument } = view
  const button = html`<button
    class="btn icon"
    type="button"
    id="drop-${id}"
    aria-label=${words.t.doNotShare(name)}
    @click=${() => onRemoveDocument(document)}
  >
    ${icon(xIcon)}
  </button>`
  return html`<li class=${isFaulty(view, id) ? 'faulty' : ''} tabindex=${isFaulty(view, id) ? '-1' : nothing}>
    ${icon(fileIcon(name))}
    <div>${name} <span class="meta">${whatIsSent(view, document)}</span>${noteOf(view, `document-${id}`)}</div>
    ${form.draft.documents.length > 1 ? button : nothing}
  </li>`
}

function isFaulty({ form }: WizardView, id: string): boolean {
  return form.errors[`document-${id}`] !== undefined
}

function whatIsSent({ words }: WizardView, { size, version, addedBy, addedByKind }: DossierDocument): TemplateResult {
  const { t, size: inWords } = words
  const returned = addedByKind === 'recipient' ? html`, ${t.returnedBy(addedBy)}` : nothing
  return html`<span class="nw">${inWords(size)} · ${t.version(version)}</span>${returned}`
}
