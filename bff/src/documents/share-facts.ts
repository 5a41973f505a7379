import type { Instant, ShareFact } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { listed, preparedQuery } from '../platform/prepared-query.ts'
import type { Tables } from '../schema/index.ts'

/**
 * The furthest fact of each document's shares, in one query: how many recipients returned it, downloaded it to the
 * end, opened its share, or were just sent it. Live shares speak before expired ones; revoked ones and removed recipients not at all.
 */
export async function findShareFacts(
  db: Kysely<Tables>,
  documentIds: readonly string[],
  now: Date,
): Promise<Map<string, ShareFact>> {
  const rows = await selectFacts(db, { documentIds: JSON.stringify(documentIds), now: now.toISOString() })
  return new Map(rows.map((row) => [row.documentId, factOf(row)]))
}

const selectFacts = preparedQuery((db: Kysely<Tables>, { documentIds, now }: { documentIds: string; now: Instant }) => {
  const isLive = sql<0 | 1>`share.expiresAt > ${now}`
  return (
    db
      .selectFrom('shareDocument')
      .innerJoin('share', 'share.id', 'shareDocument.shareId')
      .innerJoin('recipient', 'recipient.shareId', 'share.id')
      .leftJoin('recipientDownload', (join) =>
        join
          .onRef('recipientDownload.recipientId', '=', 'recipient.id')
          .onRef('recipientDownload.documentId', '=', 'shareDocument.documentId'),
      )
      .select(['shareDocument.documentId', isLive.as('isLive')])
      .select(({ fn }) => [
        fn.countAll<number>().as('of'),
        fn.count<number>('recipient.openedAt').as('opened'),
        fn.count<number>('recipientDownload.completedAt').as('downloaded'),
        fn.sum<number>(hasReturned).as('returned'),
      ])
      .where('shareDocument.documentId', 'in', listed(documentIds))
      .where('share.revokedAt', 'is', null)
      .where('recipient.removedAt', 'is', null)
      .groupBy(['shareDocument.documentId', 'isLive'])
      // Later rows win: the live ones.
      .orderBy('isLive')
  )
})

const hasReturned = sql<number>`exists (select 1 from documentVersion v where v.recipientId = recipient.id
  and v.documentId = shareDocument.documentId and v.withdrawnAt is null)`

interface Counts {
  isLive: 0 | 1
  of: number
  opened: number
  downloaded: number
  returned: number
}

function factOf({ isLive, of, opened, downloaded, returned }: Counts): ShareFact {
  if (isLive === 0) return { fact: 'expired', count: of, of }
  if (returned > 0) return { fact: 'returned', count: returned, of }
  if (downloaded > 0) return { fact: 'downloaded', count: downloaded, of }
  if (opened > 0) return { fact: 'opened', count: opened, of }
  return { fact: 'sent', count: of, of }
}
