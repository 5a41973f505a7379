import { depositedMail } from '../deposits/index.ts'
import type { DbTx } from '../schema/index.ts'
import { findActiveMembers } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { tellWaiting } from './tell-waiting.ts'

/** Stage 7: tells a firm's members what was left in its box (e-mail 8), where it is time. @returns when to come back */
export function tellDeposits(deps: Deps): Promise<Date | null> {
  return tellWaiting(deps, ['depositNotice', 'firmId'], tellDepositsOf)
}

async function tellDepositsOf(tx: DbTx, firmId: string, since: string, now: Date): Promise<boolean> {
  const deposits = await findUnfiled(tx, firmId, since)
  if (deposits.length === 0) return false
  const { firm } = await tx.selectFrom('firm').select('name as firm').where('id', '=', firmId).executeTakeFirstOrThrow()
  const members = await findActiveMembers(tx, firmId)
  for (const to of members) await enqueueMail(tx, depositedMail, to, { firm, deposits }, now)
  return true
}

function findUnfiled(tx: DbTx, firmId: string, since: string) {
  return tx
    .selectFrom('deposit')
    .innerJoin('dossier', 'dossier.depositId', 'deposit.id')
    .innerJoin('document', 'document.dossierId', 'dossier.id')
    .select((eb) => ['deposit.id', 'deposit.name', 'deposit.dossierNumber', eb.fn.countAll<number>().as('files')])
    .where('deposit.firmId', '=', firmId)
    .where('deposit.submittedAt', '>=', since)
    .where('deposit.filedAt', 'is', null)
    .groupBy('deposit.id')
    .orderBy('deposit.submittedAt')
    .execute()
}
