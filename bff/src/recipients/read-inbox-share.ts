import type { InboxDocument, InboxShare, ShareReturn } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../schema/index.ts'
import type { ActingRecipient } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { getReceivedShare } from './received-share.ts'

/** One share with the versions it fixed and what this account returned, never what others did. @throws Problem not_found */
export async function readInboxShare(deps: Deps, acting: ActingRecipient, shareId: string): Promise<InboxShare> {
  const db = deps.db.read
  const share = await getReceivedShare(db, acting.accountId, shareId)
  const { recipients } = share
  const isExpired = share.expiresAt <= deps.clock.now().toISOString()
  const messages = new Set(recipients.map(({ message }) => message).filter((message) => message !== ''))
  const requests = recipients.map(({ extensionRequestedAt }) => extensionRequestedAt ?? '').toSorted()
  return {
    id: share.id,
    title: share.title,
    firm: share.firm,
    firmPhone: share.firmPhone,
    sender: share.sender,
    receivedAt: recipients[0].createdAt,
    expiresAt: share.expiresAt,
    isNew: recipients.every(({ openedAt }) => openedAt === null),
    message: [...messages].join('\n\n'),
    mayReturn: recipients.some(({ mayReturn }) => mayReturn === 1),
    extensionRequestedAt: requests.at(-1) || null,
    documents: isExpired ? [] : await readDocuments(db, shareId),
    returns: await readReturns(
      db,
      recipients.map(({ id }) => id),
    ),
  }
}

function readDocuments(db: Kysely<Tables>, shareId: string): Promise<InboxDocument[]> {
  return db
    .selectFrom('shareDocument')
    .innerJoin('document', 'document.id', 'shareDocument.documentId')
    .innerJoin('documentVersion', 'documentVersion.id', 'shareDocument.versionId')
    .select([
      'document.id',
      'document.name',
      'documentVersion.size',
      'documentVersion.type',
      'documentVersion.version',
      'documentVersion.state',
    ])
    .where('shareDocument.shareId', '=', shareId)
    .where('document.binnedAt', 'is', null)
    .where('document.withdrawnAt', 'is', null)
    .orderBy('shareDocument.position')
    .execute()
}

async function readReturns(db: Kysely<Tables>, recipientIds: string[]): Promise<ShareReturn[]> {
  const rows = await db
    .selectFrom('documentVersion')
    .innerJoin('document', 'document.id', 'documentVersion.documentId')
    .select([
      'documentVersion.id',
      'document.name',
      'documentVersion.size',
      'documentVersion.createdAt as returnedAt',
      'documentVersion.documentId',
      'documentVersion.isRevision',
      'documentVersion.openedAt',
    ])
    .where('documentVersion.recipientId', 'in', recipientIds)
    .where('documentVersion.withdrawnAt', 'is', null)
    .orderBy('documentVersion.id')
    .execute()
  return rows.map(({ id, name, size, returnedAt, documentId, isRevision, openedAt }) => ({
    id,
    name,
    size,
    returnedAt,
    documentId: isRevision === 1 ? documentId : null,
    mayWithdraw: openedAt === null,
  }))
}
