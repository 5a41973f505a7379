import type { DossierDocument } from '@juriszone/widgets/contract'
import { touchDossier } from '../dossiers/index.ts'
import { Problem } from '../platform/problems.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { documentFact } from './document-fact.ts'
import { getLiveDocument } from './get-document.ts'
import { readDocument } from './list-documents.ts'

/**
 * A notary answers for content that does not match its name. The reason is kept in the journal, word for word,
 * as the one text a person writes there.
 * @throws Problem not_held; not_found
 */
export async function releaseDocument(
  deps: Deps,
  member: ActingMember,
  documentId: string,
  reason: string,
): Promise<DossierDocument> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const document = await getLiveDocument(tx, documentId)
    if (document.state !== 'held') throw new Problem('not_held')
    const { currentVersionId, version } = document
    await tx
      .updateTable('documentVersion')
      .set({ state: 'available', heldFor: null })
      .where('id', '=', currentVersionId)
      .execute()
    await tx.updateTable('document').set({ state: 'available', heldFor: null }).where('id', '=', documentId).execute()
    await touchDossier(tx, document.dossierId, now)
    const details = { version, reason }
    await recordActivity(deps, tx, documentFact(member, document, 'document.released', now, { details }))
    return readDocument(tx, documentId, now)
  })
}
