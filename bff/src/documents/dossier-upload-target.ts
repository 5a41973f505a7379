import type { Kysely } from 'kysely'
import { nameKey } from '../platform/fold.ts'
import { preparedQuery } from '../platform/prepared-query.ts'
import { orNotFound } from '../platform/problems.ts'
import { getDossierFor, requireOpenDossier, touchDossier } from '../dossiers/index.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { FinishedUpload, UploadRow } from '../services/vault/index.ts'
import { addDocument, addVersion, versionOf } from './documents.store.ts'
import type { NewVersion } from './documents.store.ts'
import type { UploadTarget } from './upload-target.ts'

/** What a member adds to a dossier. */
export function dossierUploadTarget(deps: Deps): UploadTarget {
  return {
    name: 'dossier',
    async check(principal, { dossierId = '', documentId }) {
      const { dossier, member } = await getDossierFor(deps, principal, 'document.write', dossierId)
      requireOpenDossier(dossier)
      if (documentId !== undefined) orNotFound(await findLive(deps.db.read, dossierId, 'id', documentId))
      const { firmId, accountId, memberId } = member
      return { firmId, accountId, memberId, depositId: null, dossierId, shareId: null, documentId: documentId ?? null }
    },
    async isOpen(db, { dossierId, memberId }) {
      return (await selectOpen(db, { dossierId, memberId })).length > 0
    },
    finish: (tx, upload) => addMembersFile(deps, tx, upload),
  }
}

type Place = Pick<UploadRow, 'dossierId' | 'memberId'>

const selectOpen = preparedQuery((db: Kysely<Tables>, { dossierId, memberId }: Place) =>
  db
    .selectFrom('dossier')
    .innerJoin('member', 'member.firmId', 'dossier.firmId')
    .select('dossier.id')
    .where('dossier.id', '=', dossierId)
    .where('dossier.closedAt', 'is', null)
    .where('member.id', '=', memberId)
    .where('member.disabledAt', 'is', null),
)

async function addMembersFile(deps: Deps, tx: DbTx, upload: FinishedUpload): Promise<void> {
  const now = deps.clock.now()
  const { name } = await tx
    .selectFrom('account')
    .select('name')
    .where('id', '=', upload.accountId)
    .executeTakeFirstOrThrow()
  const bringer = { addedBy: name, addedByKind: 'member', shareId: null, recipientId: null, isRevision: 0 } as const
  const version = versionOf(upload, { ...bringer, memberId: upload.memberId }, now.toISOString())
  const made = await joinOrAdd(tx, upload, version)
  await touchDossier(tx, upload.dossierId, now)
  await recordActivity(deps, tx, {
    firmId: upload.firmId,
    at: now,
    actor: { kind: 'member', id: upload.memberId, requestId: null },
    action: made.version === 1 ? 'document.added' : 'document.versionAdded',
    dossierId: upload.dossierId,
    documentId: made.documentId,
    details: { uploadId: upload.id, version: made.version, size: upload.size },
    live: { forMembers: { type: 'document.changed', dossierId: upload.dossierId, documentId: made.documentId } },
  })
}

/** A member's file joins the document it names, or the one of its own name, unless both are to be kept. */
async function joinOrAdd(tx: DbTx, upload: FinishedUpload, version: NewVersion) {
  const { dossierId, documentId, keepBoth, filename, firmId } = upload
  const named = documentId === null ? undefined : await findLive(tx, dossierId, 'id', documentId)
  const alike = keepBoth === 1 ? undefined : await findLive(tx, dossierId, 'nameKey', nameKey(filename))
  // Named but binned meanwhile: the file is not lost for that, it goes by its own name.
  const joined = named ?? alike
  if (joined !== undefined) return addVersion(tx, joined.id, version, true)
  return addDocument(tx, { firmId, dossierId, name: filename }, version)
}

async function findLive(
  db: Pick<DbTx, 'selectFrom'>,
  dossierId: string,
  column: 'id' | 'nameKey',
  value: string,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('document')
    .select('id')
    .where('dossierId', '=', dossierId)
    .where(column, '=', value)
    .where('binnedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
}
