import type { Dossier } from '@juriszone/widgets/contract'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { DossierRow } from './get-dossier.ts'
import { readDossier } from './read-dossier.ts'

/** « Conserver »: the days that the firm keeps its dossiers begin anew. It is no activity: the list keeps its order. */
export async function keepDossier(
  deps: Deps,
  member: ActingMember,
  { id: dossierId, firmId }: DossierRow,
): Promise<Dossier> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    await tx.updateTable('dossier').set({ keptAt: now.toISOString() }).where('id', '=', dossierId).execute()
    await recordActivity(deps, tx, {
      firmId,
      at: now,
      actor: member.actor,
      action: 'dossier.kept',
      dossierId,
      live: { forMembers: { type: 'dossier.changed', dossierId } },
    })
    return readDossier(tx, member, dossierId)
  })
}
