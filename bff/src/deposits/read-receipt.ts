import type { DepositReceipt } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../schema/index.ts'
import { destroyedAt } from './deposit-life.ts'

/**
 * What arrived, under the names that the visitor gave: what a member does with it later is not his to read.
 * @returns undefined before it was sent
 */
export async function readReceipt(db: Kysely<Tables>, depositId: string): Promise<DepositReceipt | undefined> {
  const deposit = await db
    .selectFrom('deposit')
    .innerJoin('firm', 'firm.id', 'deposit.firmId')
    .select(['deposit.id', 'deposit.submittedAt', 'firm.name as firm'])
    .where('deposit.id', '=', depositId)
    .executeTakeFirst()
  if (deposit === undefined || deposit.submittedAt === null) return undefined
  const { id, firm, submittedAt } = deposit
  const files = await db
    .selectFrom('upload')
    .innerJoin('blob', 'blob.id', 'upload.id')
    .select(['upload.filename as name', 'upload.size', 'blob.sha256'])
    .where('upload.depositId', '=', depositId)
    .where('upload.finishedAt', 'is not', null)
    .orderBy('upload.id')
    .execute()
  return { id, firm, submittedAt, destroyedAt: destroyedAt(submittedAt), files }
}
