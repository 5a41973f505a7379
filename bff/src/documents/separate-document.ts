import type { DossierDocument } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import { touchDossier } from '../dossiers/index.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { documentFact } from './document-fact.ts'
import { separateVersion, setCurrentVersion } from './documents.store.ts'
import { getLiveDocument } from './get-document.ts'
import type { DocumentRow } from './get-document.ts'
import { readDocument } from './list-documents.ts'

/**
 * « Garder les deux », asked afterwards: a version that joined by its name becomes a document of its own.
 * @throws Problem not_found; version_returned, version_shared, only_version
 */
export async function separateDocument(
  deps: Deps,
  member: ActingMember,
  documentId: string,
  number: number,
): Promise<DossierDocument> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const document = await getLiveDocument(tx, documentId)
    const version = await getSeparable(tx, document, number)
    const separatedId = await separateVersion(tx, document, version)
    if (version.id === document.currentVersionId) await goBack(tx, documentId, number)
    await touchDossier(tx, document.dossierId, now)
    const details = { version: number }
    await recordActivity(deps, tx, documentFact(member, document, 'document.versionSeparated', now, { details }))
    const separated = { ...document, id: separatedId }
    await recordActivity(deps, tx, documentFact(member, separated, 'document.added', now, { details: { version: 1 } }))
    return readDocument(tx, separatedId, now)
  })
}

async function getSeparable(tx: DbTx, document: DocumentRow, number: number): Promise<Tables['documentVersion']> {
  const version = orNotFound(
    await tx
      .selectFrom('documentVersion')
      .selectAll()
      .where('documentId', '=', document.id)
      .where('version', '=', number)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst(),
  )
  if (version.recipientId !== null) throw new Problem('version_returned')
  if (document.versions === 1) throw new Problem('only_version')
  const sent = tx.selectFrom('shareDocument').select('shareId').where('versionId', '=', version.id)
  if ((await sent.limit(1).executeTakeFirst()) !== undefined) throw new Problem('version_shared')
  return version
}

/** The member's version before it is current again; whatever is left, when there is none. */
async function goBack(tx: DbTx, documentId: string, from: number): Promise<void> {
  const before = await tx
    .selectFrom('documentVersion')
    .select('id')
    .where('documentId', '=', documentId)
    .where('withdrawnAt', 'is', null)
    .orderBy(sql`recipientId is null and version < ${from}`, 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  await setCurrentVersion(tx, documentId, before.id)
}
