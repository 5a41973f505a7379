import { requireStillOpen, touchDossier } from '../dossiers/index.ts'
import { addDocument, addVersion, versionOf } from '../documents/index.ts'
import type { UploadTarget } from '../documents/index.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import { getReceivedShare } from '../recipients/index.ts'
import type { DbTx } from '../schema/index.ts'
import { authorizeRecipient } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { requireUnexpired } from '../shares/index.ts'
import { isReturnOpen } from './is-return-open.ts'
import { noticeReturn } from './notice-return.ts'

/** Stage 5, by tus: a recipient returns a changed version of a shared document, or a new document. */
export function returnUploadTarget(deps: Deps): UploadTarget {
  return {
    name: 'return',
    async check(principal, { shareId = '', documentId }) {
      const acting = authorizeRecipient(principal, 'inbox.return')
      const db = deps.db.read
      const share = await getReceivedShare(db, acting.accountId, shareId)
      requireUnexpired(share, deps.clock.now(), principal.kind === 'account' ? principal.locale : 'fr-CA')
      const { firmId, dossierId } = share
      await requireStillOpen(db, dossierId)
      if (!share.recipients.some(({ mayReturn }) => mayReturn === 1)) {
        throw new Problem('may_not_return', { refusedIn: { firmId, dossierId } })
      }
      if (documentId !== undefined) orNotFound(await findSharedDocument(deps, shareId, documentId))
      const { accountId } = acting
      const place = { firmId, dossierId, shareId, documentId: documentId ?? null }
      return { ...place, accountId, memberId: null, depositId: null }
    },
    isOpen: (db, upload) => isReturnOpen(db, upload, deps.clock.now()),
    finish: (tx, upload) => finishReturn(deps, tx, upload),
  }
}

function findSharedDocument(deps: Deps, shareId: string, documentId: string) {
  return deps.db.read
    .selectFrom('shareDocument')
    .innerJoin('document', 'document.id', 'shareDocument.documentId')
    .select('document.id')
    .where('shareDocument.shareId', '=', shareId)
    .where('document.id', '=', documentId)
    .where('document.binnedAt', 'is', null)
    .executeTakeFirst()
}

type FinishedReturn = Parameters<UploadTarget['finish']>[1]

/** What recipients bring never joins by name: a changed version names its document, anything else is a new one. */
async function finishReturn(deps: Deps, tx: DbTx, upload: FinishedReturn): Promise<void> {
  const { firmId, dossierId, accountId, documentId: revised } = upload
  if (accountId === null) throw new Error('a return is somebody’s')
  const now = deps.clock.now()
  const at = now.toISOString()
  const share = await getReceivedShare(tx, accountId, upload.shareId ?? '')
  const returners = share.recipients.filter(({ mayReturn }) => mayReturn === 1)
  const [recipient] = returners
  if (recipient === undefined) throw new Problem('may_not_return')
  const bringer = {
    addedBy: recipient.name,
    addedByKind: 'recipient',
    memberId: null,
    shareId: share.id,
    recipientId: recipient.id,
    isRevision: revised === null ? 0 : 1,
  } as const
  const version = versionOf(upload, bringer, at)
  const { documentId } =
    revised === null
      ? await addDocument(tx, { firmId, dossierId, name: upload.filename }, version)
      : await addVersion(tx, revised, version, false)
  const ids = returners.map(({ id }) => id)
  await tx.updateTable('recipient').set({ returnedAt: at }).where('id', 'in', ids).execute()
  await noticeReturn(tx, share.id, now)
  await touchDossier(tx, dossierId, now)
  await recordActivity(deps, tx, {
    firmId,
    at: now,
    actor: { kind: 'recipient', id: accountId, requestId: null },
    action: 'document.returned',
    dossierId,
    documentId,
    shareId: share.id,
    recipientId: recipient.id,
    details: { size: upload.size, isRevision: revised !== null },
    live: {
      forMembers: { type: 'return.changed', dossierId, documentId, shareId: share.id },
      forRecipients: { accountIds: [accountId], event: { type: 'inbox.changed', shareId: share.id } },
    },
  })
}
