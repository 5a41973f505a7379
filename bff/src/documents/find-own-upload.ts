import { isId } from '../platform/ids.ts'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { AccountPrincipal, Principal, VisitorPrincipal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import type { UploadRow } from '../services/vault/index.ts'

/** A person, or a visitor of a box. */
export type Uploader = AccountPrincipal | VisitorPrincipal

/** @throws Problem 401 or 403: who may upload something, somewhere */
export function requireUploader(principal: Principal): asserts principal is Uploader {
  if (principal.kind === 'anonymous') throw new Problem(principal.reason ?? 'signed_out')
  if (principal.kind === 'host') throw new Problem('scope_missing')
}

/** A proof that has ended is told as 423: at a 401, tus-js-client would give the upload up and begin another. */
export function waitForProof(): Problem {
  return new Problem('busy', { retryAfter: 5 })
}

/**
 * For a request about an upload begun before.
 * @throws Problem 401, 403 or 423
 */
export function requireReturningUploader(principal: Principal): asserts principal is Uploader {
  const hasEnded = principal.kind === 'anonymous' && principal.reason !== null
  if (hasEnded) throw waitForProof()
  requireUploader(principal)
}

/** An upload that this account, or this visitor, began; anybody else's is none. @throws Problem not_found */
export async function getOwnUpload(deps: Deps, principal: Uploader, id: string): Promise<UploadRow> {
  if (!isId(id)) throw new Problem('not_found')
  return principal.kind === 'visitor' ? getVisitorsUpload(deps, principal, id) : getAccountsUpload(deps, principal, id)
}

async function getVisitorsUpload({ db }: Deps, { depositId }: VisitorPrincipal, id: string): Promise<UploadRow> {
  return orNotFound(
    await db.read
      .selectFrom('upload')
      .selectAll()
      .where('id', '=', id)
      .where('depositId', '=', depositId)
      .executeTakeFirst(),
  )
}

async function getAccountsUpload(deps: Deps, principal: AccountPrincipal, id: string): Promise<UploadRow> {
  const row = await deps.db.read
    .selectFrom('upload')
    .innerJoin('dossier', 'dossier.id', 'upload.dossierId')
    .selectAll('upload')
    .select('dossier.number')
    .where('upload.id', '=', id)
    .where('upload.accountId', '=', principal.accountId)
    .executeTakeFirst()
  const isBound = principal.boundTo !== null && principal.boundTo !== row?.number
  if (row === undefined || isBound || !isWithinProof(principal, row)) throw new Problem('not_found')
  const { number: _, ...upload } = row
  return upload
}

/** A widget's token speaks for the account as a member of its one firm only. */
function isWithinProof({ proof, memberships }: AccountPrincipal, { target, firmId }: UploadRow): boolean {
  if (proof.kind === 'session') return true
  return target === 'dossier' && memberships.some(({ firm }) => firm.id === firmId)
}
