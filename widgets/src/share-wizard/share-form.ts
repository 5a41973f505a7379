import type { FieldProblem } from '../contract/index.ts'
import type { Localize } from '../kit/index.ts'
import { checkDetails, checkRecipients } from './check-draft.ts'
import type { Messages } from './messages.fr.ts'
import {
  fieldErrorsOf,
  isDetail,
  newRecipient,
  type Field,
  type FieldErrors,
  type RecipientDraft,
  type ShareDraft,
} from './share-draft.ts'
import type { Step } from './stepper.ts'

/** What is being filled in, and what is wrong with it. */
export class ShareForm {
  #draft: ShareDraft
  #errors: FieldErrors = {}
  #words: Localize<Messages>
  #onChange: () => void
  #isTouched = false

  constructor(draft: ShareDraft, words: Localize<Messages>, onChange: () => void) {
    this.#draft = draft
    this.#words = words
    this.#onChange = onChange
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
    if (this.#errors[field] !== undefined) this.check(field)
    this.#onChange()
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
    const { [`party-${key}` as const]: _, [`message-${key}` as const]: __, ...errors } = this.#errors
    this.#errors = errors
    const index = this.#draft.recipients.findIndex((row) => row.key === key)
    const recipients = this.#draft.recipients.filter((row) => row.key !== key)
    this.change('recipients', { recipients })
    return (recipients[index] ?? recipients.at(-1))?.key
  }

  /** The reader leaves a field: time to say what is wrong with it. */
  check(field: Field): void {
    const error = { ...this.#details, ...this.#recipients }[field]
    if (error === this.#errors[field]) return
    const { [field]: _, ...others } = this.#errors
    this.#errors = error === undefined ? others : { ...others, [field]: error }
    this.#onChange()
  }

  /** @returns true when step 1 is complete. */
  checkDetails(): boolean {
    this.#errors = this.#details
    this.#onChange()
    return this.faultyStep === null
  }

  /** @returns true when all can be sent. */
  checkAll(): boolean {
    this.#errors = { ...this.#details, ...this.#recipients }
    this.#onChange()
    return this.faultyStep === null
  }

  /** Puts the zone's refusals under their fields. @returns false when one of them is about no field. */
  refuse(problems: readonly FieldProblem[]): boolean {
    const errors = fieldErrorsOf(this.#draft, problems)
    this.#errors = errors ?? this.#errors
    this.#onChange()
    return errors !== null
  }

  get #details(): FieldErrors {
    return checkDetails(this.#draft, this.#words, new Date())
  }

  get #recipients(): FieldErrors {
    return checkRecipients(this.#draft, this.#words)
  }
}
