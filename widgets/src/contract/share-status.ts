import type { Share, ShareRecipient } from './wire.ts'

export type ShareStatus = 'live' | 'expires_soon' | 'expired' | 'revoked'

const DAY = 24 * 60 * 60 * 1000

/** Status is derived from facts, never stored. « Expire demain » begins 48 h before the end. */
export function shareStatus(share: Pick<Share, 'expiresAt' | 'revokedAt'>, now: Date): ShareStatus {
  if (share.revokedAt !== null) return 'revoked'
  const left = Date.parse(share.expiresAt) - now.getTime()
  if (left <= 0) return 'expired'
  return left <= 2 * DAY ? 'expires_soon' : 'live'
}

/** What a share still waits for: that a recipient opens it, or returns something where he was asked to. */
export function awaitedOf(
  recipient: Pick<ShareRecipient, 'openedAt' | 'returnedAt' | 'mayReturn' | 'removedAt'>,
): 'opening' | 'return' | null {
  const { openedAt, returnedAt, mayReturn, removedAt } = recipient
  if (removedAt !== null || returnedAt !== null) return null
  if (openedAt === null) return 'opening'
  return mayReturn ? 'return' : null
}

/**
 * « En retard »: something is still awaited of this recipient, the share ends in less than three days, and he has had
 * one.
 */
export function isLate(
  recipient: Parameters<typeof awaitedOf>[0],
  share: Pick<Share, 'createdAt' | 'expiresAt' | 'revokedAt'>,
  now: Date,
): boolean {
  if (awaitedOf(recipient) === null || ['expired', 'revoked'].includes(shareStatus(share, now))) return false
  const isSoon = Date.parse(share.expiresAt) - now.getTime() < 3 * DAY
  return isSoon && now.getTime() - Date.parse(share.createdAt) >= DAY
}
