import { fileTypeFromBuffer } from 'file-type'
import type { Deps } from '../services/deps.ts'
import type { FinishedUpload, UploadRow } from '../services/vault/index.ts'
import { mustBeHeld } from './content-types.ts'

/** Enough for the signatures, and for the table of contents of most Office files. */
const HEAD_BYTES = 64 * 1024

/** What the first bytes of an upload say it is, against what its name says. */
export async function inspectContent(deps: Pick<Deps, 'vault'>, upload: UploadRow): Promise<FinishedUpload> {
  const end = Math.min(upload.size, HEAD_BYTES) - 1
  const head = await new Response(deps.vault.read(upload.id, { start: 0, end })).bytes()
  const found = await fileTypeFromBuffer(head)
  const isHeld = mustBeHeld(upload.filename, found?.ext)
  return { ...upload, type: found?.mime ?? upload.type, state: isHeld ? 'held' : 'available' }
}
