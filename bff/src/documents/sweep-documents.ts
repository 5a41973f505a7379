import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { after, DAY } from '../platform/clock.ts'
import type { Tables } from '../schema/index.ts'
import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { oldestInBin } from './list-documents.ts'
import { EMPTY_UPLOAD_LIFE } from './upload-life.ts'

/** Blob of a version whose bytes were destroyed and whose row stays, because a share tells what it sent. */
export const GONE_BLOB = 'gone:'

/** A day between the end of an upload and its sweeping: whoever is in the middle of a request may end it. */
const MERCY = DAY

/** Destroys what has had its time: uploads given up, documents thirty days in the bin, links that are no good any more. */
export async function sweepDocuments(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const destroyed = (await sweepUploads(deps, now)) + (await sweepBin(deps, oldestInBin(now)))
  await sweepLinks(deps, after(now, -MERCY))
  if (destroyed === 0) await deps.vault.sweep()
  else await sweepDestroyed(deps)
}

/** Takes off the disk what has just been destroyed; while somebody reads the log, the next hour does. */
export async function sweepDestroyed(deps: Deps): Promise<void> {
  if (await emptyLog(deps)) await deps.vault.sweep()
}

/** Pages that wait in the log still hold the keys, wrapped: they go before the bytes do. @returns false while somebody reads them */
async function emptyLog({ db }: Deps): Promise<boolean> {
  const { rows } = await sql<{ busy: 0 | 1 }>`pragma wal_checkpoint(truncate)`.execute(db.writer)
  return rows[0]?.busy === 0
}

async function sweepLinks(deps: Deps, before: string): Promise<void> {
  const expired = deps.db.read.selectFrom('downloadLink').select('hash').where('expiresAt', '<', before)
  if ((await expired.limit(1).executeTakeFirst()) === undefined) return
  await deps.db.write((tx) => tx.deleteFrom('downloadLink').where('expiresAt', '<', before).execute())
}

/** @returns how many blobs were destroyed */
async function sweepUploads(deps: Deps, now: Date): Promise<number> {
  const due = (db: Kysely<Tables>) => selectDueUploads(db, now)
  if ((await due(deps.db.read).limit(1).executeTakeFirst()) === undefined) return 0
  return deps.db.write(async (tx) => {
    const swept = await tx.deleteFrom('upload').where('id', 'in', due(tx)).returning(['id', 'finishedAt']).execute()
    // A finished upload's bytes are a version's.
    const unfinished = swept.filter(({ finishedAt }) => finishedAt === null)
    for (const { id } of unfinished) await deps.vault.destroy(tx, id)
    return unfinished.length
  })
}

/** Whose time is over; one that was announced and forgotten is over soon, unless its first bytes come right now. */
function selectDueUploads(db: Kysely<Tables>, now: Date) {
  return db
    .selectFrom('upload')
    .leftJoin('blob', 'blob.id', 'upload.id')
    .select('upload.id')
    .where((eb) =>
      eb.or([
        eb('upload.expiresAt', '<', after(now, -MERCY)),
        eb.and([
          eb('upload.finishedAt', 'is', null),
          eb('upload.createdAt', '<', after(now, -EMPTY_UPLOAD_LIFE)),
          eb('blob.offset', '=', 0),
          eb.or([eb('blob.leasedUntil', 'is', null), eb('blob.leasedUntil', '<', now.toISOString())]),
        ]),
      ]),
    )
}

/** @returns how many documents were destroyed */
async function sweepBin(deps: Deps, before: string): Promise<number> {
  const documents = await selectPurgeable(deps.db.read, before).execute()
  for (const { id } of documents) await purge(deps, id, before)
  return documents.length
}

function selectPurgeable(db: Kysely<Tables>, before: string) {
  return db
    .selectFrom('document')
    .selectAll()
    .where('binnedAt', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('documentVersion')
          .select('documentVersion.id')
          .whereRef('documentVersion.documentId', '=', 'document.id')
          .where('documentVersion.blobId', 'not like', `${GONE_BLOB}%`),
      ),
    )
}

/** From the commit on nothing opens the bytes; they go after it. */
async function purge(deps: Deps, documentId: string, before: string): Promise<void> {
  await deps.db.write(async (tx) => {
    const document = await selectPurgeable(tx, before).where('document.id', '=', documentId).executeTakeFirst()
    // Another process was quicker.
    if (document === undefined) return
    const versions = await tx
      .selectFrom('documentVersion')
      .select(['id', 'blobId'])
      .where('documentId', '=', document.id)
      .execute()
    for (const { blobId } of versions) await deps.vault.destroy(tx, blobId)
    const shared = await tx
      .selectFrom('shareDocument')
      .select('shareId')
      .where('documentId', '=', document.id)
      .limit(1)
      .execute()
    const isShared = shared.length > 0
    if (isShared) {
      for (const { id } of versions) {
        await tx
          .updateTable('documentVersion')
          .set({ blobId: `${GONE_BLOB}${id}` })
          .where('id', '=', id)
          .execute()
      }
    } else {
      await tx.deleteFrom('documentVersion').where('documentId', '=', document.id).execute()
      await tx.deleteFrom('document').where('id', '=', document.id).execute()
    }
    await recordActivity(deps, tx, {
      firmId: document.firmId,
      at: deps.clock.now(),
      actor: SYSTEM_ACTOR,
      action: 'document.purged',
      dossierId: document.dossierId,
      documentId: document.id,
      details: { versions: versions.length },
      live: { forMembers: { type: 'document.changed', dossierId: document.dossierId, documentId: document.id } },
    })
  })
}
