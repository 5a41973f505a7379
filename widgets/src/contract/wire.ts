/**
 * What travels over `/api/v1`, as JSON. Ids are UUIDv7, instants are ISO 8601 in UTC,
 * sizes are bytes. Both halves compile against these types; a host may write its own client on them.
 */

export type Instant = string
export type Locale = 'fr-CA' | 'en-CA'

/** A list answer; `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Query of every list; `limit` is 1–200, 50 by default. */
export interface PageQuery {
  limit?: number
  cursor?: string
  search?: string
}

/** RFC 9457 `application/problem+json`. */
export interface ProblemBody {
  type: string
  status: number
  title: string
  /** One or two sentences in the caller's language: what happened, then what to do. */
  detail: string
  code: string
  requestId: string
  errors?: FieldProblem[]
}

export interface FieldProblem {
  /** JSON path of the field: `parties[1].email`. */
  path: string
  code: string
  message: string
}

// ---- stage 1: dossiers ----

export type PartyKind = 'person' | 'company'

export interface PartyInput {
  externalId?: string
  kind: PartyKind
  name: string
  email: string
  role?: string
  phone?: string
  locale?: Locale
}

export interface DossierInput {
  description: string
  parties: PartyInput[]
}

export interface Party {
  id: string
  externalId: string | null
  kind: PartyKind
  name: string
  email: string
  role: string | null
  phone: string | null
  locale: Locale
  /** True once an export left the party out: it is greyed, its shares stay. */
  hasLeft: boolean
}

/** Answer of `PUT /dossiers/{number}`. */
export interface ExportedDossier {
  id: string
  number: string
  description: string
  parties: Party[]
  /** The dossier's page in the portal. */
  url: string
}

export interface Dossier {
  id: string
  number: string
  description: string
  parties: Party[]
  /** How many documents it holds, the bin left out. */
  documents: number
  lastActivityAt: Instant
  closedAt: Instant | null
  /** It is kept until then at least: the days that the firm sets, after its last activity or « Conserver ». */
  purgeAt: Instant
  /** True while it holds returns that came after this member's last look. */
  hasUnseenReturns: boolean
  firm: string
}

export interface Person {
  id: string
  name: string
  kind: PartyKind
  email: string
  dossiers: { id: string; number: string }[]
}

export interface EmbedTokenInput {
  member: { email: string }
  dossier?: string
  origin: string
}

export interface EmbedToken {
  token: string
  expiresAt: Instant
}

// ---- accounts ----

export type AccountKind = 'member' | 'recipient'

/** Who brought a document; a visitor has no account. */
export type BringerKind = AccountKind | 'visitor'
export type MemberRole = 'notary' | 'clerk'

export interface Membership {
  memberId: string
  role: MemberRole
  firm: { id: string; name: string; phone: string | null }
}

export interface Account {
  id: string
  name: string
  email: string
  locale: Locale
  kinds: AccountKind[]
  memberships: Membership[]
}

export interface Session {
  account: Account | null
  /** The one dossier number that an embed token is bound to. */
  dossier?: string
  /** Nobody is signed in, and somebody asked to be remembered here: `POST /session/device` may sign him in. */
  isRemembered?: boolean
}

/** Answer of an activation or a reset: signed in, and where to go on. */
export interface SignedIn {
  account: Account
  /** Path of the page that the link was sent for, such as `/partages/{id}`. */
  continueTo: string
}

/** Who an activation link is for; looking it up does not use it. */
export interface ActivationPreview {
  name: string
  email: string
  locale: Locale
  firm: string
  firmPhone: string | null
  expiresAt: Instant
  /** False for a firm's members: a code by e-mail is not enough for them. */
  mayGoWithoutPassword: boolean
}

/** Whose password a reset link changes; looking it up does not use it. */
export interface ResetPreview {
  email: string
  locale: Locale
  expiresAt: Instant
}

/** A browser where a recipient signs in without a code: `GET /devices`. */
export interface Device {
  id: string
  name: string
  createdAt: Instant
  seenAt: Instant
  expiresAt: Instant
  /** The one that asks. */
  isThis: boolean
}

export interface Member {
  id: string
  name: string
  email: string
  role: MemberRole
}

/** What the navigation shows beside its links. */
export interface Counts {
  /** Dossiers with returns that this member has not seen. */
  dossiers: number
  /** Deposits that nobody has filed yet. */
  deposits: number
}

// ---- stage 2: documents ----

export type DocumentState = 'scanning' | 'available' | 'infected' | 'held'
export type DocumentSort = 'name' | 'size' | 'createdAt' | 'addedBy'

/** The furthest fact of a document's shares: what the list says in one line. */
export interface ShareFact {
  fact: 'sent' | 'opened' | 'downloaded' | 'returned' | 'expired'
  /** How many recipients did so, of how many. */
  count: number
  of: number
  /** Who returned it last, for `returned`. */
  by?: string
}

/** Its content contradicts its name, or nobody could look for viruses in it. */
export type HeldFor = 'content' | 'unscanned'

export interface DossierDocument {
  id: string
  name: string
  size: number
  type: string
  createdAt: Instant
  /** Name of who brought the current version. */
  addedBy: string
  addedByKind: BringerKind
  /** How many versions it has; which one is current. */
  versions: number
  version: number
  state: DocumentState
  /** Null unless its state is `held`. */
  heldFor: HeldFor | null
  /** What a recipient returned and no member has opened yet. */
  isNew: boolean
  /** The newest returned version that stands beneath the current one. */
  returned: { version: number; addedBy: string; createdAt: Instant } | null
  share: ShareFact | null
  binnedAt: Instant | null
}

export interface DocumentVersion {
  version: number
  size: number
  type: string
  createdAt: Instant
  addedBy: string
  addedByKind: BringerKind
  isCurrent: boolean
  state: DocumentState
}

export interface DocumentQuery extends PageQuery {
  sort?: DocumentSort
  order?: 'asc' | 'desc'
  /** Only what is in the bin. */
  binned?: boolean
}

/** An upload that its owner began and did not finish. */
export interface UnfinishedUpload {
  url: string
  filename: string
  size: number
  offset: number
  sample: string | null
  /** The document that it is a changed version of. */
  documentId: string | null
  expiresAt: Instant
}

/** A link for a plain `<a>`: 60 s to start, any number of times. */
export interface DownloadLink {
  url: string
  expiresAt: Instant
}

// ---- stage 3: shares ----

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

// ---- stages 4 and 5: recipients and returns ----

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

// ---- stage 6: deposits ----

/** What a box says of itself before anybody has typed a word: `GET /boxes/{publishableKey}`. */
export interface UploadBox {
  firm: string
  firmPhone: string | null
  /** The firm's page on what it does with personal information. */
  privacyUrl: string
  /** Of one deposit. */
  maxFiles: number
  maxBytes: number
  /** When what is left now would be destroyed, if nobody files it before. */
  destroyedAt: Instant
}

/** `POST /boxes/{publishableKey}/visits`: answers the visit's id, and a code leaves by e-mail. */
export interface VisitInput {
  name: string
  email: string
  dossierNumber?: string
  message?: string
}

export interface Visit {
  id: string
}

/** The code was right: what the visitor's uploads are sent with. It reads nothing. */
export interface VerifiedVisit {
  token: string
  /** When it ends if nothing is done meanwhile. */
  expiresAt: Instant
}

export interface DepositReceipt {
  id: string
  firm: string
  submittedAt: Instant
  destroyedAt: Instant
  /** `sha256` in hex; null while the zone still reads the file through. */
  files: { name: string; size: number; sha256: string | null }[]
}

/** What a visitor left, as the firm's members see it until it is filed. */
export interface Deposit {
  id: string
  name: string
  email: string
  /** As the visitor wrote it. */
  dossierNumber: string | null
  message: string
  submittedAt: Instant
  destroyedAt: Instant
  /** True until a member has opened it. */
  isNew: boolean
  files: number
  size: number
}

export interface DepositDetails extends Deposit {
  /** Read by `/documents/{id}/content`, like any other. */
  documents: { id: string; name: string; size: number; type: string; state: DocumentState }[]
  /** Dossiers that it is probably for, the likeliest first: by the number given, by the e-mail of a party. */
  suggestions: { id: string; number: string; description: string }[]
}

// ---- live changes ----

export type LiveEventType =
  | 'dossier.changed'
  | 'document.changed'
  | 'share.changed'
  | 'return.changed'
  | 'deposit.changed'
  | 'inbox.changed'

/** One `GET /events` message: what to load again, never the facts themselves. */
export interface LiveEvent {
  type: LiveEventType
  dossierId?: string
  documentId?: string
  shareId?: string
}
