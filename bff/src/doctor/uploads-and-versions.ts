import { sql } from 'kysely'
import { GONE_BLOB } from '../documents/index.ts'
import type { Invariant } from './invariant.ts'
import { countRows, reportEach } from './pages.ts'

/** All bytes of an upload are there exactly when there is one version of them, unless it was purged. */
export const uploadsAndVersions: Invariant = {
  name: 'I1 uploads and versions',
  async check({ deps: { db } }, report) {
    await reportEach(
      db.read,
      report,
      'upload',
      sql<{ id: string }>`
        select upload.id from upload
        left join blob on blob.id = upload.id
        left join documentVersion on documentVersion.blobId = upload.id
        where upload.finishedAt is not null and documentVersion.id is null and blob.dekWrapped is not null`,
      'finished, but no version has its bytes',
    )
    await reportEach(
      db.read,
      report,
      'upload',
      sql<{ id: string }>`
        select upload.id from upload
        left join blob on blob.id = upload.id
        left join documentVersion on documentVersion.blobId = upload.id
        where upload.finishedAt is null
          and (documentVersion.id is not null or blob.dekWrapped is null or blob.offset >= blob.size)`,
      'not finished, but it has a version, all its bytes or no room for them',
    )
    await reportEach(
      db.read,
      report,
      'version',
      sql<{ id: string }>`
        select documentVersion.id from documentVersion
        left join blob on blob.id = documentVersion.blobId
        where documentVersion.blobId not like ${`${GONE_BLOB}%`}
          and (blob.dekWrapped is null or blob.offset < blob.size)`,
      'its bytes are not all there',
    )
    await reportEach(
      db.read,
      report,
      'blob',
      sql<{ id: string }>`
        select blob.id from blob
        left join upload on upload.id = blob.id
        left join documentVersion on documentVersion.blobId = blob.id
        where blob.dekWrapped is not null and upload.id is null and documentVersion.id is null`,
      'neither an upload nor a version has it',
    )
    return countRows(db.read, 'upload', 'documentVersion')
  },
}
