import type { Localize } from '../kit/index.ts'
import { checkDetails } from './check-draft.ts'
import type { Messages } from './messages.fr.ts'
import {
  isDetail,
  newRecipient,
  type Field,
  type FieldErrors,
  type RecipientDraft,
  type ShareDraft,
} from './share-draft.ts'
import type { Step } from './stepper.ts'

/** What a form belongs to. */
interface FormOwner {
  words: Localize<Messages>
  /** What the second step still lacks. */
  checkRecipients: (draft: ShareDraft) => FieldErrors
  /** The draft is another one. */
  onChange: () => void
  /** Something is to be drawn anew. */
  onUpdate: () => void
}

/** What is being filled in, and what is wrong with it. */
export class ShareForm {
  #draft: ShareDraft
  #owner: FormOwner
  #errors: FieldErrors = {}
  /** What the zone said of values that have not changed since. */
  #refused: FieldErrors = {}
  #isTouched = false

  constructor(draft: ShareDraft, owner: FormOwner) {
    this.#draft = draft
    this.#owner = owner
  }

  get draft(): ShareDraft {
    return this.#draft
  }

  get errors(): FieldErrors {
    return this.#errors
  }

  /** True once there is something to lose. */
  get isTouched(): boolean {
    return this.#isTouched
  }

  /** The step that holds the first error, or null when there is none. */
  get faultyStep(): Step | null {
    const fields = Object.keys(this.#errors)
    if (fields.length === 0) return null
    return fields.some(isDetail) ? 'details' : 'recipients'
  }

  /** An error is said on leaving or on going on, and taken back as soon as the value is right. */
  change(field: Field, change: Partial<ShareDraft>): void {
    this.#isTouched = true
    this.#draft = { ...this.#draft, ...change }
    this.#refused = without(this.#refused, field)
    if (this.#errors[field] !== undefined) this.check(field)
    this.#owner.onChange()
    this.#owner.onUpdate()
  }

  /** @returns the id of the document that stands there now, if any. */
  removeDocument(id: string): string | undefined {
    const index = this.#draft.documents.findIndex((document) => document.id === id)
    const documents = this.#draft.documents.filter((document) => document.id !== id)
    this.#errors = without(this.#errors, `document-${id}`)
    this.change('documents', { documents })
    return (documents[index] ?? documents.at(-1))?.id
  }

  changeRecipient(field: Field, key: number, change: Partial<RecipientDraft>): void {
    const recipients = this.#draft.recipients.map((row) => (row.key === key ? { ...row, ...change } : row))
    this.change(field, { recipients })
  }

  /** @returns the key of the new row. */
  addRecipient(): number {
    const row = newRecipient()
    this.change('recipients', { recipients: [...this.#draft.recipients, row] })
    return row.key
  }

  /** @returns the key of the row that stands there now, if any. */
  removeRecipient(key: number): number | undefined {
    const index = this.#draft.recipients.findIndex((row) => row.key === key)
    const recipients = this.#draft.recipients.filter((row) => row.key !== key)
    this.#errors = without(this.#errors, `party-${key}`, `message-${key}`)
    this.change('recipients', { recipients })
    return (recipients[index] ?? recipients.at(-1))?.key
  }

  /** The reader leaves a field: time to say what is wrong with it. */
  check(field: Field): void {
    const error = { ...this.#refused, ...this.#details, ...this.#recipients }[field]
    if (error === this.#errors[field]) return
    const others = without(this.#errors, field)
    this.#errors = error === undefined ? others : { ...others, [field]: error }
    this.#owner.onUpdate()
  }

  /** @returns true when step 1 is complete; the zone will say again what it refused. */
  checkDetails(): boolean {
    return this.#settle(this.#details)
  }

  /** @returns true when all can be sent. */
  checkAll(): boolean {
    return this.#settle({ ...this.#details, ...this.#recipients })
  }

  /** Puts the zone's refusals under their fields. */
  refuse(errors: FieldErrors): void {
    this.#refused = errors
    this.#errors = errors
    this.#owner.onUpdate()
  }

  #settle(errors: FieldErrors): boolean {
    this.#refused = {}
    this.#errors = errors
    this.#owner.onUpdate()
    return this.faultyStep === null
  }

  get #details(): FieldErrors {
    return checkDetails(this.#draft, this.#owner.words, new Date())
  }

  get #recipients(): FieldErrors {
    return this.#owner.checkRecipients(this.#draft)
  }
}

function without(errors: FieldErrors, ...fields: Field[]): FieldErrors {
  const left = { ...errors }
  for (const field of fields) delete left[field]
  return left
}
