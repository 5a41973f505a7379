import { checkFile, checkTypedName, cleanFileName } from '@juriszone/widgets/contract'
import type { DossierDocument } from '@juriszone/widgets/contract'
import { touchDossier } from '../dossiers/index.ts'
import { nameKey } from '../platform/fold.ts'
import { fieldsProblem, Problem } from '../platform/problems.ts'
import type { DbTx } from '../schema/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { documentFact } from './document-fact.ts'
import { nameColumns } from './documents.store.ts'
import { getLiveDocument } from './get-document.ts'
import { readDocument } from './list-documents.ts'

/** @throws Problem required, file_name_separator, name_taken, file_type_refused, file_name_too_long; not_found for what is in the bin */
export async function renameDocument(
  deps: Deps,
  member: ActingMember,
  documentId: string,
  wanted: string,
): Promise<DossierDocument> {
  const name = cleanFileName(wanted)
  const fault = checkTypedName(wanted) ?? checkFile({ name, size: 1 }, Infinity)
  if (fault === 'required') throw fieldsProblem([{ path: 'name', code: fault }])
  if (fault !== null) throw new Problem(fault, { fields: [{ path: 'name', code: fault }] })
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const document = await getLiveDocument(tx, documentId)
    if (document.name !== name) {
      if (await isTaken(tx, document.dossierId, name, documentId)) {
        throw new Problem('name_taken', { fields: [{ path: 'name', code: 'name_taken' }] })
      }
      await tx.updateTable('document').set(nameColumns(name)).where('id', '=', documentId).execute()
      await touchDossier(tx, document.dossierId, now)
      await recordActivity(deps, tx, documentFact(member, document, 'document.renamed', now))
    }
    return readDocument(tx, documentId, now)
  })
}

async function isTaken(tx: DbTx, dossierId: string, name: string, exceptId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('document')
    .select('id')
    .where('dossierId', '=', dossierId)
    .where('nameKey', '=', nameKey(name))
    .where('binnedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('id', '!=', exceptId)
    .executeTakeFirst()
  return row !== undefined
}
