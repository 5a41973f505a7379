import { nextFreeName } from '@juriszone/widgets/contract'
import type { Instant } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { fold, naturalKey, nameKey } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import type { FinishedUpload } from '../services/vault/index.ts'

type VersionRow = Insertable<Tables['documentVersion']>

/** A version before it belongs to a document. */
export type NewVersion = Omit<VersionRow, 'id' | 'firmId' | 'documentId' | 'version' | 'openedAt' | 'withdrawnAt'>

/** Who brought a version, and by which way. */
export type Bringer = Pick<
  NewVersion,
  'addedBy' | 'addedByKind' | 'memberId' | 'shareId' | 'recipientId' | 'isRevision'
>

export interface MadeVersion {
  documentId: string
  versionId: string
  version: number
}

/** The version that a finished upload becomes: its blob is the upload's. What it is shows once it has been checked. */
export function versionOf(upload: FinishedUpload, bringer: Bringer, at: Instant): NewVersion {
  const { id: blobId, size, type } = upload
  return { blobId, size, type, state: 'scanning', heldFor: null, ...bringer, createdAt: at }
}

/** What a finished upload is now. */
export async function findMadeVersion(
  db: Pick<DbTx, 'selectFrom'>,
  uploadId: string,
): Promise<MadeVersion | undefined> {
  return db
    .selectFrom('documentVersion')
    .select(['documentId', 'id as versionId', 'version'])
    .where('blobId', '=', uploadId)
    .executeTakeFirst()
}

/** `name`, or « image (2).jpg » when a document of the dossier has it. */
export async function freeName(tx: DbTx, dossierId: string, name: string): Promise<string> {
  const live = tx
    .selectFrom('document')
    .select('nameKey')
    .where('dossierId', '=', dossierId)
    .where('binnedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
  const key = nameKey(name)
  if ((await live.where('nameKey', '=', key).executeTakeFirst()) === undefined) return name
  // Only names that begin alike: a dossier may hold ten thousand.
  const stem = key.replace(/\.[^.]*$/, '').replace(/[\\%_]/g, '\\$&')
  const rows = await live.where(sql<boolean>`nameKey like ${`${stem}%`} escape '\\'`).execute()
  const taken = new Set(rows.map((row) => row.nameKey))
  return nextFreeName(name, (candidate) => taken.has(nameKey(candidate)))
}

/** A name with what compares it, finds it and sorts it. */
export function nameColumns(name: string): Pick<Tables['document'], 'name' | 'nameKey' | 'nameFold' | 'nameSort'> {
  return { name, nameKey: nameKey(name), nameFold: fold(name), nameSort: naturalKey(name) }
}

/** A new document with its first version; a taken name gets a number. */
export async function addDocument(
  tx: DbTx,
  place: { firmId: string; dossierId: string; name: string },
  version: NewVersion,
): Promise<MadeVersion> {
  const versionId = newId()
  const documentId = await insertDocument(tx, place, { ...version, id: versionId })
  await insertVersion(tx, { ...version, id: versionId, firmId: place.firmId, documentId, version: 1 })
  return { documentId, versionId, version: 1 }
}

/**
 * Takes a version off its document: alone, it is the first version of a document of its own.
 * @returns the new document's id
 */
export async function separateVersion(
  tx: DbTx,
  document: Pick<Tables['document'], 'id' | 'firmId' | 'dossierId' | 'name'>,
  version: Tables['documentVersion'],
): Promise<string> {
  const documentId = await insertDocument(tx, document, version)
  await tx.updateTable('documentVersion').set({ documentId, version: 1 }).where('id', '=', version.id).execute()
  await tx
    .updateTable('document')
    .set((eb) => ({ versions: eb('versions', '-', 1) }))
    .where('id', '=', document.id)
    .execute()
  return documentId
}

async function insertDocument(
  tx: DbTx,
  place: { firmId: string; dossierId: string; name: string },
  version: NewVersion & { id: string },
): Promise<string> {
  const documentId = newId()
  const name = await freeName(tx, place.dossierId, place.name)
  await tx
    .insertInto('document')
    .values({
      id: documentId,
      firmId: place.firmId,
      dossierId: place.dossierId,
      ...nameColumns(name),
      versions: 1,
      ...currentColumns({ ...version, version: 1 }),
      binnedAt: null,
      withdrawnAt: null,
    })
    .execute()
  return documentId
}

/**
 * One more version. A number is never given twice, not even that of a version taken back.
 * @param isCurrent false: it stands beneath the current one until a member adopts it
 */
export async function addVersion(
  tx: DbTx,
  documentId: string,
  version: NewVersion,
  isCurrent: boolean,
): Promise<MadeVersion> {
  const { firmId, last } = await tx
    .selectFrom('document')
    .innerJoin('documentVersion', 'documentVersion.documentId', 'document.id')
    .select((eb) => ['document.firmId', eb.fn.max('documentVersion.version').as('last')])
    .where('document.id', '=', documentId)
    .groupBy('document.firmId')
    .executeTakeFirstOrThrow()
  const made = { documentId, versionId: newId(), version: last + 1 }
  await insertVersion(tx, { ...version, id: made.versionId, firmId, documentId, version: made.version })
  await tx
    .updateTable('document')
    .set((eb) => ({ versions: eb('versions', '+', 1) }))
    .where('id', '=', documentId)
    .execute()
  if (isCurrent) await setCurrentVersion(tx, documentId, made.versionId)
  return made
}

/**
 * Documents of one place go to another, under a free name there; nothing is joined by name or overwritten.
 * @returns their ids
 */
export async function moveDocuments(tx: DbTx, from: string, to: string): Promise<string[]> {
  const documents = await tx
    .selectFrom('document')
    .select(['id', 'name'])
    .where('dossierId', '=', from)
    .orderBy('id')
    .execute()
  for (const { id, name } of documents) {
    const columns = nameColumns(await freeName(tx, to, name))
    await tx
      .updateTable('document')
      .set({ dossierId: to, ...columns })
      .where('id', '=', id)
      .execute()
  }
  return documents.map(({ id }) => id)
}

/** What the list shows of a document is what its current version is. */
export async function setCurrentVersion(tx: DbTx, documentId: string, versionId: string): Promise<void> {
  const version = await tx
    .selectFrom('documentVersion')
    .selectAll()
    .where('id', '=', versionId)
    .where('documentId', '=', documentId)
    .executeTakeFirstOrThrow()
  await tx.updateTable('document').set(currentColumns(version)).where('id', '=', documentId).execute()
}

/** Takes a version back; its document goes with it when it had no other. */
export async function withdrawVersion(tx: DbTx, versionId: string, at: Instant): Promise<void> {
  const { documentId } = await tx
    .updateTable('documentVersion')
    .set({ withdrawnAt: at })
    .where('id', '=', versionId)
    .returning('documentId')
    .executeTakeFirstOrThrow()
  const { versions } = await tx
    .updateTable('document')
    .set((eb) => ({ versions: eb('versions', '-', 1) }))
    .where('id', '=', documentId)
    .returning('versions')
    .executeTakeFirstOrThrow()
  if (versions > 0) return
  await tx.updateTable('document').set({ withdrawnAt: at }).where('id', '=', documentId).execute()
}

async function insertVersion(tx: DbTx, version: Omit<VersionRow, 'openedAt' | 'withdrawnAt'>): Promise<void> {
  await tx
    .insertInto('documentVersion')
    .values({ ...version, openedAt: null, withdrawnAt: null })
    .execute()
}

function currentColumns(version: NewVersion & { id: string; version: number }) {
  return {
    currentVersionId: version.id,
    version: version.version,
    size: version.size,
    type: version.type,
    state: version.state,
    heldFor: version.heldFor,
    addedBy: version.addedBy,
    addedByFold: fold(version.addedBy),
    addedByKind: version.addedByKind,
    createdAt: version.createdAt,
  }
}
