import type { Instant, Locale } from './common.ts'

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
