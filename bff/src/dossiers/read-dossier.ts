import type { Counts, Dossier } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { orNotFound } from '../platform/problems.ts'
import type { Tables } from '../schema/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { dossierRows, unseenReturns, withContents } from './dossiers.store.ts'
import type { MemberScope } from './member-scope.ts'

/** One dossier as this member sees it. */
export async function readDossier(db: Kysely<Tables>, member: ActingMember, dossierId: string): Promise<Dossier> {
  const rows = await dossierRows(db, [member.memberId]).where('dossier.id', '=', dossierId).execute()
  const [dossier] = await withContents(db, rows)
  return orNotFound(dossier)
}

/** How many dossiers hold returns that this member has not seen, and how many deposits wait to be filed. */
export async function countUnseen(deps: Deps, scope: MemberScope): Promise<Counts> {
  const { dossiers } = await deps.db.read
    .selectFrom('dossier')
    .select((eb) => eb.fn.countAll<number>().as('dossiers'))
    .where('firmId', 'in', scope.firmIds)
    .where(unseenReturns(scope.memberIds))
    .executeTakeFirstOrThrow()
  const { deposits } = await deps.db.read
    .selectFrom('deposit')
    .select((eb) => eb.fn.countAll<number>().as('deposits'))
    .where('firmId', 'in', scope.firmIds)
    .where('submittedAt', 'is not', null)
    .where('filedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { dossiers, deposits }
}

/** The member looked: what came until now is seen. */
export async function markSeen(deps: Deps, member: ActingMember, dossierId: string): Promise<void> {
  const at = deps.clock.now().toISOString()
  await deps.db.write((tx) =>
    tx
      .insertInto('dossierVisit')
      .values({ dossierId, memberId: member.memberId, at })
      .onConflict((conflict) => conflict.columns(['dossierId', 'memberId']).doUpdateSet({ at }))
      .execute(),
  )
}
