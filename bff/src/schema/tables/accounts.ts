import type { Instant, Locale, MemberRole } from '@juriszone/widgets/contract'

export interface AccountTables {
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
}

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
