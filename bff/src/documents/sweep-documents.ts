import { after, DAY } from '../platform/clock.ts'
import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { DocumentRow } from './get-document.ts'
import { oldestInBin } from './list-documents.ts'

/** Blob of a version whose bytes were destroyed and whose row stays, because a share tells what it sent. */
export const GONE_BLOB = 'gone:'

/** A day between the end of an upload and its sweeping: whoever is in the middle of a request may end it. */
const MERCY = DAY

/** Destroys what has had its time: uploads given up, documents thirty days in the bin, links that are no good any more. */
export async function sweepDocuments(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  await sweepUploads(deps, after(now, -MERCY))
  await sweepBin(deps, oldestInBin(now))
  await sweepLinks(deps, after(now, -MERCY))
  await deps.vault.sweep()
}

async function sweepLinks(deps: Deps, before: string): Promise<void> {
  const expired = deps.db.read.selectFrom('downloadLink').select('hash').where('expiresAt', '<', before)
  if ((await expired.limit(1).executeTakeFirst()) === undefined) return
  await deps.db.write((tx) => tx.deleteFrom('downloadLink').where('expiresAt', '<', before).execute())
}

async function sweepUploads(deps: Deps, before: string): Promise<void> {
  const rows = await deps.db.read
    .selectFrom('upload')
    .select(['id', 'finishedAt'])
    .where('expiresAt', '<', before)
    .execute()
  if (rows.length === 0) return
  await deps.db.write(async (tx) => {
    for (const { id, finishedAt } of rows) {
      await tx.deleteFrom('upload').where('id', '=', id).execute()
      // A finished upload's bytes are a version's.
      if (finishedAt === null) await deps.vault.destroy(tx, id)
    }
  })
}

async function sweepBin(deps: Deps, before: string): Promise<void> {
  const documents = await deps.db.read
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
    .execute()
  for (const document of documents) await purge(deps, document)
}

/** From the commit on nothing opens the bytes; they go after it. */
async function purge(deps: Deps, document: DocumentRow): Promise<void> {
  const versions = await deps.db.read
    .selectFrom('documentVersion')
    .select(['id', 'blobId'])
    .where('documentId', '=', document.id)
    .execute()
  await deps.db.write(async (tx) => {
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
