import type { ActingMember } from '../services/accounts/index.ts'
import type { ActivityFact } from '../services/activity/index.ts'
import type { DocumentRow } from './get-document.ts'

/** The activity row of a member's act on a document, and whom to tell. */
export function documentFact(
  member: ActingMember,
  { firmId, dossierId, id }: DocumentRow,
  action: string,
  at: Date,
  more: { details?: ActivityFact['details'] & {}; readers?: readonly string[] } = {},
): ActivityFact {
  return {
    firmId,
    at,
    actor: member.actor,
    action,
    dossierId,
    documentId: id,
    ...(more.details !== undefined && { details: more.details }),
    live: {
      forMembers: { type: 'document.changed', dossierId, documentId: id },
      ...(more.readers !== undefined && {
        forRecipients: { accountIds: [...more.readers], event: { type: 'inbox.changed' } },
      }),
    },
  }
}
