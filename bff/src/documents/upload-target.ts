import type { UploadMetadata } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import type { DbTx, Tables } from '../schema/index.ts'
import type { Principal } from '../services/accounts/index.ts'
import type { FinishedUpload, UploadRow } from '../services/vault/index.ts'

/** `Upload-Metadata` whose keys are known, whose ids are ids, and whose file name is clean. */
export type CheckedMetadata = UploadMetadata & { filename: string }

/** Whose upload it is and where it goes: columns of its row. */
export type UploadDestination = Pick<
  UploadRow,
  'firmId' | 'accountId' | 'memberId' | 'depositId' | 'dossierId' | 'shareId' | 'documentId'
>

/** What uploads may be for. Stages further down the path bring their own. */
export interface UploadTarget {
  name: UploadRow['target']
  /**
   * Rights and place, asked before any byte comes.
   * @throws Problem 401, 403, 404 or 410
   */
  check(principal: Principal, metadata: CheckedMetadata): Promise<UploadDestination>
  /**
   * Whether the place holds so much: asked in the transaction that makes the upload's row, before it is there.
   * @throws Problem 413 or 422
   */
  admit?(tx: DbTx, upload: UploadRow): Promise<void>
  /**
   * Whether the upload may still go on: asked at each HEAD and PATCH, twice a second while bytes come,
   * and once more inside the finishing transaction.
   */
  isOpen(db: Kysely<Tables>, upload: UploadRow): Promise<boolean>
  /** Makes the version, its activity row and its e-mails. Nothing but the database is awaited. */
  finish(tx: DbTx, upload: FinishedUpload): Promise<void>
}
