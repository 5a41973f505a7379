import type { DocumentState, Instant } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { preparedQuery } from '../platform/prepared-query.ts'
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
  // One parameter, however many there are.
  const versionIds = JSON.stringify(refs.map(({ versionId }) => versionId))
  const rows = await selectFor(db, reader, { versionIds, at: now.toISOString() })
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

interface Asked {
  /** JSON array. */
  versionIds: string
  at: Instant
}

function selectFor(db: Kysely<Tables>, reader: Reader, asked: Asked): Promise<Readable[]> {
  if (reader.kind === 'recipient') return selectForRecipient(db, { ...asked, ...reader })
  const { keyId } = reader
  if (keyId === null) return selectForMember(db, { ...asked, ...reader })
  return selectForWidget(db, { ...asked, ...reader, keyId })
}

function selectReadables(db: Kysely<Tables>, { versionIds, firmId }: Asked & { firmId: string }) {
  return db
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
    .where('documentVersion.id', 'in', sql<string>`(select value from json_each(${versionIds}))`)
    .where('documentVersion.withdrawnAt', 'is', null)
    .where('document.firmId', '=', firmId)
}

/** The bin is still the firm's to look into. */
function readableByMember(db: Kysely<Tables>, values: Asked & { firmId: string; memberId: string }) {
  return selectReadables(db, values).where((eb) =>
    eb.exists(
      eb
        .selectFrom('member')
        .select('member.id')
        .where('member.id', '=', values.memberId)
        .where('member.firmId', '=', values.firmId)
        .where('member.disabledAt', 'is', null),
    ),
  )
}

const selectForMember = preparedQuery(readableByMember)

const selectForWidget = preparedQuery(
  (db: Kysely<Tables>, values: Asked & { firmId: string; memberId: string; keyId: string }) =>
    readableByMember(db, values).where((eb) =>
      eb.exists(
        eb.selectFrom('apiKey').select('apiKey.id').where('apiKey.id', '=', values.keyId).where(liveKey(values.at)),
      ),
    ),
)

/** What the share fixed, and what this recipient returned through it. */
const selectForRecipient = preparedQuery((db: Kysely<Tables>, reader: Asked & Omit<RecipientReader, 'kind'>) =>
  selectReadables(db, reader)
    .where('document.binnedAt', 'is', null)
    .where((eb) =>
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
          .where('share.expiresAt', '>', reader.at)
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
    ),
)

/**
 * Members read what is held, to judge it, and what they wait for where nobody looks for viruses. Nobody reads what is
 * infected: to a recipient it is not there.
 * @throws Problem 404, 409
 */
export function requireReadableState(
  { contents }: Pick<Deps, 'contents'>,
  reader: Reader,
  { state }: Pick<Readable, 'state'>,
): void {
  if (state === 'infected') throw new Problem(reader.kind === 'recipient' ? 'not_found' : 'infected')
  const mayJudge = reader.kind === 'member' && !(state === 'scanning' && contents.isScanning)
  if (state !== 'available' && !mayJudge) throw new Problem('scan_pending')
}
