import type { Kysely } from 'kysely'
import { tokenHash } from '../platform/keys.ts'
import { Problem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import type { ShareDraft } from './share-schema.ts'

/** A `POST …/shares` that may come twice: a double click, or a retry after a lost answer. */
export interface Attempt {
  memberId: string
  key: string
  requestHash: string
}

export function attemptOf(memberId: string, key: string, dossierId: string, draft: ShareDraft): Attempt {
  return { memberId, key, requestHash: tokenHash(JSON.stringify([dossierId, draft])) }
}

/** The share that the same attempt made before. @throws Problem idempotency_mismatch when the key came with another body */
export async function findAnswer(db: Kysely<Tables>, attempt: Attempt): Promise<string | undefined> {
  const row = await db
    .selectFrom('idempotentAnswer')
    .select(['requestHash', 'shareId'])
    .where('memberId', '=', attempt.memberId)
    .where('key', '=', attempt.key)
    .executeTakeFirst()
  if (row !== undefined && row.requestHash !== attempt.requestHash) throw new Problem('idempotency_mismatch')
  return row?.shareId
}

export async function keepAnswer(tx: DbTx, attempt: Attempt, shareId: string, now: Date): Promise<void> {
  await tx
    .insertInto('idempotentAnswer')
    .values({ ...attempt, shareId, createdAt: now.toISOString() })
    .execute()
}
