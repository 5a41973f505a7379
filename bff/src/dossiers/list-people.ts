import type { Page, Person } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { readPage } from '../platform/pages.ts'
import { holdsWords } from '../platform/search.ts'
import type { Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import type { MemberScope } from './member-scope.ts'

interface PersonQuery {
  search?: string | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Everybody the member's firms know, by name: parties of one name, address and kind are one person, who goes by the
 * oldest of these rows. The index `partyByName` gives them in order, so a page reads no more than itself.
 */
export async function listPeople(deps: Deps, scope: MemberScope, query: PersonQuery): Promise<Page<Person>> {
  const { read } = deps.db
  let rows = read
    .selectFrom('party')
    .select(['party.id', 'party.name', 'party.kind', 'party.email'])
    .select(['party.nameFold as _by', 'party.id as _id'])
    .where('party.firmId', 'in', scope.firmIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('party as older')
            .select('older.id')
            .where('older.firmId', 'in', scope.firmIds)
            .whereRef('older.nameFold', '=', 'party.nameFold')
            .whereRef('older.email', '=', 'party.email')
            .whereRef('older.kind', '=', 'party.kind')
            .whereRef('older.id', '<', 'party.id'),
        ),
      ),
    )
  const { search } = query
  if (search !== undefined) rows = rows.where(holdsWords(['party.nameFold', 'party.email'], search))
  const { items, nextCursor } = await readPage(
    rows,
    { by: 'party.nameFold', id: 'party.id', order: 'asc', limit: query.limit, cursor: query.cursor },
    ({ _by, _id, ...person }) => person,
  )
  const dossiers = await readDossiers(
    read,
    scope,
    items.map(({ id }) => id),
  )
  return { items: items.map((person) => ({ ...person, dossiers: dossiers.get(person.id) ?? [] })), nextCursor }
}

/** The dossiers of a page of people in one query, the liveliest first. */
async function readDossiers(
  db: Kysely<Tables>,
  scope: MemberScope,
  personIds: readonly string[],
): Promise<Map<string, Person['dossiers']>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('party as person')
    .innerJoin('party', (join) =>
      join
        .onRef('party.nameFold', '=', 'person.nameFold')
        .onRef('party.email', '=', 'person.email')
        .onRef('party.kind', '=', 'person.kind'),
    )
    .innerJoin('dossier', 'dossier.id', 'party.dossierId')
    .select(['person.id as personId', 'dossier.id', 'dossier.number'])
    .distinct()
    .where('person.id', 'in', personIds)
    .where('party.firmId', 'in', scope.firmIds)
    .orderBy('dossier.lastActivityAt', 'desc')
    .orderBy('dossier.id')
    .execute()
  const byPerson = Map.groupBy(rows, ({ personId }) => personId)
  return new Map(Array.from(byPerson, ([id, group]) => [id, group.map(toDossier)]))
}

function toDossier({ id, number }: Person['dossiers'][number]): Person['dossiers'][number] {
  return { id, number }
}
