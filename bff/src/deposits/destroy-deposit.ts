import { sql } from 'kysely'
import type { DbTx } from '../schema/index.ts'
import type { Actor } from '../services/activity/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import { codeMail } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { depositedMail } from './deposited.email.ts'
import type { Deposited } from './deposited.email.ts'
import { receiptMail } from './receipt.email.ts'

/**
 * Nothing of it stays: neither bytes nor names nor the address, in its own rows or in the e-mails that told of it
 * (Loi 25). From the commit on nothing opens the bytes; they go after it.
 */
export async function destroyDeposit(
  deps: Deps,
  tx: DbTx,
  deposit: { id: string; firmId: string; email: string },
  by: { actor: Actor; action: 'deposit.deleted' | 'deposit.purged'; isTold: boolean },
): Promise<void> {
  const { id, firmId } = deposit
  const versions = await tx
    .selectFrom('dossier')
    .innerJoin('document', 'document.dossierId', 'dossier.id')
    .innerJoin('documentVersion', 'documentVersion.documentId', 'document.id')
    .select(['document.id', 'documentVersion.blobId'])
    .where('dossier.depositId', '=', id)
    .execute()
  const uploads = await tx.deleteFrom('upload').where('depositId', '=', id).returning('id').execute()
  const blobIds = new Set([...versions.map(({ blobId }) => blobId), ...uploads.map((upload) => upload.id)])
  for (const blobId of blobIds) await deps.vault.destroy(tx, blobId)
  for (const { id: documentId } of versions) {
    await tx.deleteFrom('documentVersion').where('documentId', '=', documentId).execute()
    await tx.deleteFrom('document').where('id', '=', documentId).execute()
  }
  await forgetMails(tx, deposit)
  await tx.deleteFrom('dossier').where('depositId', '=', id).execute()
  await tx.deleteFrom('code').where('depositId', '=', id).execute()
  await tx.deleteFrom('deposit').where('id', '=', id).execute()
  const { actor, action, isTold } = by
  await recordActivity(deps, tx, {
    firmId,
    at: deps.clock.now(),
    actor,
    action,
    details: { depositId: id, documents: versions.length },
    ...(isTold && { live: { forMembers: { type: 'deposit.changed' } } }),
  })
}

/** E-mails 6 and 7, which went to the visitor, and e-mail 8, which named him to the firm's members. */
async function forgetMails(tx: DbTx, { id, email }: { id: string; email: string }): Promise<void> {
  const codes = tx.selectFrom('code').select('id').where('depositId', '=', id)
  // Ids grow with time: none of these is older than the deposit.
  const since = id.slice(0, 13)
  await tx
    .deleteFrom('outbox')
    .where('id', '>=', since)
    .where('toAddress', '=', email)
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', receiptMail.kind), eb(sql`json_extract(data, '$.depositId')`, '=', id)]),
        eb.and([eb('kind', '=', codeMail.kind), eb(sql<string>`json_extract(data, '$.codeId')`, 'in', codes)]),
      ]),
    )
    .execute()
  const notices = await tx
    .selectFrom('outbox')
    .select(['id', 'data', 'sentAt', 'bouncedAt', 'failedAt'])
    .where('id', '>=', since)
    .where('kind', '=', depositedMail.kind)
    .where('data', 'like', `%${id}%`)
    .execute()
  for (const notice of notices) {
    const told = JSON.parse(notice.data) as Deposited
    const deposits = told.deposits.filter((deposit) => deposit.id !== id)
    const isWaiting = (notice.sentAt ?? notice.bouncedAt ?? notice.failedAt) === null
    // It still has the others to tell of.
    if (isWaiting && deposits.length > 0) {
      const data = JSON.stringify({ ...told, deposits })
      await tx.updateTable('outbox').set({ data }).where('id', '=', notice.id).execute()
    } else {
      await tx.deleteFrom('outbox').where('id', '=', notice.id).execute()
    }
  }
}
