import type { UnfinishedUpload } from '../../contract/index.ts'
import type { CallOptions, Transport } from '../transport.ts'

export interface UploadsApi {
  /** What an `UploadQueue` sends through; the queue itself is loaded only where files may come. */
  readonly transport: Transport
  /** What the caller began there and did not finish. */
  unfinished(of: { dossier: string } | { share: string }, options?: CallOptions): Promise<UnfinishedUpload[]>
}

export function uploadsApi(transport: Transport): UploadsApi {
  return {
    transport,
    unfinished: (of, options) => transport.send('/uploads', { query: of, ...options }),
  }
}
