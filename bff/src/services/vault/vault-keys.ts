import { createSecretKey, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Kysely } from 'kysely'
import { unwrapKey, wrapKey } from '../../platform/keys.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { ZoneKeys } from '../../platform/keys.ts'
import type { DbTx, Tables } from '../../schema/index.ts'

/** Master key → a key for each firm → a key for each blob. */
export interface VaultKeys {
  /** A new blob's key, wrapped; the firm gets its own with its first blob. */
  newBlobKey(
    tx: DbTx,
    blob: { id: string; firmId: string; createdAt: string },
  ): Promise<Pick<BlobRow, 'keyVersion' | 'dekWrapped'>>
  /**
   * @param db the reading connection: what is committed
   * @throws Error when the row was not made with the zone's master key
   */
  openBlobKey(db: Kysely<Tables>, blob: WrappedBlob): Promise<KeyObject>
}

type BlobRow = Tables['blob']
type WrappedBlob = Pick<BlobRow, 'id' | 'firmId' | 'keyVersion'> & { dekWrapped: Buffer }

const firmLabel = (firmId: string, version: number): string => `jz1/ek|${firmId}|${version}`
const blobLabel = (firmId: string, blobId: string): string => `jz1/dek|${firmId}|${blobId}`

const selectFirmKey = preparedQuery((db: Kysely<Tables>, { firmId, version }: { firmId: string; version: number }) =>
  db.selectFrom('firmKey').selectAll().where('firmId', '=', firmId).where('version', '=', version),
)

export function vaultKeys(keys: ZoneKeys): VaultKeys {
  /** Opened once, by the row they rest in: a row that was rolled back opens nothing. */
  const opened = new Map<string, Buffer>()
  /** Of rows that were read after their commit: such a row never changes. */
  const committed = new Map<string, KeyObject>()

  function openFirmKey({
    firmId,
    version,
    wrapped,
  }: Pick<Tables['firmKey'], 'firmId' | 'version' | 'wrapped'>): Buffer {
    const rest = wrapped.toString('base64')
    const key = opened.get(rest) ?? keys.unwrap(wrapped, firmLabel(firmId, version))
    opened.set(rest, key)
    return key
  }

  return {
    async newBlobKey(tx, { id, firmId, createdAt }) {
      const newest = await tx
        .selectFrom('firmKey')
        .selectAll()
        .where('firmId', '=', firmId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      const firmKey = newest ?? {
        firmId,
        version: 1,
        wrapped: keys.wrap(randomBytes(32), firmLabel(firmId, 1)),
        createdAt,
      }
      if (newest === undefined) await tx.insertInto('firmKey').values(firmKey).execute()
      const dekWrapped = wrapKey(openFirmKey(firmKey), randomBytes(32), blobLabel(firmId, id))
      return { keyVersion: firmKey.version, dekWrapped }
    },
    async openBlobKey(db, { id, firmId, keyVersion, dekWrapped }) {
      const label = firmLabel(firmId, keyVersion)
      let firmKey = committed.get(label)
      if (firmKey === undefined) {
        const [row] = await selectFirmKey(db, { firmId, version: keyVersion })
        if (row === undefined) throw new Error(`firm ${firmId} has no key ${keyVersion}`)
        firmKey = createSecretKey(openFirmKey(row))
        committed.set(label, firmKey)
      }
      return createSecretKey(unwrapKey(firmKey, dekWrapped, blobLabel(firmId, id)))
    },
  }
}
