import type { Instant } from '@juriszone/widgets/contract'
import { orNotFound, Problem } from '../platform/problems.ts'
import { authorizeMember, authorizeRecipient } from '../services/accounts/index.ts'
import type { Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { longDate } from '../services/mail/index.ts'
import { findDocument } from './get-document.ts'
import type { FoundDocument } from './get-document.ts'
import { findReadable, requireReadableState } from './reading.ts'
import type { MemberReader, Readable, Reader, RecipientReader } from './reading.ts'

export interface ReadingQuery {
  documentId: string
  version?: number | undefined
  share?: string | undefined
}

export interface Reading {
  reader: Reader
  readable: Readable
}

/**
 * What the caller may read of a document: a member the current version or the one named; a recipient the version that
 * his newest live share fixed, or the share named, or his own return.
 * @throws Problem 401, 403, 404, 409 by its state, 410 when the share has expired
 */
export async function getReading(deps: Deps, principal: Principal, query: ReadingQuery): Promise<Reading> {
  // Asked before anything is loaded; an account may be a member here and a recipient there.
  if (principal.kind !== 'account') authorizeRecipient(principal, 'inbox.download')
  const document = orNotFound(await findDocument(deps.db.read, query.documentId))
  const reading = readsAsMember(principal, document, query)
    ? await readAsMember(deps, principal, document, query.version)
    : await readAsRecipient(deps, principal, document, query)
  requireReadableState(deps, reading.reader, reading.readable)
  return reading
}

/** A widget's token reads as a member or not at all: another firm's document is none, as for everybody. */
function readsAsMember(principal: Principal, document: FoundDocument, { share }: ReadingQuery): boolean {
  if (isMemberOf(principal, document)) return share === undefined
  return principal.kind === 'account' && principal.proof.kind === 'embed'
}

function isMemberOf(principal: Principal, { firmId }: FoundDocument): boolean {
  return principal.kind === 'account' && principal.memberships.some(({ firm }) => firm.id === firmId)
}

async function readAsMember(
  deps: Deps,
  principal: Principal,
  document: FoundDocument,
  version: number | undefined,
): Promise<Reading> {
  const { firmId, dossierId, number, depositId } = document
  const action = depositId === null ? 'document.read' : 'deposit.read'
  const { accountId, memberId, keyId } = authorizeMember(principal, action, { firmId, dossierId, number })
  const reader: MemberReader = { kind: 'member', accountId, firmId, memberId, keyId }
  const versionId = version === undefined ? document.currentVersionId : await findVersionId(deps, document.id, version)
  const ref = { documentId: document.id, versionId }
  return { reader, readable: orNotFound(await findReadable(deps.db.read, reader, ref, deps.clock.now())) }
}

async function readAsRecipient(
  deps: Deps,
  principal: Principal,
  document: FoundDocument,
  query: ReadingQuery,
): Promise<Reading> {
  const grants = await findGrants(deps, principal, document, query.share)
  for (const { fixedVersionId, ...reader } of grants) {
    const versionId =
      query.version === undefined ? fixedVersionId : await findVersionId(deps, document.id, query.version)
    const readable = await findReadable(deps.db.read, reader, { documentId: document.id, versionId }, deps.clock.now())
    if (readable !== undefined) return { reader, readable }
  }
  const { firmId, dossierId } = document
  const isMemberElsewhere = principal.kind === 'account' && principal.memberships.length > 0
  // A member of another firm reached for it: that leaves its row in this firm's chain.
  if (isMemberElsewhere && !isMemberOf(principal, document))
    authorizeMember(principal, 'document.read', { firmId, dossierId })
  throw new Problem('not_found')
}

/** Live shares that bring this document to the account, or through which it returned it; the newest first. */
async function findGrants(
  deps: Deps,
  principal: Principal,
  document: FoundDocument,
  shareId: string | undefined,
): Promise<(RecipientReader & { fixedVersionId: string })[]> {
  const { accountId } = authorizeRecipient(principal, 'inbox.download')
  let query = deps.db.read
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .leftJoin('shareDocument', (join) =>
      join.onRef('shareDocument.shareId', '=', 'share.id').on('shareDocument.documentId', '=', document.id),
    )
    .leftJoin('documentVersion', (join) =>
      join
        .onRef('documentVersion.recipientId', '=', 'recipient.id')
        .on('documentVersion.documentId', '=', document.id)
        .on('documentVersion.withdrawnAt', 'is', null),
    )
    .select(['recipient.id as recipientId', 'share.id as shareId', 'share.expiresAt'])
    .select(({ fn }) => fn.coalesce('shareDocument.versionId', 'documentVersion.id').as('fixedVersionId'))
    .where('recipient.accountId', '=', accountId)
    .where('recipient.removedAt', 'is', null)
    .where('share.dossierId', '=', document.dossierId)
    .where('share.revokedAt', 'is', null)
    // Ids grow with time: the newest share has the greatest.
    .orderBy('share.id', 'desc')
    .orderBy('documentVersion.version', 'desc')
  if (shareId !== undefined) query = query.where('share.id', '=', shareId)
  const rows = await query.execute()
  const grants = rows.flatMap(({ fixedVersionId, ...row }) =>
    fixedVersionId === null ? [] : [{ ...row, fixedVersionId }],
  )
  const now = deps.clock.now().toISOString()
  const live = grants.filter(({ expiresAt }) => expiresAt > now)
  const last = grants
    .map(({ expiresAt }) => expiresAt)
    .toSorted()
    .at(-1)
  if (live.length === 0 && last !== undefined) throw shareExpired(principal, last)
  const { firmId } = document
  return live.map((grant) => ({ kind: 'recipient', accountId, firmId, ...grant }))
}

export function shareExpired(principal: Principal, expiresAt: Instant): Problem {
  const locale = principal.kind === 'account' ? principal.locale : 'fr-CA'
  return new Problem('share_expired', { params: { date: longDate(expiresAt, locale) } })
}

async function findVersionId(deps: Deps, documentId: string, version: number): Promise<string> {
  const row = await deps.db.read
    .selectFrom('documentVersion')
    .select('id')
    .where('documentId', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst()
  return orNotFound(row).id
}
