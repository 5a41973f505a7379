import type { Kysely, Selectable } from 'kysely'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { authorizeMember } from '../services/accounts/index.ts'
import type { Action, ActingMember, Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'

export type DossierRow = Selectable<Tables['dossier']>

/**
 * The dossier that a member acts on, and the member as acting in its firm.
 * @throws Problem 401 or 403 before anything is loaded; not_found alike for another firm's dossier and for none
 */
export async function getDossierFor(
  deps: Deps,
  principal: Principal,
  action: Action,
  dossierId: string,
): Promise<{ dossier: DossierRow; member: ActingMember }> {
  authorizeMember(principal, action)
  const dossier = orNotFound(
    await deps.db.read
      .selectFrom('dossier')
      .selectAll()
      .where('id', '=', dossierId)
      .where('depositId', 'is', null)
      .executeTakeFirst(),
  )
  const member = authorizeMember(principal, action, { firmId: dossier.firmId, dossierId, number: dossier.number })
  return { dossier, member }
}

/** Something happened in the dossier: it comes first in the list, and is kept longer. */
export async function touchDossier(tx: DbTx, dossierId: string, now: Date): Promise<void> {
  await tx.updateTable('dossier').set({ lastActivityAt: now.toISOString() }).where('id', '=', dossierId).execute()
}

/** As the act's own transaction finds it. @throws Problem dossier_closed */
export async function requireStillOpen(db: Kysely<Tables>, dossierId: string): Promise<void> {
  requireOpenDossier(
    await db.selectFrom('dossier').select('closedAt').where('id', '=', dossierId).executeTakeFirstOrThrow(),
  )
}

/** @throws Problem dossier_closed */
export function requireOpenDossier(dossier: Pick<DossierRow, 'closedAt'>): void {
  if (dossier.closedAt !== null) throw new Problem('dossier_closed')
}
