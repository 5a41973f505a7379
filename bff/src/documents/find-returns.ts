import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../schema/index.ts'

type ReturnedVersion = Pick<
  Selectable<Tables['documentVersion']>,
  'id' | 'documentId' | 'version' | 'addedBy' | 'createdAt' | 'openedAt'
>

/** What recipients returned to these documents and did not take back; the newest first. */
export async function findReturns(
  db: Kysely<Tables>,
  documentIds: readonly string[],
): Promise<Map<string, ReturnedVersion[]>> {
  const rows = await db
    .selectFrom('documentVersion')
    .select(['id', 'documentId', 'version', 'addedBy', 'createdAt', 'openedAt'])
    .where('documentId', 'in', documentIds)
    .where('recipientId', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('version', 'desc')
    .execute()
  return Map.groupBy(rows, ({ documentId }) => documentId)
}
