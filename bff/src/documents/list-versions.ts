import type { DocumentVersion, Page } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { LONGEST_PAGE, parseCursor, toPage } from '../platform/pages.ts'
import { preparedQuery } from '../platform/prepared-query.ts'
import type { Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import type { FoundDocument } from './get-document.ts'

/** By the number alone, which is unique in its document: a second key would have it sorted anew each time. */
const selectVersions = preparedQuery(
  (db: Kysely<Tables>, { documentId, below }: { documentId: string; below: number }) =>
    db
      .selectFrom('documentVersion')
      .select(['id', 'version', 'size', 'type', 'createdAt', 'addedBy', 'addedByKind', 'state'])
      .select(['version as _by', 'id as _id'])
      .where('documentId', '=', documentId)
      .where('version', '<', below)
      .where('withdrawnAt', 'is', null)
      .orderBy('version', 'desc')
      .limit(sql.lit(LONGEST_PAGE + 1)),
)

/** Newest first, what was taken back left out. @throws Problem invalid_query */
export async function listVersions(
  deps: Deps,
  document: FoundDocument,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<DocumentVersion>> {
  const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(parseCursor(cursor)[0])
  const rows = await selectVersions(deps.db.read, { documentId: document.id, below })
  return toPage(rows, limit, (row) => ({
    version: row.version,
    size: row.size,
    type: row.type,
    createdAt: row.createdAt,
    addedBy: row.addedBy,
    addedByKind: row.addedByKind,
    isCurrent: row.id === document.currentVersionId,
    state: row.state,
  }))
}
