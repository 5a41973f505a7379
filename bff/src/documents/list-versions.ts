import type { DocumentVersion, Page } from '@juriszone/widgets/contract'
import { readPage } from '../platform/pages.ts'
import type { Deps } from '../services/deps.ts'
import type { DocumentRow } from './get-document.ts'

/** Newest first, what was taken back left out. @throws Problem invalid_query */
export async function listVersions(
  deps: Deps,
  document: DocumentRow,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<DocumentVersion>> {
  const query = deps.db.read
    .selectFrom('documentVersion')
    .selectAll()
    .select(['version as _by', 'id as _id'])
    .where('documentId', '=', document.id)
    .where('withdrawnAt', 'is', null)
  const keyset = {
    by: 'documentVersion.version',
    id: 'documentVersion.id',
    order: 'desc',
    cursor: page.cursor,
  } as const
  return readPage(query, { ...keyset, limit: page.limit }, (row): DocumentVersion => ({
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
