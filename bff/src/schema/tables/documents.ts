import type { BringerKind, DocumentState, HeldFor, Instant } from '@juriszone/widgets/contract'
import type { Flag } from './flag.ts'

export interface DocumentTables {
  upload: UploadTable
  document: DocumentTable
  documentVersion: DocumentVersionTable
  downloadLink: DownloadLinkTable
}

/** Our own state of a tus upload; under `id` there is a blob that holds its sealed bytes. */
interface UploadTable {
  id: string
  firmId: string
  target: 'dossier' | 'return' | 'deposit'
  /** Null for a visitor's, who has a deposit instead. */
  accountId: string | null
  memberId: string | null
  depositId: string | null
  dossierId: string
  shareId: string | null
  documentId: string | null
  keepBoth: Flag
  filename: string
  type: string
  sample: string | null
  size: number
  createdAt: Instant
  expiresAt: Instant
  finishedAt: Instant | null
}

/** A document with what its current version is, so that a list reads one table. */
interface DocumentTable {
  id: string
  firmId: string
  dossierId: string
  name: string
  nameKey: string
  nameFold: string
  nameSort: string
  currentVersionId: string
  version: number
  versions: number
  size: number
  type: string
  state: DocumentState
  heldFor: HeldFor | null
  addedBy: string
  addedByFold: string
  addedByKind: BringerKind
  createdAt: Instant
  binnedAt: Instant | null
  /** Taken back by the recipient who had brought it. */
  withdrawnAt: Instant | null
}

interface DocumentVersionTable {
  id: string
  firmId: string
  documentId: string
  version: number
  blobId: string
  size: number
  type: string
  state: DocumentState
  heldFor: HeldFor | null
  addedBy: string
  addedByKind: BringerKind
  memberId: string | null
  /** The share and recipient that a return came through. */
  shareId: string | null
  recipientId: string | null
  /** 1 when the return is a changed version of a shared document. */
  isRevision: Flag
  createdAt: Instant
  /** A member's first reading of a return. */
  openedAt: Instant | null
  withdrawnAt: Instant | null
}

/** Short-lived link for a plain `<a>`; rights are checked again when it is used. */
interface DownloadLinkTable {
  hash: string
  accountId: string
  firmId: string
  /** Null for a recipient, whose share is named instead. */
  memberId: string | null
  /** The API key behind the widget that asked for it. */
  keyId: string | null
  shareId: string | null
  /** File name of an archive; null for one document. */
  archiveName: string | null
  /** JSON array of `{documentId, versionId}`. */
  items: string
  createdAt: Instant
  expiresAt: Instant
}
