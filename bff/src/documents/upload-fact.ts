import type { ActivityFact, Actor } from '../services/activity/index.ts'
import type { UploadRow } from '../services/vault/index.ts'

/** The activity row of what happens to an upload itself; what it becomes has rows of its own. */
export function uploadFact(
  upload: UploadRow,
  action: 'upload.created' | 'upload.cancelled',
  at: Date,
  requestId: string | null = null,
): ActivityFact {
  const { id, firmId, dossierId, documentId, shareId, size } = upload
  const actor = { ...bringerOf(upload), requestId }
  return { firmId, at, actor, action, dossierId, documentId, shareId, details: { uploadId: id, size } }
}

function bringerOf({ memberId, depositId, accountId }: UploadRow): Pick<Actor, 'kind' | 'id'> {
  if (memberId !== null) return { kind: 'member', id: memberId }
  if (depositId !== null) return { kind: 'visitor', id: depositId }
  return { kind: 'recipient', id: accountId }
}
