import type { InboxItem, Page } from '@juriszone/widgets/contract'
import { readPage } from '../platform/pages.ts'
import { holdsWords } from '../platform/search.ts'
import type { ActingRecipient } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'

/** Shares that name the account, newest first; expired ones stay, so that an extension can be asked for. */
export function listInbox(
  deps: Deps,
  recipient: ActingRecipient,
  query: { limit: number; cursor?: string | undefined; search?: string | undefined },
): Promise<Page<InboxItem>> {
  const { limit, cursor, search = '' } = query
  let shares = deps.db.read
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select((eb) => [
      'share.id',
      'share.title',
      'share.expiresAt',
      'firm.name as firm',
      'firm.phone as firmPhone',
      eb.fn.min('recipient.createdAt').as('receivedAt'),
      eb.fn.max('recipient.openedAt').as('openedAt'),
      'share.id as _by',
      'share.id as _id',
    ])
    .where('recipient.accountId', '=', recipient.accountId)
    .where('recipient.removedAt', 'is', null)
    .where('share.revokedAt', 'is', null)
    .groupBy('share.id')
  shares = shares.where(holdsWords(['share.titleFold'], search))
  return readPage(shares, { by: 'share.id', id: 'share.id', order: 'desc', limit, cursor }, (row) => ({
    id: row.id,
    title: row.title,
    firm: row.firm,
    firmPhone: row.firmPhone,
    receivedAt: row.receivedAt,
    expiresAt: row.expiresAt,
    isNew: row.openedAt === null,
  }))
}
