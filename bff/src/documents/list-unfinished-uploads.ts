import type { UnfinishedUpload } from '@juriszone/widgets/contract'
import { getDossierFor } from '../dossiers/index.ts'
import { authorizeRecipient } from '../services/accounts/index.ts'
import type { Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { targetOf } from './open-uploads.ts'
import { UPLOADS_PATH } from './tus-door.ts'
import { expiryOf } from './upload-life.ts'
import type { UploadTarget } from './upload-target.ts'

export type UploadPlace = { dossier: string } | { share: string }

/** What the caller began in a dossier or for a share, and may still finish. */
export async function listUnfinishedUploads(
  deps: Deps,
  targets: readonly UploadTarget[],
  principal: Principal,
  place: UploadPlace,
): Promise<UnfinishedUpload[]> {
  const [name, column, placeId, accountId] = await locate(deps, principal, place)
  const rows = await deps.db.read
    .selectFrom('upload')
    .innerJoin('blob', 'blob.id', 'upload.id')
    .selectAll('upload')
    .select('blob.offset')
    .where('accountId', '=', accountId)
    .where('target', '=', name)
    .where(column, '=', placeId)
    .where('finishedAt', 'is', null)
    .where('expiresAt', '>', deps.clock.now().toISOString())
    .orderBy('upload.id')
    .execute()
  const [first] = rows
  // All go to one place, which is open to all of them or to none.
  if (first === undefined || !(await targetOf(targets, first).isOpen(deps.db.read, first))) return []
  return rows.map(({ id, filename, size, offset, sample, documentId, ...lives }) => ({
    url: `${UPLOADS_PATH}/${id}`,
    filename,
    size,
    offset,
    sample,
    documentId,
    expiresAt: expiryOf(lives, offset),
  }))
}

async function locate(deps: Deps, principal: Principal, place: UploadPlace) {
  if ('dossier' in place) {
    return ['dossier', 'dossierId', place.dossier, await memberOf(deps, principal, place.dossier)] as const
  }
  return ['return', 'shareId', place.share, authorizeRecipient(principal, 'inbox.return').accountId] as const
}

async function memberOf(deps: Deps, principal: Principal, dossierId: string): Promise<string> {
  const { member } = await getDossierFor(deps, principal, 'document.write', dossierId)
  return member.accountId
}
