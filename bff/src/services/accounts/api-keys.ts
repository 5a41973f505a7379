import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Instant } from '@juriszone/widgets/contract'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Tables } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import { base62 } from '../../platform/ids.ts'
import { equalSecrets, tokenHash } from '../../platform/keys.ts'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** `jzs_<live|test>_<12 base32 key id>_<43 base64url>_<6 base62 CRC32>`: a typing error is told before any read. */
const API_KEY = /^(jzs_(?:live|test)_([a-z2-7]{12})_([A-Za-z0-9_-]{43}))_([0-9A-Za-z]{6})$/

export function newApiKey(mode: 'live' | 'test'): { id: string; key: string; secretHash: string } {
  const id = Array.from(randomBytes(12), (byte) => BASE32[byte % 32]).join('')
  const secret = randomBytes(32).toString('base64url')
  const body = `jzs_${mode}_${id}_${secret}`
  return { id, key: `${body}_${checksum(body)}`, secretHash: tokenHash(secret) }
}

function checksum(body: string): string {
  return base62(BigInt(crc32(body)), 6)
}

/** The firm that an entity key and an API key prove together, or null. */
export async function findHost(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  entityKey: string,
  apiKey: string,
): Promise<{ firmId: string; keyId: string; scopes: ReadonlySet<string> } | null> {
  const [, body = '', id = '', secret = '', sum = ''] = API_KEY.exec(apiKey) ?? []
  if (body === '' || checksum(body) !== sum) return null
  const now = deps.clock.now()
  const row = await deps.db.read
    .selectFrom('apiKey')
    .innerJoin('firm', 'firm.id', 'apiKey.firmId')
    .select(['apiKey.firmId', 'apiKey.secretHash', 'apiKey.scopes', 'apiKey.lastUsedDay', 'firm.entityKey'])
    .where('apiKey.id', '=', id)
    .where(liveKey(now.toISOString()))
    .executeTakeFirst()
  if (row === undefined || !equalSecrets(row.secretHash, tokenHash(secret)) || row.entityKey !== entityKey) return null
  const today = now.toISOString().slice(0, 10)
  if (row.lastUsedDay !== today) {
    // A full or locked database keeps no host from reading.
    await deps.db
      .write((tx) => tx.updateTable('apiKey').set({ lastUsedDay: today }).where('id', '=', id).execute())
      .catch((error: unknown) => deps.log.warn({ err: error }, 'a key was not marked as used'))
  }
  return { firmId: row.firmId, keyId: id, scopes: new Set(row.scopes.split(' ')) }
}

/** Not revoked, not expired, not rolled out: whatever a key let in ends with it. */
export function liveKey(at: Instant) {
  return (eb: ExpressionBuilder<Tables, 'apiKey'>) =>
    eb.and([eb('apiKey.revokedAt', 'is', null), eb('apiKey.expiresAt', '>', at)])
}

export async function isKeyLive(db: Kysely<Tables>, keyId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('apiKey')
    .select('id')
    .where('id', '=', keyId)
    .where(liveKey(now.toISOString()))
    .executeTakeFirst()
  return row !== undefined
}
