import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The whole path, one table after another; types in `../tables.ts`. */
const STATEMENTS = [
  `CREATE TABLE firm (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, phone TEXT, email TEXT, privacyUrl TEXT,
    entityKey TEXT NOT NULL UNIQUE, createdAt TEXT NOT NULL) STRICT`,
  `CREATE TABLE apiKey (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, secretHash TEXT NOT NULL, scopes TEXT NOT NULL,
    createdAt TEXT NOT NULL, expiresAt TEXT NOT NULL, lastUsedDay TEXT, revokedAt TEXT) STRICT`,
  `CREATE TABLE account (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, locale TEXT NOT NULL, passwordHash TEXT,
    activatedAt TEXT, failedSignIns INTEGER NOT NULL DEFAULT 0, lockedUntil TEXT, createdAt TEXT NOT NULL) STRICT`,
  `CREATE TABLE member (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, accountId TEXT NOT NULL REFERENCES account,
    role TEXT NOT NULL CHECK (role IN ('notary', 'clerk')), disabledAt TEXT, createdAt TEXT NOT NULL,
    UNIQUE (firmId, accountId)) STRICT`,
  `CREATE INDEX memberByAccount ON member (accountId)`,
  `CREATE TABLE session (
    hash TEXT PRIMARY KEY, accountId TEXT NOT NULL REFERENCES account, createdAt TEXT NOT NULL, seenAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE INDEX sessionByAccount ON session (accountId, createdAt)`,
  `CREATE INDEX sessionByExpiry ON session (expiresAt)`,
  `CREATE TABLE embedToken (
    hash TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, memberId TEXT NOT NULL REFERENCES member,
    keyId TEXT NOT NULL REFERENCES apiKey, dossierNumber TEXT, origin TEXT NOT NULL, createdAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE INDEX embedTokenByOrigin ON embedToken (origin, expiresAt)`,
  `CREATE TABLE link (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL, accountId TEXT NOT NULL REFERENCES account, hash TEXT NOT NULL UNIQUE,
    shareId TEXT, createdAt TEXT NOT NULL, expiresAt TEXT NOT NULL, usedAt TEXT) STRICT`,
  `CREATE INDEX linkByAccount ON link (accountId, purpose, expiresAt)`,
  `CREATE TABLE rateBucket (key TEXT PRIMARY KEY, tokens REAL NOT NULL, updatedAt INTEGER NOT NULL) STRICT, WITHOUT ROWID`,

  `CREATE TABLE dossier (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, number TEXT NOT NULL, description TEXT NOT NULL,
    searchFold TEXT NOT NULL, createdAt TEXT NOT NULL, lastActivityAt TEXT NOT NULL, closedAt TEXT,
    UNIQUE (firmId, number)) STRICT`,
  `CREATE INDEX dossierByActivity ON dossier (firmId, lastActivityAt, id)`,
  `CREATE TABLE party (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, dossierId TEXT NOT NULL REFERENCES dossier,
    externalId TEXT, kind TEXT NOT NULL, name TEXT NOT NULL, nameFold TEXT NOT NULL, email TEXT NOT NULL, role TEXT,
    phone TEXT, locale TEXT NOT NULL, position INTEGER NOT NULL, leftAt TEXT, createdAt TEXT NOT NULL) STRICT`,
  `CREATE INDEX partyByDossier ON party (dossierId, position)`,
  `CREATE INDEX partyByName ON party (firmId, nameFold, email, kind)`,
  `CREATE TABLE dossierVisit (
    dossierId TEXT NOT NULL REFERENCES dossier, memberId TEXT NOT NULL REFERENCES member, at TEXT NOT NULL,
    PRIMARY KEY (dossierId, memberId)) STRICT, WITHOUT ROWID`,

  `CREATE TABLE upload (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, target TEXT NOT NULL,
    accountId TEXT NOT NULL REFERENCES account, memberId TEXT REFERENCES member,
    dossierId TEXT NOT NULL REFERENCES dossier, shareId TEXT, documentId TEXT, keepBoth INTEGER NOT NULL,
    filename TEXT NOT NULL, type TEXT NOT NULL, sample TEXT, size INTEGER NOT NULL CHECK (size > 0),
    createdAt TEXT NOT NULL, expiresAt TEXT NOT NULL, finishedAt TEXT) STRICT`,
  `CREATE INDEX uploadUnfinished ON upload (accountId, expiresAt) WHERE finishedAt IS NULL`,
  `CREATE TABLE document (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, dossierId TEXT NOT NULL REFERENCES dossier,
    name TEXT NOT NULL, nameKey TEXT NOT NULL, nameFold TEXT NOT NULL, currentVersionId TEXT NOT NULL,
    version INTEGER NOT NULL, versions INTEGER NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL,
    addedBy TEXT NOT NULL, addedByFold TEXT NOT NULL, addedByKind TEXT NOT NULL, createdAt TEXT NOT NULL,
    binnedAt TEXT, withdrawnAt TEXT) STRICT`,
  `CREATE UNIQUE INDEX documentName ON document (dossierId, nameKey) WHERE binnedAt IS NULL AND withdrawnAt IS NULL`,
  `CREATE INDEX documentByName ON document (dossierId, nameFold, id)`,
  `CREATE INDEX documentByDate ON document (dossierId, createdAt, id)`,
  `CREATE INDEX documentBinned ON document (binnedAt) WHERE binnedAt IS NOT NULL`,
  `CREATE TABLE documentVersion (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, documentId TEXT NOT NULL REFERENCES document,
    version INTEGER NOT NULL, blobId TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, type TEXT NOT NULL,
    state TEXT NOT NULL, addedBy TEXT NOT NULL, addedByKind TEXT NOT NULL, memberId TEXT REFERENCES member,
    shareId TEXT, recipientId TEXT, isRevision INTEGER NOT NULL, createdAt TEXT NOT NULL, openedAt TEXT,
    withdrawnAt TEXT, UNIQUE (documentId, version)) STRICT`,
  `CREATE INDEX versionByRecipient ON documentVersion (recipientId) WHERE recipientId IS NOT NULL`,
  `CREATE TABLE downloadLink (
    hash TEXT PRIMARY KEY, accountId TEXT NOT NULL REFERENCES account, firmId TEXT NOT NULL REFERENCES firm,
    memberId TEXT, shareId TEXT, archiveName TEXT, items TEXT NOT NULL, createdAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  `CREATE TABLE share (
    id TEXT PRIMARY KEY, firmId TEXT NOT NULL REFERENCES firm, dossierId TEXT NOT NULL REFERENCES dossier,
    senderId TEXT NOT NULL REFERENCES member, title TEXT NOT NULL, titleFold TEXT NOT NULL, createdAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL, revokedAt TEXT) STRICT`,
  `CREATE INDEX shareByDossier ON share (dossierId, id)`,
  `CREATE TABLE shareDocument (
    shareId TEXT NOT NULL REFERENCES share, documentId TEXT NOT NULL REFERENCES document,
    versionId TEXT NOT NULL REFERENCES documentVersion, position INTEGER NOT NULL, addedAt TEXT NOT NULL,
    PRIMARY KEY (shareId, documentId)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX shareByDocument ON shareDocument (documentId)`,
  `CREATE TABLE shareFollower (
    shareId TEXT NOT NULL REFERENCES share, memberId TEXT NOT NULL REFERENCES member,
    PRIMARY KEY (shareId, memberId)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE recipient (
    id TEXT PRIMARY KEY, shareId TEXT NOT NULL REFERENCES share, partyId TEXT NOT NULL REFERENCES party,
    accountId TEXT NOT NULL REFERENCES account, name TEXT NOT NULL, email TEXT NOT NULL, mayReturn INTEGER NOT NULL,
    notifyRecipient INTEGER NOT NULL, message TEXT NOT NULL, createdAt TEXT NOT NULL, sentAt TEXT, undeliveredAt TEXT,
    openedAt TEXT, downloadedAt TEXT, returnedAt TEXT, removedAt TEXT, extensionRequestedAt TEXT,
    UNIQUE (shareId, partyId)) STRICT`,
  `CREATE INDEX recipientByAccount ON recipient (accountId, shareId)`,
  `CREATE TABLE recipientDownload (
    recipientId TEXT NOT NULL REFERENCES recipient, documentId TEXT NOT NULL REFERENCES document, at TEXT NOT NULL,
    PRIMARY KEY (recipientId, documentId)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE idempotentAnswer (
    memberId TEXT NOT NULL REFERENCES member, key TEXT NOT NULL, requestHash TEXT NOT NULL, shareId TEXT NOT NULL,
    createdAt TEXT NOT NULL, PRIMARY KEY (memberId, key)) STRICT, WITHOUT ROWID`,

  `CREATE TABLE returnNotice (
    shareId TEXT PRIMARY KEY REFERENCES share, pendingSince TEXT, notBefore TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE INDEX returnNoticePending ON returnNotice (notBefore) WHERE pendingSince IS NOT NULL`,
  `CREATE TABLE outbox (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, toAddress TEXT NOT NULL, toName TEXT NOT NULL, locale TEXT NOT NULL,
    data TEXT NOT NULL, recipientId TEXT, createdAt TEXT NOT NULL, notBefore TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, leasedUntil TEXT, sentAt TEXT, bouncedAt TEXT, failedAt TEXT,
    lastError TEXT) STRICT`,
  `CREATE INDEX outboxDue ON outbox (notBefore)
    WHERE sentAt IS NULL AND bouncedAt IS NULL AND failedAt IS NULL`,
  `CREATE TABLE activity (
    firmId TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actorKind TEXT NOT NULL, actorId TEXT,
    action TEXT NOT NULL, dossierId TEXT, documentId TEXT, shareId TEXT, recipientId TEXT, outcome TEXT NOT NULL,
    requestId TEXT, details TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (firmId, seq)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX activityByDossier ON activity (dossierId, at) WHERE dossierId IS NOT NULL`,
  `CREATE TABLE activityHead (firmId TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER activityNeverChanges BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END`,
  `CREATE TRIGGER activityNeverGoes BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END`,
]

export const path: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
