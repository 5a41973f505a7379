import type { DocumentState, Instant } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely, SelectQueryBuilder } from 'kysely'
import { Problem } from '../platform/problems.ts'
import type { Tables } from '../schema/index.ts'
import { liveKey } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'

/** By which right somebody reads: as a member of the firm, or as a recipient of one share. */
export type Reader = MemberReader | RecipientReader

export interface MemberReader {
  kind: 'member'
  accountId: string
  firmId: string
  memberId: string
  /** The API key behind a widget's token: it must live as long as the reading lasts. */
  keyId: string | null
}

export interface RecipientReader {
  kind: 'recipient'
  accountId: string
  firmId: string
  recipientId: string
  shareId: string
}

/** One version that a reader may have right now. */
export interface Readable {
  documentId: string
  versionId: string
  dossierId: string
  firmId: string
  name: string
  version: number
  blobId: string
  size: number
  type: string
  state: DocumentState
  createdAt: Instant
  /** The recipient who returned it; null for what the firm added. */
  returnedBy: string | null
  openedAt: Instant | null
}

export interface VersionRef {
  documentId: string
  versionId: string
}

/**
 * Those of `refs` that the reader may have now, in their order. Asked at the start of a download, again while it runs,
 * and when a link is used: a right that has ended is simply not found any more.
 */
export async function findReadables(
  db: Kysely<Tables>,
  reader: Reader,
  refs: readonly VersionRef[],
  now: Date,
): Promise<Readable[]> {
  const versionIds = JSON.stringify(refs.map(({ versionId }) => versionId))
  const all = db
    .selectFrom('documentVersion')
    .innerJoin('document', 'document.id', 'documentVersion.documentId')
    .select([
      'document.id as documentId',
      'documentVersion.id as versionId',
      'document.dossierId',
      'document.firmId',
      'document.name',
      'documentVersion.version',
      'documentVersion.blobId',
      'documentVersion.size',
      'documentVersion.type',
      'documentVersion.state',
      'documentVersion.createdAt',
      'documentVersion.recipientId as returnedBy',
      'documentVersion.openedAt',
    ])
    // One parameter, however many there are.
    .where('documentVersion.id', 'in', sql<string>`(select value from json_each(${versionIds}))`)
    .where('documentVersion.withdrawnAt', 'is', null)
    .where('document.firmId', '=', reader.firmId)
  const rows = await (reader.kind === 'member' ? forMember(all, reader, now) : forRecipient(all, reader, now)).execute()
  const byVersion = new Map(rows.map((row) => [row.versionId, row]))
  return refs.flatMap(({ versionId }) => byVersion.get(versionId) ?? [])
}

export async function findReadable(
  db: Kysely<Tables>,
  reader: Reader,
  ref: VersionRef,
  now: Date,
): Promise<Readable | undefined> {
  const [readable] = await findReadables(db, reader, [ref], now)
  return readable
}

type ReadableQuery = SelectQueryBuilder<Tables, 'documentVersion' | 'document', Readable>

/** The bin is still the firm's to look into. */
function forMember(query: ReadableQuery, reader: MemberReader, now: Date): ReadableQuery {
  const asMember = query.where((eb) =>
    eb.exists(
      eb
        .selectFrom('member')
        .select('member.id')
        .where('member.id', '=', reader.memberId)
        .where('member.firmId', '=', reader.firmId)
        .where('member.disabledAt', 'is', null),
    ),
  )
  const { keyId } = reader
  if (keyId === null) return asMember
  return asMember.where((eb) =>
    eb.exists(eb.selectFrom('apiKey').select('apiKey.id').where('apiKey.id', '=', keyId).where(liveKey(now))),
  )
}

/** What the share fixed, and what this recipient returned through it. */
function forRecipient(query: ReadableQuery, reader: RecipientReader, now: Date): ReadableQuery {
  return query.where('document.binnedAt', 'is', null).where((eb) =>
    eb.exists(
      eb
        .selectFrom('recipient')
        .innerJoin('share', 'share.id', 'recipient.shareId')
        .innerJoin('dossier', 'dossier.id', 'share.dossierId')
        .select('recipient.id')
        .where('recipient.id', '=', reader.recipientId)
        .where('recipient.accountId', '=', reader.accountId)
        .where('recipient.shareId', '=', reader.shareId)
        .where('recipient.removedAt', 'is', null)
        .where('share.revokedAt', 'is', null)
        .where('share.expiresAt', '>', now.toISOString())
        .where('dossier.closedAt', 'is', null)
        .where((inner) =>
          inner.or([
            inner('documentVersion.recipientId', '=', reader.recipientId),
            inner.exists(
              inner
                .selectFrom('shareDocument')
                .select('shareDocument.versionId')
                .whereRef('shareDocument.shareId', '=', 'share.id')
                .whereRef('shareDocument.versionId', '=', 'documentVersion.id'),
            ),
          ]),
        ),
    ),
  )
}

/**
 * Members read what is held, to judge it, and what they wait for where nobody looks for viruses. Nobody reads what is
 * infected: to a recipient it is not there.
 * @throws Problem 404, 409
 */
export function requireReadableState(
  { scanner }: Pick<Deps, 'scanner'>,
  reader: Reader,
  { state }: Pick<Readable, 'state'>,
): void {
  if (state === 'infected') throw new Problem(reader.kind === 'recipient' ? 'not_found' : 'infected')
  const mayJudge = reader.kind === 'member' && !(state === 'scanning' && scanner !== null)
  if (state !== 'available' && !mayJudge) throw new Problem('scan_pending')
}
