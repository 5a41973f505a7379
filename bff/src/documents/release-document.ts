import type { DossierDocument } from '@juriszone/widgets/contract'
import { touchDossier } from '../dossiers/index.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { documentFact } from './document-fact.ts'
import { findReaders } from './find-readers.ts'
import { getLiveDocument } from './get-document.ts'
import { readDocument } from './list-documents.ts'

/**
 * A notary answers for content that does not match its name, or that nobody could look for viruses in. The reason is
 * kept in the journal, word for word, as the one text a person writes there.
 * @param asked the current version when it is left out; a share may have sent another
 * @throws Problem not_held; not_found
 */
export async function releaseDocument(
  deps: Deps,
  member: ActingMember,
  documentId: string,
  { reason, version: asked }: { reason: string; version?: number | undefined },
): Promise<DossierDocument> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const document = await getLiveDocument(tx, documentId)
    const version = asked ?? document.version
    const held = orNotFound(
      await tx
        .selectFrom('documentVersion')
        .select(['id', 'state', 'recipientId'])
        .where('documentId', '=', documentId)
        .where('version', '=', version)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    )
    if (held.state !== 'held') throw new Problem('not_held')
    const released = { state: 'available', heldFor: null } as const
    await tx.updateTable('documentVersion').set(released).where('id', '=', held.id).execute()
    await tx
      .updateTable('document')
      .set(released)
      .where('id', '=', documentId)
      .where('currentVersionId', '=', held.id)
      .execute()
    await touchDossier(tx, document.dossierId, now)
    const more = { details: { version, reason }, readers: await findReaders(tx, held) }
    await recordActivity(deps, tx, documentFact(member, document, 'document.released', now, more))
    return readDocument(tx, documentId, now)
  })
}
