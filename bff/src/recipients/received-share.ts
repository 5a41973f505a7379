import type { Kysely } from 'kysely'
import { Problem } from '../platform/problems.ts'
import type { Tables } from '../schema/index.ts'

/** A share as one account received it. Two parties with one address are two recipients of one account. */
export interface ReceivedShare {
  id: string
  firmId: string
  dossierId: string
  senderId: string
  title: string
  expiresAt: string
  firm: string
  firmPhone: string | null
  sender: string
  /** Every recipient that the account is; never empty. */
  recipients: [Tables['recipient'], ...Tables['recipient'][]]
}

/**
 * The share, if it names the account, still names it, and was not revoked.
 * @throws Problem not_found, the same for all that it is not
 */
export async function getReceivedShare(db: Kysely<Tables>, accountId: string, shareId: string): Promise<ReceivedShare> {
  const [first, ...others] = await db
    .selectFrom('recipient')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('shareId', '=', shareId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
  const share = await db
    .selectFrom('share')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .innerJoin('member', 'member.id', 'share.senderId')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select([
      'share.id',
      'share.firmId',
      'share.dossierId',
      'share.senderId',
      'share.title',
      'share.expiresAt',
      'firm.name as firm',
      'firm.phone as firmPhone',
      'account.name as sender',
    ])
    .where('share.id', '=', shareId)
    .where('share.revokedAt', 'is', null)
    .executeTakeFirst()
  if (first === undefined || share === undefined) throw new Problem('not_found')
  return { ...share, recipients: [first, ...others] }
}
