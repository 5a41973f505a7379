import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterCommit } from '../../platform/database.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { DbTx, Tables } from '../../schema/index.ts'
import type { LiveChange, LiveHub } from './live-hub.ts'

/** Who did it; `requestId` ties the row to the machine's log. */
export interface Actor {
  kind: Tables['activity']['actorKind']
  id: string | null
  requestId: string | null
}

export const SYSTEM_ACTOR: Actor = { kind: 'system', id: null, requestId: null }

/** Chain of what belongs to no firm: sign-ins, resets. */
export const ZONE_CHAIN = 'zone'

export interface ActivityFact {
  firmId: string
  at: Date
  actor: Actor
  /** `dossier.exported`, `share.sent`: noun, then what happened. */
  action: string
  dossierId?: string | null
  documentId?: string | null
  shareId?: string | null
  recipientId?: string | null
  outcome?: 'done' | 'refused'
  /** Never names, addresses, tokens or contents. */
  details?: Record<string, string | number | boolean>
  /** Whom to tell once it is committed. */
  live?: Omit<LiveChange, 'firmId'>
}

/**
 * Appends one row to the firm's chain, in the transaction of the act itself:
 * no act without its row, no row without its act.
 */
export async function recordActivity(deps: { live: LiveHub }, tx: DbTx, fact: ActivityFact): Promise<void> {
  const [head] = await selectHead(tx, { firmId: fact.firmId })
  const seq = head === undefined ? 0 : head.seq + 1
  const row: Omit<Tables['activity'], 'prev' | 'hash'> = {
    firmId: fact.firmId,
    seq,
    at: fact.at.toISOString(),
    actorKind: fact.actor.kind,
    actorId: fact.actor.id,
    action: fact.action,
    dossierId: fact.dossierId ?? null,
    documentId: fact.documentId ?? null,
    shareId: fact.shareId ?? null,
    recipientId: fact.recipientId ?? null,
    outcome: fact.outcome ?? 'done',
    requestId: fact.actor.requestId,
    details: canonicalJson(fact.details ?? {}),
  }
  const prev = head?.hash ?? ''
  const hash = activityHash(row, prev)
  await insertRow(tx, { ...row, prev, hash })
  await moveHead(tx, { firmId: fact.firmId, seq, hash })
  const { live } = fact
  if (live !== undefined) afterCommit(tx, () => deps.live.publish({ firmId: fact.firmId, ...live }))
}

type Head = Tables['activityHead']

const selectHead = preparedQuery((db: Kysely<Tables>, { firmId }: Pick<Head, 'firmId'>) =>
  db.selectFrom('activityHead').selectAll().where('firmId', '=', firmId),
)

const insertRow = preparedQuery((db: Kysely<Tables>, row: Tables['activity']) =>
  db.insertInto('activity').values({
    firmId: row.firmId,
    seq: row.seq,
    at: row.at,
    actorKind: row.actorKind,
    actorId: row.actorId,
    action: row.action,
    dossierId: row.dossierId,
    documentId: row.documentId,
    shareId: row.shareId,
    recipientId: row.recipientId,
    outcome: row.outcome,
    requestId: row.requestId,
    details: row.details,
    prev: row.prev,
    hash: row.hash,
  }),
)

const moveHead = preparedQuery((db: Kysely<Tables>, { firmId, seq, hash }: Head) =>
  db
    .insertInto('activityHead')
    .values({ firmId, seq, hash })
    .onConflict((conflict) => conflict.column('firmId').doUpdateSet({ seq, hash })),
)

/** SHA-256("jz-audit-v1\0" ‖ firm ‖ seq as u64be ‖ prev ‖ canonical row), hex. */
export function activityHash(row: Omit<Tables['activity'], 'prev' | 'hash'>, prev: string): string {
  const seq = Buffer.alloc(8)
  seq.writeBigUInt64BE(BigInt(row.seq))
  return createHash('sha256')
    .update('jz-audit-v1\0')
    .update(row.firmId)
    .update(seq)
    .update(prev)
    .update(canonicalJson({ ...row }))
    .digest('hex')
}

/** RFC 8785 for flat objects of strings, integers, booleans and nulls: sorted keys, no spaces. */
function canonicalJson(record: Record<string, string | number | boolean | null>): string {
  const sorted = Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(Object.fromEntries(sorted))
}
