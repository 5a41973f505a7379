import type { UnfinishedUpload } from '../../contract/index.ts'
import type { CallOptions, Transport } from '../transport.ts'
import type { UploadTarget } from './upload-item.ts'
import { UploadQueue } from './upload-queue.ts'

export interface UploadsApi {
  /** What the caller began there and did not finish. */
  unfinished(of: { dossier: string } | { share: string }, options?: CallOptions): Promise<UnfinishedUpload[]>
  createQueue(target: UploadTarget): UploadQueue
}

export function uploadsApi(transport: Transport): UploadsApi {
  return {
    unfinished: (of, options) => transport.send('/uploads', { query: of, ...options }),
    createQueue: (target) => new UploadQueue(transport, target),
  }
}
