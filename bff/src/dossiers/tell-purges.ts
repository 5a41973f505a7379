import { sql } from 'kysely'
import { after, DAY } from '../platform/clock.ts'
import type { DbTx } from '../schema/index.ts'
import { findActiveMembers } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { purgeAt } from './dossiers.store.ts'
import { purgeMail } from './purge.email.ts'

const TOLD_BEFORE = 14 * DAY

/** Tells a firm's members which dossiers' time of keeping ends within fourteen days; of each end, once. */
export async function tellPurges(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const ending = await deps.db.read
    .selectFrom('dossier')
    .innerJoin('firm', 'firm.id', 'dossier.firmId')
    .select('dossier.id')
    .where('dossier.depositId', 'is', null)
    .where(purgeAt, '<=', after(now, TOLD_BEFORE))
    .where(isUntold)
    .execute()
  for (const { id } of ending) await deps.db.write((tx) => tellPurgeOf(tx, id, now))
}

async function tellPurgeOf(tx: DbTx, dossierId: string, now: Date): Promise<void> {
  const dossier = await tx
    .selectFrom('dossier')
    .innerJoin('firm', 'firm.id', 'dossier.firmId')
    .select(['dossier.firmId', 'dossier.number', 'firm.name as firm', purgeAt.as('purgeAt')])
    .where('dossier.id', '=', dossierId)
    .where(purgeAt, '<=', after(now, TOLD_BEFORE))
    .where(isUntold)
    .executeTakeFirst()
  // Kept meanwhile, or told by another process.
  if (dossier === undefined) return
  const { firmId, ...letter } = dossier
  await tx.updateTable('dossier').set({ purgeToldFor: letter.purgeAt }).where('id', '=', dossierId).execute()
  const members = await findActiveMembers(tx, firmId)
  for (const to of members) await enqueueMail(tx, purgeMail, to, { ...letter, dossierId }, now)
}

const isUntold = sql<boolean>`coalesce(dossier.purgeToldFor, '') <> ${purgeAt}`
