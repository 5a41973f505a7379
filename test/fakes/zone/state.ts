import type {
  Account,
  Device,
  Deposit,
  Dossier,
  DepositReceipt,
  DocumentVersion,
  Instant,
  LiveEvent,
  Member,
  Party,
  Share,
  ShareRecipient,
  UnfinishedUpload,
  VisitInput,
} from '@juriszone/widgets/contract'

/** A version as the zone knows it; a return names the share and recipient that it came through. */
export interface FakeVersion extends Omit<DocumentVersion, 'isCurrent'> {
  id: string
  shareId: string | null
  recipientId: string | null
  /** True for a changed version of a shared document. */
  isRevision: boolean
  /** A member's first reading of a return. */
  openedAt: Instant | null
  withdrawnAt: Instant | null
}

export interface FakeDocument {
  id: string
  dossierId: string
  name: string
  current: number
  versions: FakeVersion[]
  binnedAt: Instant | null
}

export interface FakeDossier extends Omit<Dossier, 'documents' | 'hasUnseenReturns' | 'firm' | 'purgeAt'> {
  keptAt: Instant | null
  /** Last look of each account. */
  seenAt: Map<string, Instant>
}

export interface FakeShare extends Omit<Share, 'documents' | 'url'> {
  documents: { id: string; version: number }[]
}

export interface FakeDeposit extends Omit<Deposit, 'isNew' | 'files' | 'size'> {
  /** A member's first look. */
  openedAt: Instant | null
  /** Number of the dossier that it was filed in. */
  filedIn: string | null
}

interface FakeUpload extends UnfinishedUpload {
  accountId: string
  /** Id of the dossier or of the share that it goes to. */
  target: string
}

/** A link of an activation e-mail: good once. */
export interface FakeLink {
  token: string
  email: string
  shareId: string | null
  isUsed: boolean
  expiresAt: Instant
}

/** A code by e-mail; every one is `FAKE_CODE`. */
interface FakeCode {
  id: string
  email: string
  tries: number
  hasEnded: boolean
}

interface FakeDevice extends Omit<Device, 'isThis'> {
  accountId: string
}

/** What a box knows of who fills it in. */
export interface FakeVisit {
  id: string
  input: VisitInput
  codesSent: number
  /** Of the last code. */
  tries: number
  token: string | null
  files: { uploadId: string; name: string; size: number; sha256: string | null }[]
  receipt: DepositReceipt | null
}

/** All that a zone knows: what stories change before they show it. One firm is enough. */
export interface ZoneState {
  now: () => Date
  firm: { id: string; name: string; phone: string | null }
  accounts: Account[]
  members: Member[]
  links: FakeLink[]
  codes: FakeCode[]
  devices: FakeDevice[]
  dossiers: FakeDossier[]
  documents: FakeDocument[]
  shares: FakeShare[]
  uploads: FakeUpload[]
  deposits: FakeDeposit[]
  /** The firm's box on its website. */
  box: { key: string; isOpen: boolean; isOtherSite: boolean; maxFiles: number; maxBytes: number }
  visits: FakeVisit[]
  /** Which recipient fetched which document, by `downloadKey`. */
  downloads: Set<string>
  /** What each idempotency key was answered, and for which body. */
  answered: Map<string, { body: string; shareId: string }>
  listeners: Set<(event: LiveEvent) => void>
  /** Every live event so far; the place in the stream is how many there were. */
  told: LiveEvent[]
  lastId: number
}

/** `now` of this zone, as the wire has it. */
export function instantOf(state: ZoneState): Instant {
  return state.now().toISOString()
}

export function downloadKey(recipientId: string, documentId: string): string {
  return `${recipientId} ${documentId}`
}

/** A UUIDv7 like the zone's: later ids sort after earlier ones. */
export function newId(state: ZoneState): string {
  state.lastId += 1
  return `01930000-0000-7000-8000-${state.lastId.toString(16).padStart(12, '0')}`
}

export function publish(state: ZoneState, event: LiveEvent): void {
  state.told.push(event)
  for (const listener of state.listeners) listener(event)
}

/** One account an address: a recipient gets his with his first share. */
export function getOrCreateAccount(state: ZoneState, { name, email }: { name: string; email: string }): Account {
  const known = state.accounts.find((account) => account.email === email)
  if (known) return known
  const account: Account = { id: newId(state), name, email, locale: 'fr-CA', kinds: [], memberships: [] }
  state.accounts.push(account)
  return account
}

/** Whom a share names, so far without any fact. */
export function newRecipient(state: ZoneState, party: Pick<Party, 'id' | 'name' | 'email'>): ShareRecipient {
  const { id: partyId, name, email } = party
  const { kinds } = getOrCreateAccount(state, party)
  if (!kinds.includes('recipient')) kinds.push('recipient')
  return {
    id: newId(state),
    partyId,
    name,
    email,
    // Whoever has opened a share has an account to open it with.
    isActivated: state.shares.some(({ recipients }) =>
      recipients.some((known) => known.email === email && known.openedAt !== null),
    ),
    mayReturn: false,
    notifyRecipient: true,
    message: '',
    sentAt: null,
    undeliveredAt: null,
    undeliveredReason: null,
    openedAt: null,
    downloadedAt: null,
    downloadCompletedAt: null,
    returnedAt: null,
    removedAt: null,
    extensionRequestedAt: null,
    remindedAt: null,
  }
}

/** Something happened in the dossier: it comes first in the list. */
export function touch(state: ZoneState, dossierId: string): void {
  const dossier = state.dossiers.find(({ id }) => id === dossierId)
  if (dossier) dossier.lastActivityAt = instantOf(state)
}
