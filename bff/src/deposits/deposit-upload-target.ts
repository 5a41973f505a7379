import { formatLimit } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { addDocument, versionOf } from '../documents/index.ts'
import type { FinishedUpload, UploadRow, UploadTarget } from '../documents/index.ts'
import { preparedQuery } from '../platform/prepared-query.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { authorizeVisitor } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

/** Stage 6, by tus: a visitor leaves a document in the firm's box. */
export function depositUploadTarget(deps: Deps): UploadTarget {
  return {
    name: 'deposit',
    async check(principal, { dossierId, shareId, documentId }) {
      const { depositId, firmId } = authorizeVisitor(principal)
      // Nothing that exists is a visitor's to name.
      if (dossierId !== undefined || shareId !== undefined || documentId !== undefined) throw new Problem('forbidden')
      const place = orNotFound(
        await deps.db.read
          .selectFrom('deposit')
          .innerJoin('uploadBox', 'uploadBox.id', 'deposit.boxId')
          .leftJoin('dossier', 'dossier.depositId', 'deposit.id')
          .select(['deposit.submittedAt', 'uploadBox.closedAt', 'dossier.id as dossierId'])
          .where('deposit.id', '=', depositId)
          .executeTakeFirst(),
      )
      if (place.submittedAt !== null || place.dossierId === null) throw new Problem('deposit_submitted')
      if (place.closedAt !== null) throw new Problem('box_closed')
      const nothingNamed = { accountId: null, memberId: null, shareId: null, documentId: null }
      return { firmId, depositId, dossierId: place.dossierId, ...nothingNamed }
    },
    admit: (tx, upload) => requireRoom(tx, upload, deps.clock.now()),
    // The visit's own end is no reason: a request that began in time may end, and a new code goes on with the rest.
    isOpen: async (db, { depositId }) => (await selectOpen(db, { depositId })).length > 0,
    finish: (tx, upload) => finishDeposited(deps, tx, upload),
  }
}

const selectOpen = preparedQuery((db: Kysely<Tables>, { depositId }: { depositId: string | null }) =>
  db
    .selectFrom('deposit')
    .innerJoin('uploadBox', 'uploadBox.id', 'deposit.boxId')
    .select('deposit.id')
    .where('deposit.id', '=', depositId)
    .where('deposit.submittedAt', 'is', null)
    .where('uploadBox.closedAt', 'is', null),
)

/** What is announced counts as if it were there. @throws Problem deposit_full, deposit_too_large */
async function requireRoom(tx: DbTx, { depositId, size }: UploadRow, now: Date): Promise<void> {
  const { maxFiles, maxBytes } = await tx
    .selectFrom('deposit')
    .innerJoin('uploadBox', 'uploadBox.id', 'deposit.boxId')
    .select(['uploadBox.maxFiles', 'uploadBox.maxBytes'])
    .where('deposit.id', '=', depositId)
    .executeTakeFirstOrThrow()
  const { files, bytes } = await tx
    .selectFrom('upload')
    .select((eb) => [eb.fn.countAll<number>().as('files'), eb.fn.sum<number | null>('size').as('bytes')])
    .where('depositId', '=', depositId)
    .where((eb) => eb.or([eb('finishedAt', 'is not', null), eb('expiresAt', '>', now.toISOString())]))
    .executeTakeFirstOrThrow()
  if (files >= maxFiles) throw new Problem('deposit_full', { params: { max: maxFiles } })
  if ((bytes ?? 0) + size > maxBytes) {
    const params = { max: formatLimit('fr-CA', maxBytes), maxInEnglish: formatLimit('en-CA', maxBytes) }
    throw new Problem('deposit_too_large', { params })
  }
}

/** What visitors bring never joins by name: each file is a document of its own. */
async function finishDeposited(deps: Deps, tx: DbTx, upload: FinishedUpload): Promise<void> {
  const { firmId, dossierId, depositId, size } = upload
  const now = deps.clock.now()
  const at = now.toISOString()
  // A file that took its time keeps the token alive.
  const { name } = await tx
    .updateTable('deposit')
    .set({ tokenSeenAt: at })
    .where('id', '=', depositId)
    .returning('name')
    .executeTakeFirstOrThrow()
  const nobody = { memberId: null, shareId: null, recipientId: null, isRevision: 0 } as const
  const version = versionOf(upload, { addedBy: name, addedByKind: 'visitor', ...nobody }, at)
  const { documentId } = await addDocument(tx, { firmId, dossierId, name: upload.filename }, version)
  await recordActivity(deps, tx, {
    firmId,
    at: now,
    actor: { kind: 'visitor', id: depositId, requestId: null },
    action: 'document.deposited',
    dossierId,
    documentId,
    details: { uploadId: upload.id, size },
  })
}
