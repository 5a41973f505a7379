import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Keys of firms and blobs, how far an upload's bytes are durable, who may write them, and why a version is held. */
const STATEMENTS = [
  `CREATE TABLE firmKey (
    firmId TEXT NOT NULL REFERENCES firm, version INTEGER NOT NULL, wrapped BLOB NOT NULL, createdAt TEXT NOT NULL,
    PRIMARY KEY (firmId, version)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE blob (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, keyVersion INTEGER NOT NULL, dekWrapped BLOB,
    size INTEGER NOT NULL CHECK (size > 0), offset INTEGER NOT NULL CHECK (offset BETWEEN 0 AND size), tail BLOB,
    fence INTEGER NOT NULL, leasedUntil TEXT, isWanted INTEGER NOT NULL, sha256 TEXT, createdAt TEXT NOT NULL) STRICT`,
  // What lies in clear until now: sealed at the first start, or removed with the upload that was under way.
  `CREATE TABLE clearBlob (id TEXT PRIMARY KEY, isKept INTEGER NOT NULL, sealedAs TEXT) STRICT, WITHOUT ROWID`,
  `INSERT INTO clearBlob SELECT blobId, 1, NULL FROM documentVersion WHERE blobId NOT LIKE 'gone:%'`,
  `INSERT INTO clearBlob SELECT id, 0, NULL FROM upload WHERE finishedAt IS NULL`,
  `DELETE FROM upload WHERE finishedAt IS NULL`,
  `ALTER TABLE documentVersion ADD COLUMN heldFor TEXT`,
  `ALTER TABLE document ADD COLUMN heldFor TEXT`,
  `CREATE INDEX blobDestroyed ON blob (id) WHERE dekWrapped IS NULL`,
  `CREATE INDEX versionScanning ON documentVersion (id) WHERE state = 'scanning'`,
]

export const vault: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
