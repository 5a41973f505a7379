import type { Kysely, Selectable } from 'kysely'
import { preparedQuery } from '../platform/prepared-query.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { authorizeMember } from '../services/accounts/index.ts'
import type { Action, ActingMember, Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'

export type DocumentRow = Selectable<Tables['document']>

/** What tells who may act on a document, and no more: asked by every request about one. */
export type FoundDocument = Pick<DocumentRow, 'id' | 'firmId' | 'dossierId' | 'currentVersionId'> & {
  number: string
  /** The deposit that it waits in. */
  depositId: string | null
}

const selectDocument = preparedQuery((db: Kysely<Tables>, { id }: { id: string }) =>
  db
    .selectFrom('document')
    .innerJoin('dossier', 'dossier.id', 'document.dossierId')
    .leftJoin('deposit', 'deposit.id', 'dossier.depositId')
    .select(['document.id', 'document.firmId', 'document.dossierId', 'document.currentVersionId'])
    .select(['dossier.number', 'dossier.depositId'])
    .where('document.id', '=', id)
    .where('document.withdrawnAt', 'is', null)
    // What a visitor has not sent yet is nobody's to see: he may still take it back.
    .where((eb) => eb.or([eb('dossier.depositId', 'is', null), eb('deposit.submittedAt', 'is not', null)])),
)

/** What was taken back is not found any more. */
export async function findDocument(db: Kysely<Tables>, id: string): Promise<FoundDocument | undefined> {
  return (await selectDocument(db, { id }))[0]
}

/**
 * The document that a member acts on, in the bin or not, and the member as acting in its firm.
 * What waits in a deposit is looked at only, until it is filed.
 * @throws Problem 401 or 403 before anything is loaded; not_found alike for another firm's document and for none
 */
export async function getDocumentFor(
  deps: Deps,
  principal: Principal,
  action: Action,
  documentId: string,
): Promise<{ document: FoundDocument; member: ActingMember }> {
  authorizeMember(principal, action)
  const document = orNotFound(await findDocument(deps.db.read, documentId))
  const { firmId, dossierId, number, depositId } = document
  if (depositId !== null && action !== 'document.read') throw new Problem('not_found')
  const allowed = depositId === null ? action : 'deposit.read'
  return { document, member: authorizeMember(principal, allowed, { firmId, dossierId, number }) }
}

/** As the act's own transaction finds it: neither in the bin nor taken back. @throws Problem not_found */
export async function getLiveDocument(tx: DbTx, documentId: string): Promise<DocumentRow> {
  return orNotFound(
    await tx
      .selectFrom('document')
      .selectAll()
      .where('id', '=', documentId)
      .where('binnedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst(),
  )
}
