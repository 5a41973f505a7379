import type { Share, ShareRecipient } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../schema/index.ts'

/** Shares with their sender; `_by` and `_id` are what pages go by. */
export function selectShares(db: Kysely<Tables>) {
  return db
    .selectFrom('share')
    .innerJoin('member', 'member.id', 'share.senderId')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select([
      'share.id',
      'share.dossierId',
      'share.title',
      'share.createdAt',
      'share.expiresAt',
      'share.revokedAt',
      'share.senderId',
      'account.name as senderName',
      'share.id as _by',
      'share.id as _id',
    ])
}

type ShareRow = Awaited<ReturnType<ReturnType<typeof selectShares>['executeTakeFirstOrThrow']>>

/** Fills a page of shares with two more queries, however many there are. */
export async function fillShares(db: Kysely<Tables>, publicUrl: string, rows: ShareRow[]): Promise<Share[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const documents = Map.groupBy(await readDocuments(db, ids), ({ shareId }) => shareId)
  const recipients = Map.groupBy(await readRecipients(db, ids), ({ shareId }) => shareId)
  return rows.map((row) => ({
    id: row.id,
    dossierId: row.dossierId,
    title: row.title,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
    sender: { id: row.senderId, name: row.senderName },
    documents: (documents.get(row.id) ?? []).map(({ id, name, version, size }) => ({ id, name, version, size })),
    recipients: (recipients.get(row.id) ?? []).map(toRecipient),
    url: `${publicUrl}/partages/${row.id}`,
    isReminded: (recipients.get(row.id) ?? []).some(({ isReminded }) => isReminded === 1),
  }))
}

function readDocuments(db: Kysely<Tables>, shareIds: string[]) {
  return db
    .selectFrom('shareDocument')
    .innerJoin('document', 'document.id', 'shareDocument.documentId')
    .innerJoin('documentVersion', 'documentVersion.id', 'shareDocument.versionId')
    .select([
      'shareDocument.shareId',
      'document.id',
      'document.name',
      'documentVersion.version',
      'documentVersion.size',
    ])
    .where('shareDocument.shareId', 'in', shareIds)
    .orderBy('shareDocument.position')
    .execute()
}

function readRecipients(db: Kysely<Tables>, shareIds: string[]) {
  return db
    .selectFrom('recipient')
    .innerJoin('account', 'account.id', 'recipient.accountId')
    .selectAll('recipient')
    .select('account.activatedAt')
    .where('recipient.shareId', 'in', shareIds)
    .orderBy('recipient.id')
    .execute()
}

function toRecipient(row: Tables['recipient'] & Pick<Tables['account'], 'activatedAt'>): ShareRecipient {
  return {
    id: row.id,
    partyId: row.partyId,
    name: row.name,
    email: row.email,
    isActivated: row.activatedAt !== null,
    mayReturn: row.mayReturn === 1,
    notifyRecipient: row.notifyRecipient === 1,
    message: row.message,
    sentAt: row.sentAt,
    undeliveredAt: row.undeliveredAt,
    undeliveredReason: row.undeliveredReason,
    openedAt: row.openedAt,
    downloadedAt: row.downloadedAt,
    downloadCompletedAt: row.downloadCompletedAt,
    returnedAt: row.returnedAt,
    removedAt: row.removedAt,
    extensionRequestedAt: row.extensionRequestedAt,
    remindedAt: row.remindedAt,
  }
}
