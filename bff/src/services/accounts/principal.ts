import type { Locale, Membership, MemberRole } from '@juriszone/widgets/contract'
import type { ProblemCode } from '../../platform/problems.ts'
import type { Actor } from '../activity/index.ts'

/** Who is asking, as the request's credentials tell. */
export type Principal = AnonymousPrincipal | HostPrincipal | AccountPrincipal

export interface AnonymousPrincipal {
  kind: 'anonymous'
  requestId: string
  /** Why the credentials that came were not taken; told only where a door needs some. */
  reason: ProblemCode | null
}

/** ProCardex, by entity key and API key. */
export interface HostPrincipal {
  kind: 'host'
  requestId: string
  firmId: string
  keyId: string
  scopes: ReadonlySet<string>
}

/** A person: signed in, or acting through a widget's short token. */
export interface AccountPrincipal {
  kind: 'account'
  requestId: string
  accountId: string
  name: string
  email: string
  locale: Locale
  memberships: Membership[]
  /** What proves it: the hash of the session's cookie or of the embed token. */
  proof: { kind: 'session' | 'embed'; hash: string }
  /** The one dossier number that an embed token is bound to. */
  boundTo: string | null
  /** What the key behind an embed token may; null for a session, which is limited by nothing but the person's rights. */
  scopes: ReadonlySet<string> | null
}

/** A member at work in one firm. */
export interface ActingMember {
  accountId: string
  memberId: string
  firmId: string
  firmName: string
  role: MemberRole
  name: string
  email: string
  actor: Actor
}

export interface ActingRecipient {
  accountId: string
  name: string
  actor: Actor
}

export interface ActingHost {
  firmId: string
  keyId: string
  actor: Actor
}
