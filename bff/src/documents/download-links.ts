import type { DownloadLink } from '@juriszone/widgets/contract'
import { after, SECOND } from '../platform/clock.ts'
import { newSecret } from '../platform/ids.ts'
import { tokenHash } from '../platform/keys.ts'
import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import type { ZoneContext } from '../services/http/index.ts'
import type { Archive } from './archive.ts'
import { serveArchive } from './archive.ts'
import type { Reading } from './get-reading.ts'
import { findReadable, requireReadableState } from './reading.ts'
import type { Reader, VersionRef } from './reading.ts'
import { serveContent } from './serve-content.ts'

/** Time to start; what has started may take as long as it takes. */
const LINK_LIFE = 60 * SECOND

/** A link to one version, for a plain `<a>`: browsers send no bearer token with those. */
export function documentLink(deps: Deps, { reader, readable }: Reading): Promise<DownloadLink> {
  const { documentId, versionId } = readable
  return issueLink(deps, reader, null, [{ documentId, versionId }])
}

/** A link to a ZIP. */
export function archiveLink(deps: Deps, { reader, name, items }: Archive): Promise<DownloadLink> {
  return issueLink(deps, reader, name, items)
}

async function issueLink(
  deps: Deps,
  reader: Reader,
  archiveName: string | null,
  items: VersionRef[],
): Promise<DownloadLink> {
  const token = newSecret('jzd_')
  const now = deps.clock.now()
  const expiresAt = after(now, LINK_LIFE)
  await deps.db.write((tx) =>
    tx
      .insertInto('downloadLink')
      .values({
        hash: tokenHash(token),
        accountId: reader.accountId,
        firmId: reader.firmId,
        memberId: reader.kind === 'member' ? reader.memberId : null,
        keyId: reader.kind === 'member' ? reader.keyId : null,
        shareId: reader.kind === 'recipient' ? reader.shareId : null,
        archiveName,
        items: JSON.stringify(items),
        createdAt: now.toISOString(),
        expiresAt,
      })
      .execute(),
  )
  return { url: `${deps.config.publicUrl}/api/v1/downloads/${token}`, expiresAt }
}

/**
 * Serves what a link was made for, if its reader still may have it.
 * @throws Problem link_used_or_expired, not_found, 409
 */
export async function serveLink(deps: Deps, c: ZoneContext, token: string): Promise<Response> {
  const link = await deps.db.read
    .selectFrom('downloadLink')
    .selectAll()
    .where('hash', '=', tokenHash(token))
    .where('expiresAt', '>', deps.clock.now().toISOString())
    .executeTakeFirst()
  if (link === undefined) throw new Problem('link_used_or_expired')
  const reader = await getReader(deps, link)
  const items = JSON.parse(link.items) as VersionRef[]
  if (link.archiveName !== null) return serveArchive(deps, c, { reader, name: link.archiveName, items })
  const [item] = items
  const readable = item && (await findReadable(deps.db.read, reader, item, deps.clock.now()))
  if (readable === undefined) throw new Problem('not_found')
  requireReadableState(deps, reader, readable)
  return serveContent(deps, c, { reader, readable })
}

async function getReader(
  deps: Deps,
  link: { accountId: string; firmId: string; memberId: string | null; keyId: string | null; shareId: string | null },
): Promise<Reader> {
  const { accountId, firmId, memberId, keyId, shareId } = link
  if (memberId !== null) return { kind: 'member', accountId, firmId, memberId, keyId }
  const recipient = await deps.db.read
    .selectFrom('recipient')
    .select('id')
    .where('shareId', '=', shareId)
    .where('accountId', '=', accountId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (recipient === undefined || shareId === null) throw new Problem('not_found')
  return { kind: 'recipient', accountId, firmId, recipientId: recipient.id, shareId }
}
