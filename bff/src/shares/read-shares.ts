import type { Locale, Page, Share } from '@juriszone/widgets/contract'
import { getDossierFor } from '../dossiers/index.ts'
import { readPage } from '../platform/pages.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import { holdsWords } from '../platform/search.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { authorizeMember } from '../services/accounts/index.ts'
import type { Action, ActingMember, Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { longDate } from '../services/mail/index.ts'
import { fillShares, selectShares } from './share-row.ts'

/** A dossier's shares, newest first. @throws Problem 401, 403, 404 */
export async function listShares(
  deps: Deps,
  principal: Principal,
  dossierId: string,
  query: { limit: number; cursor?: string | undefined; search?: string | undefined },
): Promise<Page<Share>> {
  await getDossierFor(deps, principal, 'share.read', dossierId)
  const { limit, cursor, search = '' } = query
  const shares = selectShares(deps.db.read)
    .where('share.dossierId', '=', dossierId)
    .where(holdsWords(['share.titleFold'], search))
  const page = await readPage(shares, { by: 'share.id', id: 'share.id', order: 'desc', limit, cursor }, (row) => row)
  return { ...page, items: await fillShares(deps.db.read, deps.config.publicUrl, page.items) }
}

/** One share as the wire has it, rights already known. */
export async function readShare(deps: Deps, shareId: string): Promise<Share> {
  const rows = await selectShares(deps.db.read).where('share.id', '=', shareId).execute()
  const [share] = await fillShares(deps.db.read, deps.config.publicUrl, rows)
  return orNotFound(share)
}

/**
 * Lets a member act on a share of his firm.
 * @throws Problem 401 or 403 before anything is loaded; not_found alike for another firm's share and for none
 */
export async function authorizeShare(
  deps: Deps,
  principal: Principal,
  action: Action,
  shareId: string,
): Promise<ActingMember> {
  authorizeMember(principal, action)
  const place = orNotFound(
    await deps.db.read
      .selectFrom('share')
      .innerJoin('dossier', 'dossier.id', 'share.dossierId')
      .select(['share.firmId', 'share.dossierId', 'dossier.number'])
      .where('share.id', '=', shareId)
      .executeTakeFirst(),
  )
  return authorizeMember(principal, action, place)
}

/** The share as an act finds it, inside the act's own transaction. @throws Problem share_revoked */
export async function getUnrevokedShare(tx: DbTx, shareId: string): Promise<Tables['share']> {
  const share = orNotFound(await tx.selectFrom('share').selectAll().where('id', '=', shareId).executeTakeFirst())
  if (share.revokedAt !== null) throw new Problem('share_revoked')
  return share
}

/** @throws Problem share_expired, with the last day in the reader's words */
export function requireUnexpired(share: { expiresAt: string }, now: Date, locale: Locale): void {
  if (share.expiresAt <= now.toISOString()) {
    throw new Problem('share_expired', { params: { date: longDate(share.expiresAt, locale) } })
  }
}
