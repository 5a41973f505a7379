import type {
  BringerKind,
  DocumentState,
  HeldFor,
  Instant,
  Locale,
  MemberRole,
  PartyKind,
  UndeliveredReason,
} from '@juriszone/widgets/contract'
import type { Database, Tx } from '../platform/database.ts'

/** All tables, in the order of the path. Instants are ISO 8601 UTC text, so they sort as they are. */
export interface Tables {
  firm: FirmTable
  apiKey: ApiKeyTable
  account: AccountTable
  member: MemberTable
  session: SessionTable
  embedToken: EmbedTokenTable
  link: LinkTable
  code: CodeTable
  device: DeviceTable
  rateBucket: RateBucketTable

  dossier: DossierTable
  party: PartyTable
  dossierVisit: DossierVisitTable

  firmKey: FirmKeyTable
  blob: BlobTable
  clearBlob: ClearBlobTable
  upload: UploadTable
  document: DocumentTable
  documentVersion: DocumentVersionTable
  downloadLink: DownloadLinkTable

  share: ShareTable
  shareDocument: ShareDocumentTable
  shareFollower: ShareFollowerTable
  recipient: RecipientTable
  recipientDownload: RecipientDownloadTable
  idempotentAnswer: IdempotentAnswerTable

  returnNotice: ReturnNoticeTable

  uploadBox: UploadBoxTable
  deposit: DepositTable
  depositNotice: DepositNoticeTable

  outbox: OutboxTable
  activity: ActivityTable
  activityHead: ActivityHeadTable
}

export type Db = Database<Tables>
export type DbTx = Tx<Tables>

type Flag = 0 | 1

interface FirmTable {
  id: string
  name: string
  phone: string | null
  email: string | null
  privacyUrl: string | null
  entityKey: string
  createdAt: Instant
  /** Days that a dossier is kept after its last activity, 30 to 365. */
  retentionDays: number
}

interface ApiKeyTable {
  /** Twelve base32 digits inside the key: finds the row without its secret. */
  id: string
  firmId: string
  secretHash: string
  /** Space-separated: `dossier:export embed:issue share:create`. */
  scopes: string
  createdAt: Instant
  expiresAt: Instant
  lastUsedDay: string | null
  revokedAt: Instant | null
}

/** One account per address for the whole zone. */
interface AccountTable {
  id: string
  /** Lower case. */
  email: string
  name: string
  locale: Locale
  /** Argon2id PHC string; null until activation. */
  passwordHash: string | null
  activatedAt: Instant | null
  failedSignIns: number
  lockedUntil: Instant | null
  createdAt: Instant
}

interface MemberTable {
  id: string
  firmId: string
  accountId: string
  role: MemberRole
  disabledAt: Instant | null
  createdAt: Instant
}

interface SessionTable {
  hash: string
  accountId: string
  createdAt: Instant
  seenAt: Instant
  /** Absolute end; idling ends it sooner. */
  expiresAt: Instant
}

interface EmbedTokenTable {
  hash: string
  firmId: string
  memberId: string
  keyId: string
  dossierNumber: string | null
  origin: string
  createdAt: Instant
  expiresAt: Instant
}

/** A link sent by e-mail; its token is computed from id and generation, only its hash is kept. */
interface LinkTable {
  id: string
  purpose: 'activation' | 'invitation' | 'reset'
  accountId: string
  hash: string
  /** Where its owner goes on afterwards. */
  shareId: string | null
  createdAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
}

/** A code that was sent by e-mail: computed from its id, as a link's token is. */
interface CodeTable {
  id: string
  purpose: 'signIn' | 'deposit'
  /** Whom it lets in; null for an address that nobody here has, and for a deposit. */
  accountId: string | null
  depositId: string | null
  /** Where its owner goes on afterwards. */
  shareId: string | null
  tries: number
  createdAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
}

/** A browser whose owner asked to be remembered there: it signs in without a code. */
interface DeviceTable {
  id: string
  hash: string
  accountId: string
  /** As its owner recognizes it: « Safari, iPhone ». */
  name: string
  createdAt: Instant
  seenAt: Instant
  expiresAt: Instant
}

interface RateBucketTable {
  key: string
  tokens: number
  /** Milliseconds since 1970. */
  updatedAt: number
}

interface DossierTable {
  id: string
  firmId: string
  number: string
  description: string
  /** Number, description and party names, folded: what the search looks in. */
  searchFold: string
  createdAt: Instant
  lastActivityAt: Instant
  closedAt: Instant | null
  /** A member's last « Conserver ». */
  keptAt: Instant | null
  /** The end of keeping that members were told of. */
  purgeToldFor: Instant | null
  /** Not a dossier of the firm's: the waiting place of this deposit's documents, which no list shows. */
  depositId: string | null
}

interface PartyTable {
  id: string
  firmId: string
  dossierId: string
  externalId: string | null
  kind: PartyKind
  name: string
  nameFold: string
  email: string
  role: string | null
  phone: string | null
  locale: Locale
  position: number
  leftAt: Instant | null
  createdAt: Instant
}

/** A member's last look at a dossier's documents: returns that came later are unseen. */
interface DossierVisitTable {
  dossierId: string
  memberId: string
  at: Instant
}

/** Wraps the keys of a firm's blobs; itself wrapped by the master key. */
interface FirmKeyTable {
  firmId: string
  version: number
  wrapped: Buffer
  createdAt: Instant
}

/** Sealed bytes, whatever they are of: what the vault knows of them. */
interface BlobTable {
  /** Of the upload that brought them. */
  id: string
  firmId: string
  /** Of the firm's key that wraps this one's. */
  keyVersion: number
  /** Null: destroyed; what may still lie on a disk or in a copy opens no more. */
  dekWrapped: Buffer | null
  /** Bytes before sealing. */
  size: number
  /** Bytes of them that are durable and may be answered for. */
  offset: number
  /** Sealed: those after the last whole segment, up to `offset`; null when there are none, or all are there. */
  tail: Buffer | null
  /** Grows each time somebody takes the blob to write to it: whoever took it before writes no more. */
  fence: number
  leasedUntil: Instant | null
  /** 1 when another process waits for whoever holds it. */
  isWanted: Flag
  /** Hex; null until the content was checked. */
  sha256: string | null
  createdAt: Instant
}

/** A file in clear from before there was a vault, until the next start has sealed it. */
interface ClearBlobTable {
  id: string
  /** 0: of an upload that was under way. */
  isKept: Flag
  /** The blob that it is being sealed as. */
  sealedAs: string | null
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

/** Gathers the returns of a share into one e-mail to its sender. */
interface ReturnNoticeTable {
  shareId: string
  /** Earliest return not told yet; null when all are. */
  pendingSince: Instant | null
  notBefore: Instant
}

/** Where visitors of a firm's own website leave documents. */
interface UploadBoxTable {
  id: string
  firmId: string
  publishableKey: string
  /** JSON array: the sites that may show it. */
  origins: string
  /** Of one deposit. */
  maxFiles: number
  maxBytes: number
  createdAt: Instant
  closedAt: Instant | null
}

/** What a visitor leaves: from the form that asks for a code to the dossier that it is filed in. Unfiled, the row itself is destroyed. */
interface DepositTable {
  id: string
  firmId: string
  boxId: string
  name: string
  email: string
  /** As the visitor wrote it. */
  dossierNumber: string | null
  message: string
  locale: Locale
  searchFold: string
  createdAt: Instant
  /** When its code was given back: not a byte comes before. */
  verifiedAt: Instant | null
  tokenHash: string | null
  tokenSeenAt: Instant | null
  submittedAt: Instant | null
  /** When e-mail 7 was written: it waits for what the files are found to be. */
  receiptSentAt: Instant | null
  /** A member's first look. */
  openedAt: Instant | null
  filedAt: Instant | null
  /** Where it was filed. */
  dossierId: string | null
}

/** Gathers the deposits of a firm into one e-mail to its members. */
interface DepositNoticeTable {
  firmId: string
  pendingSince: Instant | null
  notBefore: Instant
}

interface OutboxTable {
  id: string
  kind: string
  toAddress: string
  toName: string
  locale: Locale
  /** JSON, rendered when it is sent. */
  data: string
  /** Whose line shows that it was sent, or not delivered. */
  recipientId: string | null
  createdAt: Instant
  notBefore: Instant
  attempts: number
  leasedUntil: Instant | null
  sentAt: Instant | null
  bouncedAt: Instant | null
  failedAt: Instant | null
  lastError: string | null
}

interface ActivityTable {
  firmId: string
  seq: number
  at: Instant
  actorKind: 'host' | 'member' | 'recipient' | 'visitor' | 'system'
  actorId: string | null
  action: string
  dossierId: string | null
  documentId: string | null
  shareId: string | null
  recipientId: string | null
  outcome: 'done' | 'refused'
  requestId: string | null
  /** Canonical JSON (RFC 8785); never names, tokens or contents. */
  details: string
  prev: string
  hash: string
}

interface ActivityHeadTable {
  firmId: string
  seq: number
  hash: string
}
