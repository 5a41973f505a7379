import { after, HOUR } from '../platform/clock.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { LiveChange } from '../services/activity/index.ts'
import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import type { Readable, Reader, RecipientReader } from './reading.ts'

/**
 * The evidence of a download, written before its first byte goes out: what a recipient fetched, and the first time
 * that a member opens what a recipient returned.
 */
export async function recordDownloads(
  deps: Deps,
  reader: Reader,
  readables: readonly Readable[],
  requestId: string,
): Promise<void> {
  const now = deps.clock.now()
  await deps.db.write(async (tx) => {
    for (const readable of readables) {
      const { firmId, dossierId, documentId, version } = readable
      const live =
        reader.kind === 'recipient'
          ? await noteRecipientsDownload(tx, reader, readable, now)
          : await noteMembersOpening(tx, readable, now)
      await recordActivity(deps, tx, {
        firmId,
        at: now,
        actor: { kind: reader.kind, id: reader.kind === 'member' ? reader.memberId : reader.accountId, requestId },
        action: 'document.downloaded',
        dossierId,
        documentId,
        shareId: reader.kind === 'recipient' ? reader.shareId : null,
        recipientId: reader.kind === 'recipient' ? reader.recipientId : null,
        details: { version },
        ...(live !== undefined && { live }),
      })
    }
  })
}

/** A download that goes on within this time is the one that began. */
const ONE_DOWNLOAD = HOUR

/**
 * Evidence of a download in pieces: once, whichever piece is asked for first. The rest of one that began says nothing
 * new; who leaves the first byte out has still had the others.
 */
export async function recordRange(
  deps: Deps,
  reader: Reader,
  readable: Readable,
  { start }: { start: number },
  requestId: string,
): Promise<void> {
  if (start > 0 && (await hasBegun(deps, reader, readable))) return
  await recordDownloads(deps, reader, [readable], requestId)
}

async function hasBegun({ db, clock }: Deps, reader: Reader, readable: Readable): Promise<boolean> {
  const row = await db.read
    .selectFrom('activity')
    .select('seq')
    .where('dossierId', '=', readable.dossierId)
    .where('at', '>', after(clock.now(), -ONE_DOWNLOAD))
    .where('documentId', '=', readable.documentId)
    .where('action', '=', 'document.downloaded')
    .where('actorId', '=', reader.kind === 'member' ? reader.memberId : reader.accountId)
    .where('shareId', 'is', reader.kind === 'recipient' ? reader.shareId : null)
    .where('details', '=', JSON.stringify({ version: readable.version }))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Told = Omit<LiveChange, 'firmId'>

async function noteRecipientsDownload(
  tx: DbTx,
  reader: RecipientReader,
  readable: Readable,
  now: Date,
): Promise<Told | undefined> {
  const { recipientId, shareId } = reader
  const { documentId, dossierId } = readable
  // His own return comes back to him: that says nothing of what he was sent.
  if (readable.returnedBy === recipientId) return undefined
  const at = now.toISOString()
  await tx
    .insertInto('recipientDownload')
    .values({ recipientId, documentId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .updateTable('recipient')
    .set({ downloadedAt: at })
    .where('id', '=', recipientId)
    .where('downloadedAt', 'is', null)
    .execute()
  return { forMembers: { type: 'share.changed', dossierId, documentId, shareId } }
}

async function noteMembersOpening(tx: DbTx, readable: Readable, now: Date): Promise<Told | undefined> {
  const { returnedBy, openedAt, versionId, dossierId, documentId } = readable
  if (returnedBy === null || openedAt !== null) return undefined
  await tx
    .updateTable('documentVersion')
    .set({ openedAt: now.toISOString() })
    .where('id', '=', versionId)
    .where('openedAt', 'is', null)
    .execute()
  const { accountId, shareId } = await tx
    .selectFrom('recipient')
    .select(['accountId', 'shareId'])
    .where('id', '=', returnedBy)
    .executeTakeFirstOrThrow()
  return {
    forMembers: { type: 'document.changed', dossierId, documentId },
    // « Retirer » is over.
    forRecipients: { accountIds: [accountId], event: { type: 'inbox.changed', shareId } },
  }
}
