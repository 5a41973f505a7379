import { Problem } from '../platform/problems.ts'
import { authorizeMember } from '../services/accounts/index.ts'
import type { Action, Principal } from '../services/accounts/index.ts'

/** What a member's list covers: all firms of the account, or the one dossier that an embed token is bound to. */
export interface MemberScope {
  firmIds: string[]
  memberIds: string[]
  boundTo: string | null
}

/** @throws Problem 401 or 403 */
export function memberScope(principal: Principal, action: Action): MemberScope {
  authorizeMember(principal, action)
  if (principal.kind !== 'account') throw new Problem('forbidden')
  return {
    firmIds: principal.memberships.map(({ firm }) => firm.id),
    memberIds: principal.memberships.map(({ memberId }) => memberId),
    boundTo: principal.boundTo,
  }
}
