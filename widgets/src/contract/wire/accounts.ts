import type { Instant, Locale } from './common.ts'

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
