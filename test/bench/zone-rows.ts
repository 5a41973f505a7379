import { randomUUIDv7 } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../../bff/src/platform/database.ts'
import { newSecret } from '../../bff/src/platform/ids.ts'
import { tokenHash, zoneKeys } from '../../bff/src/platform/keys.ts'
import { databaseKey } from '../../bff/src/schema/index.ts'
import type { Db, Tables } from '../../bff/src/schema/index.ts'
import type { BenchZone } from './server-process.ts'

const DOCUMENTS_OF_A_DOSSIER = 100
const DOSSIER_IDS = '019ab001-0000-7000-8000-%012x'
const DOCUMENT_IDS = '019ab002-0000-7000-8000-%012x'
const VERSION_IDS = '019ab003-0000-7000-8000-%012x'

/** What lies in a zone's database, some of it or all, so that requests can be drawn from it. */
export interface SeededRows {
  documents: number
  documentId(index: number): string
  dossierId(index: number): string
}

/** Beside the product, as a second process would. */
async function inDatabase<Result>(zone: BenchZone, work: (db: Db) => Promise<Result>): Promise<Result> {
  const path = join(zone.directory, 'juriszone.db')
  const masterKey = Buffer.from(readFileSync(join(zone.directory, 'master.key'), 'utf8'), 'base64')
  const db = await openDatabase<Tables>(path, databaseKey(path, zoneKeys(masterKey)))
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/**
 * Documents of one version each, a hundred to a dossier, made by the database itself: a statement for each row would
 * take minutes for a million.
 */
export async function seedDocuments(zone: BenchZone, documents: number): Promise<SeededRows> {
  const dossiers = Math.ceil(documents / DOCUMENTS_OF_A_DOSSIER)
  await inDatabase(zone, async (db) => {
    const { firmId, memberId } = await db.read
      .selectFrom('member')
      .select(['firmId', 'id as memberId'])
      .executeTakeFirstOrThrow()
    const at = new Date().toISOString()
    await db.write(async (tx) => {
      await sql`
        INSERT INTO dossier (id, firmId, number, description, searchFold, createdAt, lastActivityAt)
        SELECT printf(${DOSSIER_IDS}, value), ${firmId}, 'M-' || value, 'Vente', 'm-' || value || ' vente', ${at}, ${at}
        FROM ${upTo(dossiers)}`.execute(tx)
      await sql`
        INSERT INTO document (id, firmId, dossierId, name, nameKey, nameFold, nameSort, currentVersionId, version,
          versions, size, type, state, addedBy, addedByFold, addedByKind, createdAt)
        SELECT printf(${DOCUMENT_IDS}, value), ${firmId}, printf(${DOSSIER_IDS}, value / ${DOCUMENTS_OF_A_DOSSIER}),
          printf('Annexe %07d.pdf', value), printf('annexe %07d.pdf', value), printf('annexe %07d.pdf', value),
          printf('annexe 007%07d.pdf', value), printf(${VERSION_IDS}, value), 1, 1, 40000, 'application/pdf',
          'available', 'Me Julie Marchand', 'me julie marchand', 'member', ${at}
        FROM ${upTo(documents)}`.execute(tx)
      await sql`
        INSERT INTO documentVersion (id, firmId, documentId, version, blobId, size, type, state, addedBy, addedByKind,
          memberId, isRevision, createdAt)
        SELECT printf(${VERSION_IDS}, value), ${firmId}, printf(${DOCUMENT_IDS}, value), 1,
          printf('019ab004-0000-7000-8000-%012x', value), 40000, 'application/pdf', 'available', 'Me Julie Marchand',
          'member', ${memberId}, 0, ${at}
        FROM ${upTo(documents)}`.execute(tx)
    })
    // What was written rests where a zone that had grown slowly would have it.
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db.writer)
  })
  return {
    documents,
    documentId: (index) => idOf(DOCUMENT_IDS, index),
    dossierId: (index) => idOf(DOSSIER_IDS, Math.floor(index / DOCUMENTS_OF_A_DOSSIER)),
  }
}

/** Members signed in, as many as are asked for: what the zone limits, it limits for each account. @returns cookies */
export async function seedMembers(zone: BenchZone, count: number): Promise<string[]> {
  const secrets = Array.from({ length: count }, () => newSecret(''))
  const [name] = (zone.headers.Cookie ?? '').split('=')
  await inDatabase(zone, async (db) => {
    const { firmId } = await db.read.selectFrom('member').select('firmId').executeTakeFirstOrThrow()
    const now = new Date()
    const at = now.toISOString()
    const expiresAt = new Date(now.getTime() + 3_600_000).toISOString()
    await db.write(async (tx) => {
      for (const [index, secret] of secrets.entries()) {
        const accountId = randomUUIDv7()
        const person = { email: `membre-${index}@juriszone.example`, name: `Membre ${index}`, locale: 'fr-CA' } as const
        const unused = { passwordHash: null, failedSignIns: 0, lockedUntil: null }
        await tx
          .insertInto('account')
          .values({ id: accountId, ...person, ...unused, activatedAt: at, createdAt: at })
          .execute()
        await tx
          .insertInto('member')
          .values({ id: randomUUIDv7(), firmId, accountId, role: 'clerk', disabledAt: null, createdAt: at })
          .execute()
        await tx
          .insertInto('session')
          .values({ hash: tokenHash(secret), accountId, createdAt: at, seenAt: at, expiresAt })
          .execute()
      }
    })
  })
  return secrets.map((secret) => `${name}=${secret}`)
}

/** Clients who have signed in before, with a password. @returns their addresses */
export async function seedClients(zone: BenchZone, count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, index) => `client-${index}@exemple.example`)
  await inDatabase(zone, async (db) => {
    const { passwordHash } = await db.read
      .selectFrom('account')
      .select('passwordHash')
      .where('passwordHash', 'is not', null)
      .executeTakeFirstOrThrow()
    const at = new Date().toISOString()
    const unused = { failedSignIns: 0, lockedUntil: null }
    const accounts = emails.map((email) => {
      const person = { id: randomUUIDv7(), email, name: 'Jean Roy', locale: 'fr-CA' as const }
      return { ...person, ...unused, passwordHash, activatedAt: at, createdAt: at }
    })
    await db.write((tx) => tx.insertInto('account').values(accounts).execute())
  })
  return emails
}

/** 0 to `count` - 1, as rows. */
function upTo(count: number) {
  return sql`(WITH RECURSIVE n (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < ${count - 1})
    SELECT value FROM n)`
}

function idOf(format: string, index: number): string {
  return format.replace('%012x', index.toString(16).padStart(12, '0'))
}
