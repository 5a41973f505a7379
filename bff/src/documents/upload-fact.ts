import type { ActivityFact } from '../services/activity/index.ts'
import type { UploadRow } from '../services/vault/index.ts'

/** The activity row of what happens to an upload itself; what it becomes has rows of its own. */
export function uploadFact(
  upload: UploadRow,
  action: 'upload.created' | 'upload.cancelled',
  at: Date,
  requestId: string | null = null,
): ActivityFact {
  const { id, firmId, memberId, accountId, dossierId, documentId, shareId, size } = upload
  const actor =
    memberId === null
      ? ({ kind: 'recipient', id: accountId, requestId } as const)
      : ({ kind: 'member', id: memberId, requestId } as const)
  return { firmId, at, actor, action, dossierId, documentId, shareId, details: { uploadId: id, size } }
}
