import type { DossierDocument } from '@juriszone/widgets/contract'
import { touchDossier } from '../dossiers/index.ts'
import { orNotFound } from '../platform/problems.ts'
import type { DbTx } from '../schema/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { documentFact } from './document-fact.ts'
import { freeName, nameColumns } from './documents.store.ts'
import { oldestInBin, readDocument } from './list-documents.ts'
import { settleSharesOf } from './settle-completions.ts'

/** Into the bin, and out of sight of every recipient; again changes nothing. */
export async function binDocument(deps: Deps, member: ActingMember, documentId: string): Promise<void> {
  const now = deps.clock.now()
  await deps.db.write(async (tx) => {
    const document = await tx
      .updateTable('document')
      .set({ binnedAt: now.toISOString() })
      .where('id', '=', documentId)
      .where('binnedAt', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (document === undefined) return
    const readers = await findReaders(tx, documentId, now)
    await settleSharesOf(tx, documentId, now)
    await touchDossier(tx, document.dossierId, now)
    await recordActivity(deps, tx, documentFact(member, document, 'document.binned', now, { readers }))
  })
}

/** Back from the bin, to its shares too; under another name when its own was taken meanwhile. @throws Problem not_found */
export async function restoreDocument(deps: Deps, member: ActingMember, documentId: string): Promise<DossierDocument> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const document = orNotFound(
      await tx.selectFrom('document').selectAll().where('id', '=', documentId).executeTakeFirst(),
    )
    if (document.binnedAt === null) return readDocument(tx, documentId, now)
    // Its time is over: the sweeper may already have been at its bytes.
    if (document.binnedAt <= oldestInBin(now)) orNotFound(null)
    const name = await freeName(tx, document.dossierId, document.name)
    await tx
      .updateTable('document')
      .set({ binnedAt: null, ...nameColumns(name) })
      .where('id', '=', documentId)
      .execute()
    const readers = await findReaders(tx, documentId, now)
    await settleSharesOf(tx, documentId, now)
    await touchDossier(tx, document.dossierId, now)
    await recordActivity(deps, tx, documentFact(member, document, 'document.restored', now, { readers }))
    return readDocument(tx, documentId, now)
  })
}

/** Accounts that a live share brings the document to. */
async function findReaders(tx: DbTx, documentId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('shareDocument')
    .innerJoin('share', 'share.id', 'shareDocument.shareId')
    .innerJoin('recipient', 'recipient.shareId', 'share.id')
    .select('recipient.accountId')
    .distinct()
    .where('shareDocument.documentId', '=', documentId)
    .where('share.revokedAt', 'is', null)
    .where('share.expiresAt', '>', now.toISOString())
    .where('recipient.removedAt', 'is', null)
    .execute()
  return rows.map(({ accountId }) => accountId)
}
