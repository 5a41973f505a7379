import { sql } from 'kysely'
import type { Invariant } from './invariant.ts'
import { countRows, reportEach } from './pages.ts'

/** What is said twice is said alike. */
export const sums: Invariant = {
  name: 'I7 sizes and counts',
  async check({ deps: { db } }, report) {
    await reportEach(
      db.read,
      report,
      'blob',
      sql<{ id: string }>`
        select blob.id from blob
        left join upload on upload.id = blob.id
        left join documentVersion on documentVersion.blobId = blob.id
        where blob.size <> upload.size or blob.size <> documentVersion.size`,
      'its size is another in its upload or its version',
    )
    await reportEach(
      db.read,
      report,
      'document',
      sql<{ id: string }>`
        select document.id from document
        where versions <> (
          select count(*) from documentVersion where documentId = document.id and withdrawnAt is null)`,
      'has another number of versions than it says',
    )
    await reportEach(
      db.read,
      report,
      'document',
      sql<{ id: string }>`
        select document.id from document
        left join documentVersion on documentVersion.id = currentVersionId and documentId = document.id
        where documentVersion.id is null or documentVersion.size <> document.size
          or documentVersion.state <> document.state`,
      'is not what its current version is',
    )
    return countRows(db.read, 'blob', 'document')
  },
}
