import { nextFreeName } from '@juriszone/widgets/contract'
import { makeZip, predictLength } from 'client-zip'
import { getDossierFor } from '../dossiers/index.ts'
import { nameKey } from '../platform/fold.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import { authorizeRecipient } from '../services/accounts/index.ts'
import type { Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import type { ZoneContext } from '../services/http/index.ts'
import { answerBody, onceOver } from './answer-body.ts'
import { attachment, INERT_HEADERS } from './attachment.ts'
import { downloadName } from './content-types.ts'
import { shareExpired } from './get-reading.ts'
import { guardedStream } from './guarded-stream.ts'
import { findReadables, requireReadableState } from './reading.ts'
import type { Readable, Reader, VersionRef } from './reading.ts'
import { recordCompletions } from './record-completions.ts'
import { recordDownloads } from './record-downloads.ts'

export const ARCHIVE_MAX_DOCUMENTS = 1000

/** Several versions to be fetched as one ZIP. */
export interface Archive {
  reader: Reader
  /** With its extension. */
  name: string
  items: VersionRef[]
}

/**
 * The current versions of some documents of a dossier.
 * @throws Problem 401, 403, 404; document_not_in_dossier; infected
 */
export async function dossierArchive(
  deps: Deps,
  principal: Principal,
  dossierId: string,
  documentIds: readonly string[],
): Promise<Archive> {
  const { dossier, member } = await getDossierFor(deps, principal, 'document.read', dossierId)
  const rows = await deps.db.read
    .selectFrom('document')
    .select(['id as documentId', 'currentVersionId as versionId', 'state'])
    .where('dossierId', '=', dossierId)
    .where('withdrawnAt', 'is', null)
    .where('id', 'in', documentIds)
    .execute()
  if (rows.length < new Set(documentIds).size) throw new Problem('document_not_in_dossier')
  const { accountId, memberId, firmId, keyId } = member
  const reader = { kind: 'member', accountId, memberId, firmId, keyId } as const
  for (const row of rows) requireReadableState(deps, reader, row)
  const items = rows.map(({ documentId, versionId }) => ({ documentId, versionId }))
  return { reader, name: archiveName(dossier.number), items }
}

/**
 * « Tout télécharger »: what a share sends to this recipient. What is still being checked is left out.
 * @throws Problem 401, 403; not_found for what is revoked or none; share_expired; scan_pending when nothing is ready
 */
export async function inboxArchive(deps: Deps, principal: Principal, shareId: string): Promise<Archive> {
  const { accountId } = authorizeRecipient(principal, 'inbox.download')
  const share = orNotFound(
    await deps.db.read
      .selectFrom('recipient')
      .innerJoin('share', 'share.id', 'recipient.shareId')
      .select(['recipient.id as recipientId', 'share.firmId', 'share.title', 'share.expiresAt'])
      .where('share.id', '=', shareId)
      .where('recipient.accountId', '=', accountId)
      .where('recipient.removedAt', 'is', null)
      .where('share.revokedAt', 'is', null)
      .executeTakeFirst(),
  )
  const now = deps.clock.now()
  if (share.expiresAt <= now.toISOString()) throw shareExpired(principal, share.expiresAt)
  const refs = await deps.db.read
    .selectFrom('shareDocument')
    .select(['documentId', 'versionId'])
    .where('shareId', '=', shareId)
    .orderBy('position')
    .execute()
  const { recipientId, firmId, title } = share
  const reader = { kind: 'recipient', accountId, firmId, recipientId, shareId } as const
  const readables = await findReadables(deps.db.read, reader, refs, now)
  const items = readables.filter(({ state }) => state === 'available')
  if (items.length === 0) throw new Problem(readables.length === 0 ? 'not_found' : 'scan_pending')
  return {
    reader,
    name: archiveName(title),
    items: items.map(({ documentId, versionId }) => ({ documentId, versionId })),
  }
}

/**
 * A ZIP made while it is sent: one source open at a time, none of it in memory, its length known before.
 * Rights are asked for again at the start of each document and all along it.
 */
export async function serveArchive(deps: Deps, c: ZoneContext, archive: Archive): Promise<Response> {
  const { reader, name, items } = archive
  const readables = await findReadables(deps.db.read, reader, items, deps.clock.now())
  if (readables.length < items.length) throw new Problem('not_found')
  for (const readable of readables) requireReadableState(deps, reader, readable)
  const entries = entriesOf(readables)
  const headers = new Headers({
    ...INERT_HEADERS,
    'Content-Type': 'application/zip',
    'Content-Disposition': attachment(name),
    'Content-Length': String(predictLength(entries)),
  })
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  await recordDownloads(deps, reader, readables, c.get('requestId'))
  onceOver(c, (hasLeft) => {
    if (hasLeft) void recordCompletions(deps, reader, readables, c.get('requestId'))
  })
  return new Response(answerBody(deps, c, makeZip(openOneByOne(deps, reader, entries)).getReader()), { headers })
}

interface Entry {
  name: string
  size: number
  lastModified: string
  readable: Readable
}

/** Names as people know them; two that are alike get a number, or unpacking would lose one. */
function entriesOf(readables: readonly Readable[]): Entry[] {
  const taken = new Set<string>()
  return readables.map((readable) => {
    const wanted = downloadName(readable.name, readable.type)
    const name = nextFreeName(wanted, (candidate) => taken.has(nameKey(candidate)))
    taken.add(nameKey(name))
    return { name, size: readable.size, lastModified: readable.createdAt, readable }
  })
}

async function* openOneByOne(deps: Deps, reader: Reader, entries: readonly Entry[]) {
  for (const { readable, ...meta } of entries) {
    // The previous one may have taken an hour.
    const [current] = await findReadables(deps.db.read, reader, [readable], deps.clock.now())
    if (current === undefined) throw new Problem('not_found')
    const left = new AbortController()
    const input = guardedStream(deps, reader, current, { start: 0, end: current.size - 1 }, left.signal)
    try {
      yield { ...meta, input }
    } finally {
      // client-zip keeps its lock on the stream when the client leaves.
      left.abort()
    }
  }
}

/** A title or a number as a file name: what no file system takes becomes a dash. */
function archiveName(text: string): string {
  const stem = text
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120)
  return `${stem === '' ? 'documents' : stem}.zip`
}
