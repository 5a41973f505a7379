import { after } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { takeToken } from '../platform/limits.ts'
import type { RateLimit } from '../platform/limits.ts'
import { Problem } from '../platform/problems.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import type { UploadRow } from '../services/vault/index.ts'
import type { UploadRequest } from './upload-request.ts'
import { uploadFact } from './upload-fact.ts'
import { UPLOAD_LIFE } from './upload-life.ts'
import type { CheckedMetadata, UploadTarget } from './upload-target.ts'

const LIMITS: Record<UploadTarget['name'], { rate: RateLimit; open: number }> = {
  dossier: { rate: { name: 'upload-member', burst: 1000, everyMs: 100 }, open: 1000 },
  return: { rate: { name: 'upload-recipient', burst: 100, everyMs: 1000 }, open: 50 },
  deposit: { rate: { name: 'upload-visitor', burst: 50, everyMs: 2000 }, open: 20 },
}

/**
 * Opens an upload: rights are checked here, before a byte of the body comes.
 * @throws Problem 401, 403, 404, 410, 413, 422, 429 or 507
 */
export async function createUpload(
  deps: Deps,
  targets: readonly UploadTarget[],
  principal: Principal,
  { size, metadata }: UploadRequest,
): Promise<UploadRow> {
  const name = targetNameOf(principal, metadata)
  const target = targets.find((candidate) => candidate.name === name)
  if (target === undefined) throw new Problem('invalid_metadata')
  const destination = await target.check(principal, metadata)
  await checkLimits(deps, destination, LIMITS[name])
  if (!(await deps.vault.hasRoomFor(size))) throw new Problem('storage_full', { retryAfter: 60 })
  const now = deps.clock.now()
  const row: UploadRow = {
    id: newId(),
    target: name,
    ...destination,
    keepBoth: metadata.keepBoth === '1' ? 1 : 0,
    filename: metadata.filename,
    type: metadata.filetype ?? 'application/octet-stream',
    sample: metadata.sample ?? null,
    size,
    createdAt: now.toISOString(),
    expiresAt: after(now, UPLOAD_LIFE),
    finishedAt: null,
  }
  await deps.db.write(async (tx) => {
    await target.admit?.(tx, row)
    await tx.insertInto('upload').values(row).execute()
    await deps.vault.admit(tx, row)
    await recordActivity(deps, tx, uploadFact(row, 'upload.created', now, principal.requestId))
  })
  // failpoint: upload.created
  return row
}

/** A visitor names no place: it is his deposit's. A recipient names a share, a member a dossier. */
function targetNameOf(principal: Principal, { shareId }: CheckedMetadata): UploadTarget['name'] {
  if (principal.kind === 'visitor') return 'deposit'
  return shareId === undefined ? 'dossier' : 'return'
}

async function checkLimits(
  deps: Deps,
  { accountId, depositId }: Pick<UploadRow, 'accountId' | 'depositId'>,
  limits: { rate: RateLimit; open: number },
): Promise<void> {
  await takeToken(deps, limits.rate, accountId ?? depositId ?? '')
  const { open } = await deps.db.read
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where((eb) => (accountId === null ? eb('depositId', '=', depositId) : eb('accountId', '=', accountId)))
    .where('finishedAt', 'is', null)
    .where('expiresAt', '>', deps.clock.now().toISOString())
    .executeTakeFirstOrThrow()
  if (open >= limits.open) throw new Problem('too_many_uploads', { params: { max: limits.open }, retryAfter: 60 })
}
