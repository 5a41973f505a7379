import type { Deposit, Page } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { MemberScope } from '../dossiers/index.ts'
import { readPage } from '../platform/pages.ts'
import { holdsWords } from '../platform/search.ts'
import type { Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { destroyedAt } from './deposit-life.ts'
import type { DepositRow } from './get-deposit.ts'

interface DepositQuery {
  search?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** What waits to be filed in the member's firms, the newest first. */
export async function listDeposits(deps: Deps, scope: MemberScope, query: DepositQuery): Promise<Page<Deposit>> {
  const submittedAt = sql.ref<string>('deposit.submittedAt')
  let rows = deps.db.read
    .selectFrom('deposit')
    .select(['id', 'name', 'email', 'dossierNumber', 'message', 'openedAt'])
    .select([submittedAt.as('submittedAt'), submittedAt.as('_by'), 'deposit.id as _id'])
    .where('firmId', 'in', scope.firmIds)
    .where('submittedAt', 'is not', null)
    .where('filedAt', 'is', null)
  if (query.search !== undefined) rows = rows.where(holdsWords(['deposit.searchFold'], query.search))
  const { items, nextCursor } = await readPage(
    rows,
    { by: 'deposit.submittedAt', id: 'deposit.id', order: 'desc', limit: query.limit, cursor: query.cursor },
    ({ _by, _id, ...row }) => row,
  )
  return { items: await withSums(deps.db.read, items), nextCursor }
}

type DepositFacts = Pick<DepositRow, 'id' | 'name' | 'email' | 'dossierNumber' | 'message' | 'submittedAt' | 'openedAt'>

/** Adds how much each one holds: one query, however many. */
export async function withSums(db: Kysely<Tables>, rows: readonly DepositFacts[]): Promise<Deposit[]> {
  const sums = await db
    .selectFrom('dossier')
    .innerJoin('document', 'document.dossierId', 'dossier.id')
    .select((eb) => [
      'dossier.depositId',
      eb.fn.countAll<number>().as('files'),
      eb.fn.sum<number>('document.size').as('size'),
    ])
    .where(
      'dossier.depositId',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy('dossier.depositId')
    .execute()
  const byDeposit = new Map(sums.map(({ depositId, files, size }) => [depositId, { files, size }]))
  return rows.map(({ id, name, email, dossierNumber, message, submittedAt, openedAt }) => ({
    id,
    name,
    email,
    dossierNumber,
    message,
    submittedAt,
    destroyedAt: destroyedAt(submittedAt),
    isNew: openedAt === null,
    files: 0,
    size: 0,
    ...byDeposit.get(id),
  }))
}
