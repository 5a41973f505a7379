import {
  expiryRange,
  type DossierDocument,
  type FieldProblem,
  type Party,
  type RecipientInput,
  type ShareInput,
} from '../contract/index.ts'

export interface RecipientDraft {
  /** Stays with the row while others come and go. */
  readonly key: number
  readonly partyId: string
  readonly mayReturn: boolean
  readonly notifyRecipient: boolean
  readonly message: string
}

/** What the wizard holds until it is sent. */
export interface ShareDraft {
  readonly title: string
  readonly expiresOn: string
  readonly documents: readonly DossierDocument[]
  readonly alsoNotify: readonly string[]
  readonly recipients: readonly RecipientDraft[]
}

/** Field ids of the first step; those of a row are `party-{key}` and `message-{key}`. */
export type Field =
  | 'title'
  | 'expiresOn'
  | 'documents'
  | 'alsoNotify'
  | 'recipients'
  | `party-${number}`
  | `message-${number}`

export type FieldErrors = Readonly<Partial<Record<Field, string>>>

export function newDraft(documents: readonly DossierDocument[], now: Date): ShareDraft {
  return {
    title: '',
    expiresOn: expiryRange(now).suggested,
    documents,
    alsoNotify: [],
    recipients: [newRecipient()],
  }
}

let lastKey = 0

/** An empty row, under a key that no row has had. */
export function newRecipient(): RecipientDraft {
  return { key: ++lastKey, partyId: '', mayReturn: false, notifyRecipient: true, message: '' }
}

export function inputOf(draft: ShareDraft): ShareInput {
  const { title, expiresOn, documents, alsoNotify, recipients } = draft
  return {
    title: title.trim(),
    expiresOn,
    documentIds: documents.map(({ id }) => id),
    recipients: recipients.map(recipientInputOf),
    ...(alsoNotify.length === 0 ? {} : { alsoNotify: [...alsoNotify] }),
  }
}

function recipientInputOf({ partyId, mayReturn, notifyRecipient, message }: RecipientDraft): RecipientInput {
  const text = message.trim()
  return { partyId, mayReturn, notifyRecipient, ...(text === '' ? {} : { message: text }) }
}

/** The zone's `errors[]` under the fields they are about; null when one of them is about none. */
export function fieldErrorsOf(draft: ShareDraft, problems: readonly FieldProblem[]): FieldErrors | null {
  const errors: { [field in Field]?: string } = {}
  for (const { path, message } of problems) {
    const field = fieldOf(draft, path)
    if (field === null) return null
    errors[field] ??= message
  }
  return problems.length === 0 ? null : errors
}

function fieldOf({ recipients }: ShareDraft, path: string): Field | null {
  if (path === 'title' || path === 'expiresOn') return path
  if (path.startsWith('documentIds')) return 'documents'
  if (path.startsWith('alsoNotify')) return 'alsoNotify'
  const [, index, name] = /^recipients\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? []
  const row = recipients[Number(index)]
  if (row) return name === 'message' ? `message-${row.key}` : `party-${row.key}`
  return path === 'recipients' ? 'recipients' : null
}

/** True when the first step holds the field. */
export function isDetail(field: string): boolean {
  return ['title', 'expiresOn', 'documents', 'alsoNotify'].includes(field)
}

/** Parties that a row may name: those that have not left, and that no other row names. */
export function partiesFor(row: RecipientDraft, draft: ShareDraft, parties: readonly Party[]): Party[] {
  const taken = new Set(draft.recipients.filter(({ key }) => key !== row.key).map(({ partyId }) => partyId))
  return parties.filter(({ id, hasLeft }) => !hasLeft && !taken.has(id))
}

/** « {nom} »; the address tells two parties of the same name apart. */
export function partyLabel(party: Party, parties: readonly Party[]): string {
  const name = party.name.toLocaleLowerCase()
  const isShared = parties.some(
    (other) => other.id !== party.id && !other.hasLeft && other.name.toLocaleLowerCase() === name,
  )
  return isShared ? `${party.name} (${party.email})` : party.name
}
