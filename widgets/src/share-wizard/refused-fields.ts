import type { FieldProblem } from '../contract/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'
import type { Field, FieldErrors, ShareDraft } from './share-draft.ts'

/** The zone's `errors[]`: each under its field; those that are about none. */
export interface Refusal {
  errors: FieldErrors
  others: string[]
}

export function readRefusal(draft: ShareDraft, problems: readonly FieldProblem[], t: LaterMessages): Refusal {
  const errors: { [field in Field]?: string } = {}
  const others: string[] = []
  for (const { path, code, message } of problems) {
    const field = fieldOf(draft, path)
    const text = t.refusals[code] ?? message
    if (field === null) others.push(text)
    else errors[field] ??= text
  }
  return { errors, others }
}

function fieldOf({ documents, recipients }: ShareDraft, path: string): Field | null {
  const [, list, index, name] = /^(\w+)(?:\[(\d+)\](?:\.(\w+))?)?$/.exec(path) ?? []
  if (list === 'title' || list === 'expiresOn' || list === 'alsoNotify') return list
  if (list === 'documentIds') {
    const document = documents[Number(index)]
    return document ? `document-${document.id}` : 'documents'
  }
  if (list !== 'recipients') return null
  const row = recipients[Number(index)]
  if (!row) return 'recipients'
  return name === 'message' ? `message-${row.key}` : `party-${row.key}`
}
