import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Codes by e-mail and remembered devices; upload boxes and what visitors leave in them; what a recipient's acts were
 * and when he was reminded. SQLite changes no constraint: `upload` is made anew, for a visitor has no account.
 */
const STATEMENTS = [
  `CREATE TABLE code (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL, accountId TEXT REFERENCES account, depositId TEXT, shareId TEXT,
    tries INTEGER NOT NULL, createdAt TEXT NOT NULL, expiresAt TEXT NOT NULL, usedAt TEXT) STRICT`,
  `CREATE INDEX codeByExpiry ON code (expiresAt)`,
  `CREATE INDEX codeByDeposit ON code (depositId) WHERE depositId IS NOT NULL`,
  `CREATE TABLE device (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, accountId TEXT NOT NULL REFERENCES account, name TEXT NOT NULL,
    createdAt TEXT NOT NULL, seenAt TEXT NOT NULL, expiresAt TEXT NOT NULL) STRICT`,
  `CREATE INDEX deviceByAccount ON device (accountId, seenAt)`,

  `CREATE TABLE uploadBox (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, publishableKey TEXT NOT NULL UNIQUE,
    origins TEXT NOT NULL, maxFiles INTEGER NOT NULL, maxBytes INTEGER NOT NULL, createdAt TEXT NOT NULL,
    closedAt TEXT) STRICT`,
  `CREATE TABLE deposit (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, boxId TEXT NOT NULL REFERENCES uploadBox,
    name TEXT NOT NULL, email TEXT NOT NULL, dossierNumber TEXT, message TEXT NOT NULL, locale TEXT NOT NULL,
    searchFold TEXT NOT NULL, createdAt TEXT NOT NULL, verifiedAt TEXT, tokenHash TEXT UNIQUE, tokenSeenAt TEXT,
    submittedAt TEXT, receiptSentAt TEXT, openedAt TEXT, filedAt TEXT, dossierId TEXT) STRICT`,
  `CREATE INDEX depositWaiting ON deposit (firmId, submittedAt)
    WHERE submittedAt IS NOT NULL AND filedAt IS NULL`,
  `CREATE INDEX depositUnsubmitted ON deposit (createdAt) WHERE submittedAt IS NULL`,
  `CREATE INDEX depositReceiptDue ON deposit (submittedAt) WHERE submittedAt IS NOT NULL AND receiptSentAt IS NULL`,
  // The waiting place of a deposit's documents: what it holds is filed by moving it.
  `ALTER TABLE dossier ADD COLUMN depositId TEXT REFERENCES deposit`,
  `CREATE UNIQUE INDEX dossierOfDeposit ON dossier (depositId) WHERE depositId IS NOT NULL`,
  `CREATE TABLE depositNotice (
    firmId TEXT PRIMARY KEY REFERENCES firm, pendingSince TEXT, notBefore TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  `CREATE TABLE uploadAnew (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, target TEXT NOT NULL,
    accountId TEXT REFERENCES account, memberId TEXT REFERENCES member, depositId TEXT REFERENCES deposit,
    dossierId TEXT NOT NULL REFERENCES dossier, shareId TEXT, documentId TEXT, keepBoth INTEGER NOT NULL,
    filename TEXT NOT NULL, type TEXT NOT NULL, sample TEXT, size INTEGER NOT NULL CHECK (size > 0),
    createdAt TEXT NOT NULL, expiresAt TEXT NOT NULL, finishedAt TEXT,
    CHECK ((accountId IS NULL) <> (depositId IS NULL))) STRICT`,
  `INSERT INTO uploadAnew SELECT id, firmId, target, accountId, memberId, NULL, dossierId, shareId, documentId, keepBoth,
    filename, type, sample, size, createdAt, expiresAt, finishedAt FROM upload`,
  `DROP TABLE upload`,
  `ALTER TABLE uploadAnew RENAME TO upload`,
  `CREATE INDEX uploadUnfinished ON upload (accountId, expiresAt) WHERE finishedAt IS NULL`,
  `CREATE INDEX uploadOfDeposit ON upload (depositId) WHERE depositId IS NOT NULL`,

  `ALTER TABLE recipientDownload ADD COLUMN completedAt TEXT`,
  `ALTER TABLE recipient ADD COLUMN downloadCompletedAt TEXT`,
  `ALTER TABLE recipient ADD COLUMN isReminded INTEGER NOT NULL DEFAULT 1`,
  `ALTER TABLE recipient ADD COLUMN remindedAt TEXT`,
  `ALTER TABLE recipient ADD COLUMN remindersSent INTEGER NOT NULL DEFAULT 0`,
  // Whom to remind: of shares that end soon, unless a letter has just left.
  `CREATE INDEX shareByExpiry ON share (expiresAt) WHERE revokedAt IS NULL`,
  `CREATE INDEX outboxByRecipient ON outbox (recipientId) WHERE recipientId IS NOT NULL`,
]

export const clients: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
