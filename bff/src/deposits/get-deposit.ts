import type { Kysely, Selectable } from 'kysely'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { authorizeMember } from '../services/accounts/index.ts'
import type { Action, ActingMember, Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'

export type DepositRow = Selectable<Tables['deposit']> & { submittedAt: string }

/**
 * The deposit that a member acts on, and the member as acting in its firm.
 * @throws Problem 401 or 403 before anything is loaded; not_found alike for another firm's, for one not sent yet and
 * for none; deposit_filed
 */
export async function getDepositFor(
  deps: Deps,
  principal: Principal,
  action: Action,
  depositId: string,
): Promise<{ deposit: DepositRow; member: ActingMember }> {
  authorizeMember(principal, action)
  const { submittedAt, ...row } = orNotFound(await selectDeposit(deps.db.read, depositId))
  const deposit = { ...row, submittedAt: orNotFound(submittedAt) }
  const member = authorizeMember(principal, action, { firmId: deposit.firmId })
  await requireUnfiled(deps.db.read, deposit)
  return { deposit, member }
}

/** As the act's own transaction finds it. @throws Problem not_found, deposit_filed */
export async function requireWaiting(tx: DbTx, depositId: string): Promise<void> {
  await requireUnfiled(tx, orNotFound(await selectDeposit(tx, depositId)))
}

function selectDeposit(db: Kysely<Tables>, depositId: string) {
  return db.selectFrom('deposit').selectAll().where('id', '=', depositId).executeTakeFirst()
}

async function requireUnfiled(
  db: Kysely<Tables>,
  { filedAt, dossierId }: Pick<DepositRow, 'filedAt' | 'dossierId'>,
): Promise<void> {
  if (filedAt === null) return
  const dossier = await db.selectFrom('dossier').select('number').where('id', '=', dossierId).executeTakeFirst()
  throw new Problem('deposit_filed', { params: { number: dossier?.number ?? '' } })
}
