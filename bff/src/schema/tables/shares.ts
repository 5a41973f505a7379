import type { Instant, UndeliveredReason } from '@juriszone/widgets/contract'
import type { Flag } from './flag.ts'

export interface ShareTables {
  share: ShareTable
  shareDocument: ShareDocumentTable
  shareFollower: ShareFollowerTable
  recipient: RecipientTable
  recipientDownload: RecipientDownloadTable
  idempotentAnswer: IdempotentAnswerTable
}

interface ShareTable {
  id: string
  firmId: string
  dossierId: string
  senderId: string
  title: string
  titleFold: string
  createdAt: Instant
  expiresAt: Instant
  revokedAt: Instant | null
}

/** A share fixes the versions it sends. */
interface ShareDocumentTable {
  shareId: string
  documentId: string
  versionId: string
  position: number
  addedAt: Instant
}

interface ShareFollowerTable {
  shareId: string
  memberId: string
}

/** A party of one share, with name and address as they were when it was sent. */
interface RecipientTable {
  id: string
  shareId: string
  partyId: string
  accountId: string
  name: string
  email: string
  mayReturn: Flag
  notifyRecipient: Flag
  message: string
  createdAt: Instant
  sentAt: Instant | null
  undeliveredAt: Instant | null
  undeliveredReason: UndeliveredReason | null
  openedAt: Instant | null
  downloadedAt: Instant | null
  /** When the last byte of the last of his documents had left. */
  downloadCompletedAt: Instant | null
  returnedAt: Instant | null
  removedAt: Instant | null
  extensionRequestedAt: Instant | null
  /** 0 for « Sans rappel ». */
  isReminded: Flag
  remindedAt: Instant | null
  remindersSent: number
}

interface RecipientDownloadTable {
  recipientId: string
  documentId: string
  at: Instant
  /** When its last byte had left. */
  completedAt: Instant | null
}

interface IdempotentAnswerTable {
  memberId: string
  key: string
  requestHash: string
  shareId: string
  createdAt: Instant
}
