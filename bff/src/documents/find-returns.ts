import type { Kysely, Selectable } from 'kysely'
import { listed, preparedQuery } from '../platform/prepared-query.ts'
import type { Tables } from '../schema/index.ts'

type ReturnedVersion = Pick<
  Selectable<Tables['documentVersion']>,
  'id' | 'documentId' | 'version' | 'addedBy' | 'createdAt' | 'openedAt'
>

const selectReturns = preparedQuery((db: Kysely<Tables>, { documentIds }: { documentIds: string }) =>
  db
    .selectFrom('documentVersion')
    .select(['id', 'documentId', 'version', 'addedBy', 'createdAt', 'openedAt'])
    .where('documentId', 'in', listed(documentIds))
    .where('recipientId', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('version', 'desc'),
)

/** What recipients returned to these documents and did not take back; the newest first. */
export async function findReturns(
  db: Kysely<Tables>,
  documentIds: readonly string[],
): Promise<Map<string, ReturnedVersion[]>> {
  const rows = await selectReturns(db, { documentIds: JSON.stringify(documentIds) })
  return Map.groupBy(rows, ({ documentId }) => documentId)
}
