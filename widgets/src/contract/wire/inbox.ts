import type { Instant } from './common.ts'
import type { DocumentState } from './documents.ts'

export interface InboxItem {
  id: string
  title: string
  firm: string
  firmPhone: string | null
  receivedAt: Instant
  expiresAt: Instant
  isNew: boolean
}

export interface InboxDocument {
  id: string
  name: string
  size: number
  type: string
  version: number
  state: DocumentState
}

export interface ShareReturn {
  id: string
  name: string
  size: number
  returnedAt: Instant
  /** The shared document that it is a changed version of. */
  documentId: string | null
  /** « Retirer » is offered until a member has opened it. */
  mayWithdraw: boolean
}

export interface InboxShare extends InboxItem {
  sender: string
  message: string
  mayReturn: boolean
  extensionRequestedAt: Instant | null
  /** Empty once the share has expired. */
  documents: InboxDocument[]
  returns: ShareReturn[]
}
