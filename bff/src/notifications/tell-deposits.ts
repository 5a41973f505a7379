import { depositedMail } from '../deposits/index.ts'
import { after } from '../platform/clock.ts'
import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { QUIET_TIME, tellWaiting } from './tell-waiting.ts'

/** Stage 7: tells a firm's members what was left in its box (e-mail 8), where it is time. @returns when to come back */
export function tellDeposits(deps: Deps): Promise<Date | null> {
  return tellWaiting(deps, ['depositNotice', 'firmId'], tellDepositsOf)
}

async function tellDepositsOf(tx: DbTx, firmId: string, now: Date): Promise<void> {
  const notice = await tx
    .selectFrom('depositNotice')
    .innerJoin('firm', 'firm.id', 'depositNotice.firmId')
    .select(['depositNotice.pendingSince', 'firm.name as firm'])
    .where('depositNotice.firmId', '=', firmId)
    .where('depositNotice.pendingSince', 'is not', null)
    .where('depositNotice.notBefore', '<=', now.toISOString())
    .executeTakeFirst()
  // Another process was quicker.
  if (notice === undefined) return
  const deposits = await findUnfiled(tx, firmId, notice.pendingSince ?? '')
  const told = tx.updateTable('depositNotice').where('firmId', '=', firmId)
  // All filed or deleted meanwhile: nothing to tell, and no quiet time begins.
  if (deposits.length === 0) {
    await told.set({ pendingSince: null }).execute()
    return
  }
  await told.set({ pendingSince: null, notBefore: after(now, QUIET_TIME) }).execute()
  const members = await tx
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select(['account.email as address', 'account.name', 'account.locale'])
    .where('member.firmId', '=', firmId)
    .where('member.disabledAt', 'is', null)
    .execute()
  for (const to of members) await enqueueMail(tx, depositedMail, to, { firm: notice.firm, deposits }, now)
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
