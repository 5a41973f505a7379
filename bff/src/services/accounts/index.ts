export { isKeyLive, liveKey } from './api-keys.ts'
export { accountMails } from './account-mails.ts'
export { accountRoutes } from './accounts.routes.ts'
export { findActiveMembers, getOrCreateAccount } from './accounts.store.ts'
export { activationMail } from './activation.email.ts'
export { authenticate } from './authenticate.ts'
export { authorizeHost, authorizeMember, authorizeRecipient, authorizeVisitor } from './authorize.ts'
export type { Action, FirmResource } from './authorize.ts'
export { choosePassword } from './activate-account.ts'
export { codeMail } from './code.email.ts'
export { issueCode, useCode } from './codes.ts'
export { codeRoutes } from './codes.routes.ts'
export { createKey, KEY_SCOPES, revokeKey, rollKey } from './change-keys.ts'
export type { KeyRefusal, MadeKey } from './change-keys.ts'
export { deviceRoutes } from './devices.routes.ts'
export { createFirm } from './create-firm.ts'
export { guardCookie } from './guard-cookie.ts'
export { inviteMember } from './invite-member.ts'
export { hasFreshLink, isLinkLive, issueLink, linkAddress } from './links.ts'
export type { IssuedLink } from './links.ts'
export { findLiveProofs } from './live-proofs.ts'
export { hashPassword } from './password.ts'
export type {
  AccountPrincipal,
  ActingHost,
  ActingMember,
  ActingRecipient,
  Principal,
  VisitorPrincipal,
} from './principal.ts'
export { sweepSessions } from './sessions.ts'
export { VISIT_IDLE } from './visits.ts'
