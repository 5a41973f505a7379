import { Problem } from '../../platform/problems.ts'
import type { ActingHost, ActingMember, ActingRecipient, Principal, VisitorPrincipal } from './principal.ts'

interface Rule {
  who: 'host' | 'member' | 'recipient'
  /** Scope that the API key needs, or the key behind a widget's token. */
  scope?: string
  /** What only a notary may do. */
  notary?: true
  /** Not for a widget's token, which is bound to one dossier. */
  sessionOnly?: true
}

/** Every act of the zone and who may do it. What is not here is allowed to nobody. */
const RULES = {
  'dossier.export': { who: 'host', scope: 'dossier:export' },
  'embed.issue': { who: 'host', scope: 'embed:issue' },

  'people.list': { who: 'member', sessionOnly: true },
  'counts.read': { who: 'member', sessionOnly: true },
  'members.list': { who: 'member' },
  'dossier.read': { who: 'member' },
  'dossier.keep': { who: 'member', sessionOnly: true },
  'dossier.close': { who: 'member', sessionOnly: true },
  'document.read': { who: 'member' },
  'document.write': { who: 'member' },
  'document.release': { who: 'member', notary: true, sessionOnly: true },
  'share.read': { who: 'member' },
  'share.write': { who: 'member', scope: 'share:create' },

  'deposit.read': { who: 'member', sessionOnly: true },
  'deposit.write': { who: 'member', sessionOnly: true },

  'inbox.read': { who: 'recipient' },
  'inbox.download': { who: 'recipient' },
  'inbox.return': { who: 'recipient' },
  'device.list': { who: 'recipient' },
  'device.forget': { who: 'recipient' },

  'events.hear': { who: 'member' },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof RULES

/** What a member's act touches: always something of a firm, often a dossier of it. */
export interface FirmResource {
  firmId: string
  dossierId?: string
  /** The dossier's number: what an embed token is bound to. */
  number?: string
}

/**
 * The one place that says yes. Without `resource` it tells whether this kind of principal may do such things at all:
 * asked before anything is loaded, so that a stranger learns nothing from what exists.
 * @throws Problem 401, 403, or 404 for what belongs to another firm
 */
export function authorizeMember(principal: Principal, action: Action): void
export function authorizeMember(principal: Principal, action: Action, resource: FirmResource): ActingMember
export function authorizeMember(
  principal: Principal,
  action: Action,
  resource?: FirmResource,
): ActingMember | undefined {
  const rule: Rule = RULES[action]
  const account = requireAccount(principal, rule, 'member')
  if (account.memberships.length === 0) throw new Problem('forbidden')
  if (rule.sessionOnly === true && account.proof.kind === 'embed') throw new Problem('forbidden')
  if (rule.scope !== undefined && account.scopes?.has(rule.scope) === false) throw new Problem('scope_missing')
  if (rule.notary === true && !account.memberships.some(({ role }) => role === 'notary')) throw new Problem('forbidden')
  if (resource === undefined) return undefined
  const membership = account.memberships.find(({ firm }) => firm.id === resource.firmId)
  if (membership === undefined) throw new Problem('not_found', { refusedIn: resource })
  if (rule.notary === true && membership.role !== 'notary') throw new Problem('forbidden', { refusedIn: resource })
  if (account.boundTo !== null && resource.number !== undefined && account.boundTo !== resource.number) {
    throw new Problem('other_dossier', { refusedIn: resource })
  }
  return {
    accountId: account.accountId,
    memberId: membership.memberId,
    firmId: membership.firm.id,
    firmName: membership.firm.name,
    role: membership.role,
    name: account.name,
    email: account.email,
    keyId: account.proof.kind === 'embed' ? account.proof.keyId : null,
    actor: { kind: 'member', id: membership.memberId, requestId: principal.requestId },
  }
}

/** A recipient acts on shares that name his account; the query that loads them holds that condition. */
export function authorizeRecipient(principal: Principal, action: Action): ActingRecipient {
  const account = requireAccount(principal, RULES[action], 'recipient')
  if (account.proof.kind === 'embed') throw new Problem('forbidden')
  const actor = { kind: 'recipient', id: account.accountId, requestId: principal.requestId } as const
  return { accountId: account.accountId, name: account.name, actor }
}

export function authorizeHost(principal: Principal, action: Action): ActingHost {
  const rule: Rule = RULES[action]
  if (rule.who !== 'host') throw new Problem('forbidden')
  if (principal.kind === 'anonymous') throw new Problem(principal.reason ?? 'entity_key_missing')
  if (principal.kind !== 'host') throw new Problem('forbidden')
  if (rule.scope !== undefined && !principal.scopes.has(rule.scope)) throw new Problem('scope_missing')
  const actor = { kind: 'host', id: principal.keyId, requestId: principal.requestId } as const
  return { firmId: principal.firmId, keyId: principal.keyId, actor }
}

/** Somebody who gave the code of his deposit back. @throws Problem 401 or 403 */
export function authorizeVisitor(principal: Principal): VisitorPrincipal {
  if (principal.kind === 'anonymous') throw new Problem(principal.reason ?? 'visit_ended')
  if (principal.kind === 'host') throw new Problem('scope_missing')
  if (principal.kind !== 'visitor') throw new Problem('forbidden')
  return principal
}

function requireAccount(principal: Principal, rule: Rule, who: Rule['who']): Extract<Principal, { kind: 'account' }> {
  if (principal.kind === 'anonymous') throw new Problem(principal.reason ?? 'signed_out')
  if (principal.kind === 'host') throw new Problem('scope_missing')
  // The box's token leaves documents and reads nothing.
  if (principal.kind === 'visitor') throw new Problem('forbidden', { refusedIn: { firmId: principal.firmId } })
  if (rule.who !== who) throw new Problem('forbidden')
  return principal
}
