import type { Dossier } from '@juriszone/widgets/contract'
import { recordActivity } from '../services/activity/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import type { DossierRow } from './get-dossier.ts'
import { touchDossier } from './get-dossier.ts'
import { readDossier } from './read-dossier.ts'

/** Closes a dossier and ends its live shares; one that is closed stays as it is. */
export async function closeDossier(deps: Deps, member: ActingMember, dossier: DossierRow): Promise<Dossier> {
  const now = deps.clock.now()
  const { firmId, id: dossierId } = dossier
  return deps.db.write(async (tx) => {
    const closed = await tx
      .updateTable('dossier')
      .set({ closedAt: now.toISOString() })
      .where('id', '=', dossierId)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    if (closed.numUpdatedRows === 1n) {
      await touchDossier(tx, dossierId, now)
      for (const share of await endShares(tx, dossierId, now)) {
        await recordActivity(deps, tx, {
          firmId,
          at: now,
          actor: member.actor,
          action: 'share.revoked',
          dossierId,
          shareId: share.id,
          live: {
            forMembers: { type: 'share.changed', dossierId, shareId: share.id },
            forRecipients: { accountIds: share.accountIds, event: { type: 'inbox.changed', shareId: share.id } },
          },
        })
      }
      await recordActivity(deps, tx, {
        firmId,
        at: now,
        actor: member.actor,
        action: 'dossier.closed',
        dossierId,
        live: { forMembers: { type: 'dossier.changed', dossierId } },
      })
    }
    return readDossier(tx, member, dossierId)
  })
}

/** Revokes what is neither revoked nor expired. @returns those shares, with the accounts that could open them */
async function endShares(tx: DbTx, dossierId: string, now: Date): Promise<{ id: string; accountIds: string[] }[]> {
  const at = now.toISOString()
  const ended = await tx
    .updateTable('share')
    .set({ revokedAt: at })
    .where('dossierId', '=', dossierId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returning('id')
    .execute()
  if (ended.length === 0) return []
  const recipients = await tx
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .select(['recipient.shareId', 'recipient.accountId'])
    .where('share.dossierId', '=', dossierId)
    .where('share.revokedAt', '=', at)
    .where('recipient.removedAt', 'is', null)
    .execute()
  const byShare = Map.groupBy(recipients, ({ shareId }) => shareId)
  return ended.map(({ id }) => ({ id, accountIds: byShare.get(id)?.map(({ accountId }) => accountId) ?? [] }))
}
