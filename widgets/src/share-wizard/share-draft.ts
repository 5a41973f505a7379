import {
  expiryRange,
  type DossierDocument,
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

/** What an error may be about, and the id of its field: a document's ends in its id, those of a row in its key. */
export type Field =
  | 'title'
  | 'expiresOn'
  | 'documents'
  | `document-${string}`
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

/** True when the first step holds the field. */
export function isDetail(field: string): boolean {
  return /^(title|expiresOn|document|alsoNotify)/.test(field)
}

/** Those that a share can be sent to: the ones that have not left. */
export function presentParties(parties: readonly Party[]): Party[] {
  return parties.filter(({ hasLeft }) => !hasLeft)
}
