import type { DossierDocument } from '@juriszone/widgets/contract'
import { touchDossier } from '../dossiers/index.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { documentFact } from './document-fact.ts'
import { setCurrentVersion } from './documents.store.ts'
import { getLiveDocument } from './get-document.ts'
import { readDocument } from './list-documents.ts'

/**
 * Makes a returned or an earlier version the current one. Whoever adopts a return has seen it: it is new no more.
 * @throws Problem not_found; infected
 */
export async function adoptVersion(
  deps: Deps,
  member: ActingMember,
  documentId: string,
  version: number,
): Promise<DossierDocument> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const document = await getLiveDocument(tx, documentId)
    const adopted = orNotFound(
      await tx
        .selectFrom('documentVersion')
        .select(['id', 'state'])
        .where('documentId', '=', documentId)
        .where('version', '=', version)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    )
    if (adopted.state === 'infected') throw new Problem('infected')
    if (adopted.id !== document.currentVersionId) {
      await setCurrentVersion(tx, documentId, adopted.id)
      await tx
        .updateTable('documentVersion')
        .set({ openedAt: now.toISOString() })
        .where('id', '=', adopted.id)
        .where('recipientId', 'is not', null)
        .where('openedAt', 'is', null)
        .execute()
      await touchDossier(tx, document.dossierId, now)
      const fact = documentFact(member, document, 'document.versionAdopted', now, { details: { version } })
      await recordActivity(deps, tx, fact)
    }
    return readDocument(tx, documentId, now)
  })
}
