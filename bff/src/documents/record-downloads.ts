import type { Instant } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { after, HOUR } from '../platform/clock.ts'
import { preparedQuery } from '../platform/prepared-query.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { LiveChange } from '../services/activity/index.ts'
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
  const begun = await selectBegun(db.read, {
    documentId: readable.documentId,
    actorId: reader.kind === 'member' ? reader.memberId : reader.accountId,
    shareId: reader.kind === 'recipient' ? reader.shareId : null,
    details: JSON.stringify({ version: readable.version }),
    since: after(clock.now(), -ONE_DOWNLOAD),
  })
  return begun.length > 0
}

interface Begun {
  documentId: string
  actorId: string
  shareId: string | null
  details: string
  since: Instant
}

const selectBegun = preparedQuery((db: Kysely<Tables>, { documentId, actorId, shareId, details, since }: Begun) =>
  db
    .selectFrom('activity')
    .select('seq')
    .where('documentId', '=', documentId)
    .where('actorId', '=', actorId)
    .where('at', '>', since)
    // Its index is looked up for a literal only.
    .where('action', '=', sql.lit('document.downloaded'))
    .where('shareId', 'is', shareId)
    .where('details', '=', details)
    .limit(sql.lit(1)),
)

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
