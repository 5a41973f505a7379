import type { Instant } from './common.ts'

export interface RecipientInput {
  partyId: string
  mayReturn: boolean
  notifyRecipient: boolean
  message?: string
}

export interface ShareInput {
  title: string
  /** Last day of access, `2026-12-24`, until its end in America/Toronto. */
  expiresOn: string
  documentIds: string[]
  recipients: RecipientInput[]
  alsoNotify?: string[]
}

export interface ShareChange {
  expiresOn?: string
  addDocumentIds?: string[]
  /** False for « Sans rappel ». */
  isReminded?: boolean
}

/** `refused`: its mail server does not take the address. `gave_up`: no mail server took it within three days. */
export type UndeliveredReason = 'refused' | 'gave_up'

export interface ShareRecipient {
  id: string
  partyId: string
  name: string
  email: string
  /** False while the account that it is for waits for its activation, which an e-mail of its own invites to. */
  isActivated: boolean
  mayReturn: boolean
  notifyRecipient: boolean
  message: string
  /** When the mail server took the e-mail over; null while it waits, or when none was asked for. */
  sentAt: Instant | null
  undeliveredAt: Instant | null
  /** Null while `undeliveredAt` is. */
  undeliveredReason: UndeliveredReason | null
  openedAt: Instant | null
  downloadedAt: Instant | null
  /** When the last byte of the last of his documents had left; a download that was begun only is `downloadedAt`. */
  downloadCompletedAt: Instant | null
  returnedAt: Instant | null
  removedAt: Instant | null
  extensionRequestedAt: Instant | null
  /** The last reminder, if one was due. */
  remindedAt: Instant | null
}

export interface Share {
  id: string
  dossierId: string
  title: string
  createdAt: Instant
  expiresAt: Instant
  revokedAt: Instant | null
  sender: { id: string; name: string }
  documents: { id: string; name: string; version: number; size: number }[]
  recipients: ShareRecipient[]
  /** What a recipient opens; the same for all, it opens only for them. */
  url: string
  /** False for « Sans rappel »: else who has not opened, or not returned, is reminded three days and one day before the end. */
  isReminded: boolean
}
