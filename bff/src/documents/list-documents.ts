import { BIN_DAYS } from '@juriszone/widgets/contract'
import type { DocumentSort, DossierDocument, Page } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import { after, DAY } from '../platform/clock.ts'
import { readPage } from '../platform/pages.ts'
import { orNotFound } from '../platform/problems.ts'
import { holdsWords } from '../platform/search.ts'
import type { Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { findReturns } from './find-returns.ts'
import { findShareFacts } from './share-facts.ts'

export interface DocumentListQuery {
  limit: number
  cursor?: string | undefined
  search?: string | undefined
  sort: DocumentSort
  order: 'asc' | 'desc'
  binned: boolean
}

const SORT_COLUMNS = {
  name: 'document.nameSort',
  size: 'document.size',
  createdAt: 'document.createdAt',
  addedBy: 'document.addedByFold',
} as const

/** One page, in three queries however many documents it holds. @throws Problem invalid_query */
export async function listDocuments(
  deps: Deps,
  dossierId: string,
  { limit, cursor, search, sort, order, binned }: DocumentListQuery,
): Promise<Page<DossierDocument>> {
  const by = SORT_COLUMNS[sort]
  let query = deps.db.read
    .selectFrom('document')
    .selectAll('document')
    .select([sql.ref<string | number>(by).as('_by'), 'document.id as _id'])
    .where('document.dossierId', '=', dossierId)
    .where('document.withdrawnAt', 'is', null)
  query = binned
    ? query.where('document.binnedAt', '>', oldestInBin(deps.clock.now()))
    : query.where('document.binnedAt', 'is', null)
  if (search !== undefined) query = query.where(holdsWords(['document.nameFold'], search))
  const page = await readPage(query, { by, id: 'document.id', order, limit, cursor }, (row) => row)
  return { items: await describe(deps.db.read, page.items, deps.clock.now()), nextCursor: page.nextCursor }
}

/** One document as the list shows it. @throws Problem not_found */
export async function readDocument(db: Kysely<Tables>, documentId: string, now: Date): Promise<DossierDocument> {
  const row = orNotFound(await db.selectFrom('document').selectAll().where('id', '=', documentId).executeTakeFirst())
  const [document] = await describe(db, [row], now)
  return orNotFound(document)
}

/** What was binned before this instant is gone, whether the sweeper has come by or not. */
export function oldestInBin(now: Date): string {
  return after(now, -BIN_DAYS * DAY)
}

async function describe(
  db: Kysely<Tables>,
  rows: readonly Selectable<Tables['document']>[],
  now: Date,
): Promise<DossierDocument[]> {
  const ids = rows.map(({ id }) => id)
  const returns = await findReturns(db, ids)
  const facts = await findShareFacts(db, ids, now)
  return rows.map((row): DossierDocument => {
    const returned = returns.get(row.id) ?? []
    const beneath = returned.find(({ id }) => id !== row.currentVersionId)
    const last = returned[0]
    const fact = facts.get(row.id) ?? null
    return {
      id: row.id,
      name: row.name,
      size: row.size,
      type: row.type,
      createdAt: row.createdAt,
      addedBy: row.addedBy,
      addedByKind: row.addedByKind,
      versions: row.versions,
      version: row.version,
      state: row.state,
      heldFor: row.heldFor,
      isNew: returned.some(({ openedAt }) => openedAt === null),
      returned:
        beneath === undefined
          ? null
          : { version: beneath.version, addedBy: beneath.addedBy, createdAt: beneath.createdAt },
      share: fact?.fact === 'returned' && last !== undefined ? { ...fact, by: last.addedBy } : fact,
      binnedAt: row.binnedAt,
    }
  })
}
