import { after, DAY, HOUR } from '../../platform/clock.ts'
import type { DbTx } from '../../schema/index.ts'
import { recordActivity, SYSTEM_ACTOR } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { liveKey, newApiKey } from './api-keys.ts'

/** What a key may do, unless the operator gives it less. */
export const KEY_SCOPES = ['dossier:export', 'embed:issue', 'share:create'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

const KEY_LIFE = 365 * DAY
/** Time to put the new key in the old one's place. */
const ROLL_OVERLAP = 24 * HOUR
const MAX_LIVE_KEYS = 2

/** The API key itself is told this once; only its hash is kept. */
export interface MadeKey {
  id: string
  key: string
}

/** `unknown_key`: there is none, or it lives no more. `two_live_keys`: one of them has to go first. */
export type KeyRefusal = 'unknown_key' | 'two_live_keys'

export async function createKey(
  deps: Deps,
  firmId: string,
  scopes: readonly KeyScope[],
): Promise<MadeKey | KeyRefusal> {
  return deps.db.write(async (tx) =>
    (await countLiveKeys(deps, tx, firmId)) < MAX_LIVE_KEYS ? addKey(deps, tx, firmId, scopes) : 'two_live_keys',
  )
}

/** A new key with the scopes of the old one, which works for another day, or no more when it has leaked. */
export async function rollKey(deps: Deps, keyId: string, hasLeaked: boolean): Promise<MadeKey | KeyRefusal> {
  return deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const old = await findLiveKey(deps, tx, keyId)
    if (old === undefined) return 'unknown_key'
    const { firmId } = old
    const staying = (await countLiveKeys(deps, tx, firmId)) - (hasLeaked ? 1 : 0)
    if (staying >= MAX_LIVE_KEYS) return 'two_live_keys'
    const end = after(now, ROLL_OVERLAP)
    if (hasLeaked) await endKey(tx, keyId, now)
    else if (end < old.expiresAt)
      await tx.updateTable('apiKey').set({ expiresAt: end }).where('id', '=', keyId).execute()
    const made = await addKey(deps, tx, firmId, old.scopes.split(' '))
    const details = { keyId, replacedBy: made.id, hasLeaked }
    await recordActivity(deps, tx, { firmId, at: now, actor: SYSTEM_ACTOR, action: 'key.rolled', details })
    return made
  })
}

/** The key ends at once, and within a second whatever goes on by its right. */
export async function revokeKey(deps: Deps, keyId: string): Promise<KeyRefusal | undefined> {
  return deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const key = await findLiveKey(deps, tx, keyId)
    if (key === undefined) return 'unknown_key'
    await endKey(tx, keyId, now)
    const { firmId } = key
    await recordActivity(deps, tx, { firmId, at: now, actor: SYSTEM_ACTOR, action: 'key.revoked', details: { keyId } })
    return undefined
  })
}

export async function addKey(deps: Deps, tx: DbTx, firmId: string, scopes: readonly string[]): Promise<MadeKey> {
  const now = deps.clock.now()
  const { id, key, secretHash } = newApiKey('live')
  await tx
    .insertInto('apiKey')
    .values({
      id,
      firmId,
      secretHash,
      scopes: scopes.join(' '),
      createdAt: now.toISOString(),
      expiresAt: after(now, KEY_LIFE),
      lastUsedDay: null,
      revokedAt: null,
    })
    .execute()
  const details = { keyId: id }
  await recordActivity(deps, tx, { firmId, at: now, actor: SYSTEM_ACTOR, action: 'key.created', details })
  return { id, key }
}

async function endKey(tx: DbTx, keyId: string, now: Date): Promise<void> {
  await tx.updateTable('apiKey').set({ revokedAt: now.toISOString() }).where('id', '=', keyId).execute()
}

function liveKeys(deps: Deps, tx: DbTx) {
  return tx.selectFrom('apiKey').where(liveKey(deps.clock.now().toISOString()))
}

function findLiveKey(deps: Deps, tx: DbTx, keyId: string) {
  return liveKeys(deps, tx).select(['firmId', 'scopes', 'expiresAt']).where('id', '=', keyId).executeTakeFirst()
}

async function countLiveKeys(deps: Deps, tx: DbTx, firmId: string): Promise<number> {
  const rows = await liveKeys(deps, tx).select('id').where('firmId', '=', firmId).execute()
  return rows.length
}
