import { expressionBuilder } from 'kysely'
import type { Tables } from '../schema/index.ts'

/** What the share of a `recipient` still holds for him: not in the bin, not withdrawn, not infected. */
export function documentsLeft() {
  return expressionBuilder<Tables, 'recipient'>()
    .selectFrom('shareDocument')
    .innerJoin('document', 'document.id', 'shareDocument.documentId')
    .innerJoin('documentVersion', 'documentVersion.id', 'shareDocument.versionId')
    .select('document.id')
    .whereRef('shareDocument.shareId', '=', 'recipient.shareId')
    .where('document.binnedAt', 'is', null)
    .where('documentVersion.withdrawnAt', 'is', null)
    .where('documentVersion.state', '<>', 'infected')
}
