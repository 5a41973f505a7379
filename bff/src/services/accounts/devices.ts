import type { Device, Instant } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { after, DAY } from '../../platform/clock.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { tokenHash } from '../../platform/keys.ts'
import type { DbTx, Tables } from '../../schema/index.ts'

/** From the day it was remembered, used or not. */
const LIFE = 30 * DAY
const MAX_DEVICES = 10

/** For the cookie; only the secret's hash is kept. */
export interface RememberedDevice {
  secret: string
  expiresAt: Instant
}

/** One more device of an account; beyond ten the one that was away longest is forgotten. */
export async function rememberDevice(
  tx: DbTx,
  { accountId, name }: { accountId: string; name: string },
  now: Date,
): Promise<RememberedDevice> {
  const [id, secret, expiresAt, at] = [newId(), newSecret(''), after(now, LIFE), now.toISOString()]
  await tx
    .insertInto('device')
    .values({ id, hash: tokenHash(secret), accountId, name, createdAt: at, seenAt: at, expiresAt })
    .execute()
  const kept = tx.selectFrom('device').select('id').where('accountId', '=', accountId)
  await tx
    .deleteFrom('device')
    .where('accountId', '=', accountId)
    .where('id', 'not in', kept.orderBy('seenAt', 'desc').orderBy('id', 'desc').limit(MAX_DEVICES))
    .execute()
  return { secret, expiresAt }
}

/** A device comes back: its secret is good once, and another takes its place. Undefined when it is not remembered. */
export async function useDevice(
  tx: DbTx,
  secret: string,
  now: Date,
): Promise<(RememberedDevice & { accountId: string }) | undefined> {
  const next = newSecret('')
  const row = await tx
    .updateTable('device')
    .set({ hash: tokenHash(next), seenAt: now.toISOString() })
    .where('hash', '=', tokenHash(secret))
    .where('expiresAt', '>', now.toISOString())
    .returning(['accountId', 'expiresAt'])
    .executeTakeFirst()
  return row && { ...row, secret: next }
}

/** @param thisOne secret of the device that asks, if it is remembered */
export async function listDevices(
  db: Kysely<Tables>,
  accountId: string,
  thisOne: string | undefined,
  now: Date,
): Promise<Device[]> {
  const rows = await db
    .selectFrom('device')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('expiresAt', '>', now.toISOString())
    .orderBy('seenAt', 'desc')
    .execute()
  const ours = thisOne === undefined ? null : tokenHash(thisOne)
  return rows.map(({ id, name, createdAt, seenAt, expiresAt, hash }) => {
    return { id, name, createdAt, seenAt, expiresAt, isThis: hash === ours }
  })
}

/** « Se déconnecter » on it: the next visit asks for a code. */
export async function forgetDevice(tx: DbTx, secret: string): Promise<void> {
  await tx.deleteFrom('device').where('hash', '=', tokenHash(secret)).execute()
}

/** Somebody else has signed in there: whom it was remembered for does not come back by himself afterwards. */
export async function forgetDeviceOfOthers(tx: DbTx, secret: string, accountId: string): Promise<void> {
  await tx.deleteFrom('device').where('hash', '=', tokenHash(secret)).where('accountId', '!=', accountId).execute()
}

/** A new password ends all that was remembered. */
export async function forgetDevicesOf(tx: DbTx, accountId: string): Promise<void> {
  await tx.deleteFrom('device').where('accountId', '=', accountId).execute()
}
