import { after, HOUR, MINUTE } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { tokenHash } from '../../platform/keys.ts'
import type { ZoneKeys } from '../../platform/keys.ts'
import { Problem } from '../../platform/problems.ts'
import type { Kysely } from 'kysely'
import type { DbTx, Tables } from '../../schema/index.ts'

export type LinkPurpose = Tables['link']['purpose']

const LIFE: Record<LinkPurpose, number> = { activation: 72 * HOUR, invitation: 72 * HOUR, reset: 30 * MINUTE }

/** Tokens are computed from the id: a mail sent twice carries the same link, and no secret waits in the outbox. */
const GENERATION = 1

/** What an e-mail needs to know of its link: the id that `linkAddress` makes it from, and how long it is good. */
export interface IssuedLink {
  linkId: string
  expiresAt: string
}

/** One more link for an e-mail. */
export async function issueLink(
  deps: { keys: ZoneKeys },
  tx: DbTx,
  link: { purpose: LinkPurpose; accountId: string; shareId?: string | null },
  now: Date,
): Promise<IssuedLink> {
  const id = newId()
  const expiresAt = after(now, LIFE[link.purpose])
  await tx
    .insertInto('link')
    .values({
      id,
      purpose: link.purpose,
      accountId: link.accountId,
      hash: tokenHash(deps.keys.linkToken(id, GENERATION)),
      shareId: link.shareId ?? null,
      createdAt: now.toISOString(),
      expiresAt,
      usedAt: null,
    })
    .execute()
  return { linkId: id, expiresAt }
}

/** The token travels in the fragment: it reaches no server log, and a mail scanner's GET uses nothing up. */
export function linkAddress(deps: { keys: ZoneKeys; publicUrl: string }, page: string, linkId: string): string {
  return `${deps.publicUrl}${page}#t=${deps.keys.linkToken(linkId, GENERATION)}`
}

/** True while a link of this account is good for another 24 h: no second e-mail is needed. */
export async function hasFreshLink(tx: DbTx, accountId: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('link')
    .select('id')
    .where('accountId', '=', accountId)
    .where('purpose', '=', 'activation')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', after(now, 24 * HOUR))
    .executeTakeFirst()
  return row !== undefined
}

export type LinkRow = Pick<Tables['link'], 'id' | 'accountId' | 'shareId' | 'purpose' | 'usedAt' | 'expiresAt'>

export async function findLink(db: Kysely<Tables>, token: string): Promise<LinkRow | undefined> {
  return db
    .selectFrom('link')
    .select(['id', 'accountId', 'shareId', 'purpose', 'usedAt', 'expiresAt'])
    .where('hash', '=', tokenHash(token))
    .executeTakeFirst()
}

/**
 * A token is too long to be guessed: that one is unknown, as when a mail program cut it, tells nothing of anybody.
 * @throws Problem link_unknown, link_used_or_expired
 */
export async function getLiveLink(
  db: Kysely<Tables>,
  token: string,
  purposes: readonly LinkPurpose[],
  now: Date,
): Promise<LinkRow> {
  const link = await findLink(db, token)
  if (link === undefined) throw new Problem('link_unknown')
  if (!isLive(link, now) || !purposes.includes(link.purpose)) throw new Problem('link_used_or_expired')
  return link
}

/** Whether the link that was sent under this id still lets its owner in. */
export async function isLinkLive(
  { db, keys }: { db: { read: Kysely<Tables> }; keys: ZoneKeys },
  linkId: string,
  now: Date,
): Promise<boolean> {
  const link = await findLink(db.read, keys.linkToken(linkId, GENERATION))
  return link !== undefined && isLive(link, now)
}

function isLive({ usedAt, expiresAt }: LinkRow, now: Date): boolean {
  return usedAt === null && expiresAt > now.toISOString()
}

/** Single use, decided by the row itself: of twenty at once, one wins. @throws Problem link_used_or_expired */
export async function useLink(tx: DbTx, linkId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  const { numUpdatedRows } = await tx
    .updateTable('link')
    .set({ usedAt: at })
    .where('id', '=', linkId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('link_used_or_expired')
}
