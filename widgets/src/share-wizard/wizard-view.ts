import { html, nothing, type TemplateResult } from 'lit'
import type { Dossier, DossierDocument, Member } from '../contract/index.ts'
import { fieldError, type Localize } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'
import type { Field } from './share-draft.ts'
import type { ShareForm } from './share-form.ts'

/** What the steps' templates need of the wizard. */
export interface WizardView {
  words: Localize<Messages>
  dossier: Dossier
  form: ShareForm
  /** Whom « Aviser aussi » offers; null while they cannot be loaded. */
  members: readonly Member[] | null
  /** True once a long list of documents was asked for to its end. */
  isWhole: boolean
  /** @param next the first document that comes into sight */
  onShowWhole: (next: string | undefined) => void
  onRemoveDocument: (document: DossierDocument) => void
  onAddRecipient: () => void
  onRemoveRecipient: (key: number) => void
}

/** Id of what describes a field; undefined leaves `aria-describedby` out. */
export function noteId({ form: { errors } }: WizardView, field: Field, hint?: string): string | undefined {
  return hint !== undefined || errors[field] !== undefined ? `${field}-note` : undefined
}

/** The error of a field, which takes the place of its hint. */
export function noteOf({ form: { errors } }: WizardView, field: Field, hint?: string): TemplateResult | typeof nothing {
  const error = errors[field]
  if (error !== undefined) return fieldError(`${field}-note`, error)
  return hint === undefined ? nothing : html`<p class="hint" id="${field}-note">${hint}</p>`
}

/** For `aria-invalid`, which is left out while all is well. */
export function isInvalid({ form: { errors } }: WizardView, field: Field): 'true' | undefined {
  return errors[field] === undefined ? undefined : 'true'
}
