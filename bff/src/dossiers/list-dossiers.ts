import type { Dossier, Page } from '@juriszone/widgets/contract'
import { readPage } from '../platform/pages.ts'
import { Problem } from '../platform/problems.ts'
import { holdsWords } from '../platform/search.ts'
import type { Deps } from '../services/deps.ts'
import { dossierNumber } from './dossier-number.ts'
import { dossierRows, withContents } from './dossiers.store.ts'
import type { MemberScope } from './member-scope.ts'

interface DossierQuery {
  number?: string | undefined
  search?: string | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Dossiers of the member's firms, those where something happened last first.
 * @throws Problem other_dossier when an embed token asks for a number that is not its own
 */
export async function listDossiers(deps: Deps, scope: MemberScope, query: DossierQuery): Promise<Page<Dossier>> {
  let rows = dossierRows(deps.db.read, scope.memberIds)
    .select(['dossier.lastActivityAt as _by', 'dossier.id as _id'])
    .where('dossier.firmId', 'in', scope.firmIds)
  const number = numberAsked(scope, query.number)
  if (number !== undefined) rows = rows.where('dossier.number', '=', number)
  if (query.search !== undefined) rows = rows.where(holdsWords(['dossier.searchFold'], query.search))
  const { items, nextCursor } = await readPage(
    rows,
    { by: 'dossier.lastActivityAt', id: 'dossier.id', order: 'desc', limit: query.limit, cursor: query.cursor },
    ({ _by, _id, ...row }) => row,
  )
  return { items: await withContents(deps.db.read, items), nextCursor }
}

function numberAsked({ boundTo }: MemberScope, asked: string | undefined): string | undefined {
  if (asked === undefined) return boundTo ?? undefined
  const { data: number } = dossierNumber.safeParse(asked)
  if (boundTo !== null && number !== boundTo) throw new Problem('other_dossier')
  // What no dossier can be called finds none.
  return number ?? ''
}
