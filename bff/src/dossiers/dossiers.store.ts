import type { Dossier, Instant, Party } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../schema/index.ts'

/** The parties of several dossiers in one query; who has left comes last. */
export async function readParties(db: Kysely<Tables>, dossierIds: readonly string[]): Promise<Map<string, Party[]>> {
  const rows = await db
    .selectFrom('party')
    .selectAll()
    .where('dossierId', 'in', dossierIds)
    .orderBy(sql`leftAt is not null`)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const parties = Map.groupBy(rows, ({ dossierId }) => dossierId)
  return new Map(Array.from(parties, ([dossierId, group]) => [dossierId, group.map(toParty)]))
}

function toParty(row: Selectable<Tables['party']>): Party {
  const { id, externalId, kind, name, email, role, phone, locale } = row
  return { id, externalId, kind, name, email, role, phone, locale, hasLeft: row.leftAt !== null }
}

/** Whether the query's `dossier` holds returns that came after one of these members last looked. */
export function unseenReturns(memberIds: readonly string[]) {
  return sql<0 | 1>`exists (
    select 1 from share
    join recipient on recipient.shareId = share.id
    join documentVersion on documentVersion.recipientId = recipient.id
    join document on document.id = documentVersion.documentId
    where share.dossierId = dossier.id and documentVersion.withdrawnAt is null and document.binnedAt is null
      and documentVersion.createdAt > coalesce((
        select max(dossierVisit.at) from dossierVisit
        where dossierVisit.dossierId = dossier.id and dossierVisit.memberId in (${sql.join(memberIds)})), ''))`
}

/** Until when the query's `dossier` of `firm` is kept at least, in the form of every instant. */
export const purgeAt = sql<Instant>`strftime('%Y-%m-%dT%H:%M:%fZ',
  max(dossier.lastActivityAt, coalesce(dossier.keptAt, '')), '+' || firm.retentionDays || ' days')`

/** Dossiers as the wire shows them, all but what `withContents` adds. */
export function dossierRows(db: Kysely<Tables>, memberIds: readonly string[]) {
  return (
    db
      .selectFrom('dossier')
      .innerJoin('firm', 'firm.id', 'dossier.firmId')
      .select(['dossier.id', 'dossier.number', 'dossier.description', 'dossier.lastActivityAt', 'dossier.closedAt'])
      .select(['firm.name as firm', purgeAt.as('purgeAt')])
      .select(unseenReturns(memberIds).as('unseen'))
      // The waiting place of a deposit is no dossier.
      .where('dossier.depositId', 'is', null)
  )
}

type DossierFacts = Omit<Dossier, 'parties' | 'documents' | 'hasUnseenReturns'> & { unseen: 0 | 1 }

/** Adds parties and counts: one query each, however many dossiers. */
export async function withContents(db: Kysely<Tables>, rows: readonly DossierFacts[]): Promise<Dossier[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [parties, counts] = await Promise.all([readParties(db, ids), countDocuments(db, ids)])
  return rows.map(({ unseen, ...facts }) => ({
    ...facts,
    parties: parties.get(facts.id) ?? [],
    documents: counts.get(facts.id) ?? 0,
    hasUnseenReturns: unseen === 1,
  }))
}

async function countDocuments(db: Kysely<Tables>, dossierIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('document')
    .select(['dossierId', (eb) => eb.fn.countAll<number>().as('documents')])
    .where('dossierId', 'in', dossierIds)
    .where('binnedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .groupBy('dossierId')
    .execute()
  return new Map(rows.map(({ dossierId, documents }) => [dossierId, documents]))
}
