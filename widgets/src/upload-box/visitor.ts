import { DOSSIER_NUMBER, MESSAGE_MAX_LENGTH, type FieldProblem, type VisitInput } from '../contract/index.ts'
import type { Localize } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

export type Field = 'name' | 'email' | 'dossierNumber' | 'message'
const FIELDS: readonly Field[] = ['name', 'email', 'dossierNumber', 'message']
type FieldErrors = Partial<Record<Field, string>>

const NAME_MAX_LENGTH = 200
const EMAIL_MAX_LENGTH = 254

/** What the visitor has typed so far. */
export type Visitor = Record<Field, string>

/** The form while it is filled in: checked on leaving a field, and before it is sent. */
export class VisitDraft {
  visitor: Visitor = { name: '', email: '', dossierNumber: '', message: '' }
  errors: FieldErrors = {}

  /** The field that the reader has to look at. */
  get firstError(): Field | undefined {
    return FIELDS.find((field) => this.errors[field] !== undefined)
  }

  /** What the zone is told: empty fields are left out. */
  get input(): VisitInput {
    const [name = '', email = '', dossierNumber, message] = FIELDS.map((field) => this.visitor[field].trim())
    return { name, email, ...(dossierNumber && { dossierNumber }), ...(message && { message }) }
  }

  type(field: Field, value: string, words: Localize<Messages>): void {
    this.visitor = { ...this.visitor, [field]: value }
    // The error goes as soon as the value is right.
    if (this.errors[field] !== undefined) this.#check(field, words)
  }

  /** A field left empty is told of at the end: the reader may come back to it. */
  leave(field: Field, words: Localize<Messages>): void {
    if (this.visitor[field].trim() !== '') this.#check(field, words)
  }

  checkAll(words: Localize<Messages>): void {
    for (const field of FIELDS) this.#check(field, words)
  }

  /** What the zone said of fields, under each. */
  refuse(problems: readonly FieldProblem[]): void {
    const known = problems.filter(({ path }) => FIELDS.includes(path as Field))
    this.errors = Object.fromEntries(known.map(({ path, message }) => [path, message]))
  }

  #check(field: Field, { t, number }: Localize<Messages>): void {
    const { [field]: _, ...others } = this.errors
    const error = checkField(this.visitor, field, t, number)
    this.errors = error === undefined ? others : { ...others, [field]: error }
  }
}

/** What is wrong with a field, or nothing. */
function checkField(
  visitor: Visitor,
  field: Field,
  t: Messages,
  number: (value: number) => string,
): string | undefined {
  const value = visitor[field].trim()
  if (field === 'name') {
    if (value === '') return t.nameMissing
    return value.length > NAME_MAX_LENGTH ? t.tooLong(number(NAME_MAX_LENGTH)) : undefined
  }
  if (field === 'email') {
    if (value === '') return t.emailMissing
    return /^\S+@\S+\.[^\s.]{2,}$/.test(value) && value.length <= EMAIL_MAX_LENGTH ? undefined : t.emailIncomplete
  }
  if (field === 'dossierNumber') return value === '' || DOSSIER_NUMBER.test(value) ? undefined : t.dossierNumberRefused
  return value.length > MESSAGE_MAX_LENGTH ? t.messageTooLong(number(MESSAGE_MAX_LENGTH)) : undefined
}
