import type { Locale, Membership, MemberRole } from '@juriszone/widgets/contract'
import type { ProblemCode } from '../../platform/problems.ts'
import type { Actor } from '../activity/index.ts'

/** Who is asking, as the request's credentials tell. */
export type Principal = AnonymousPrincipal | HostPrincipal | AccountPrincipal | VisitorPrincipal

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

/** Somebody on a firm's website, who leaves documents in its box and reads nothing. */
export interface VisitorPrincipal {
  kind: 'visitor'
  requestId: string
  depositId: string
  firmId: string
}

/** What tells who it is, by its hash: the session's cookie, or an embed token with the API key behind it. */
type Proof = { kind: 'session'; hash: string } | { kind: 'embed'; hash: string; keyId: string }

/** A person: signed in, or acting through a widget's short token. */
export interface AccountPrincipal {
  kind: 'account'
  requestId: string
  accountId: string
  name: string
  email: string
  locale: Locale
  memberships: Membership[]
  proof: Proof
  /** The one dossier number that an embed token is bound to. */
  boundTo: string | null
  /** What the key behind an embed token may; null for a session, which is limited by nothing but the person's rights. */
  scopes: ReadonlySet<string> | null
}

/** By the portal's own cookie: a widget's token opens, reads and ends no session. */
export function isSignedIn(principal: Principal): principal is AccountPrincipal & { proof: { kind: 'session' } } {
  return principal.kind === 'account' && principal.proof.kind === 'session'
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
  /** The API key behind a widget's token: what began by its right ends with it. */
  keyId: string | null
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
