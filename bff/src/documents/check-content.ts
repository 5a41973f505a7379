import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { Content } from '../services/scanner/index.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { mustBeHeld } from './content-types.ts'
import { findReaders } from './find-readers.ts'
import { settleSharesOf } from './settle-completions.ts'

/** At once: a check reads as fast as the disk, and holds a few mebibytes. */
const AT_ONCE = 2

/** Checks under way in this process, by version. */
const underWay = new Map<string, Promise<void>>()

/**
 * The completion pass of a version whose bytes are all there: what it is, and whether it may go further. Until it has
 * ended well the version stays `scanning`; another process at work on it does the same and comes too late.
 * @param isAwaited an answer waits for it
 * @throws ScannerUnreachable when no version can be checked now; Error when this one cannot
 */
export async function checkContent(deps: Deps, versionId: string, isAwaited: boolean): Promise<void> {
  while (underWay.size >= AT_ONCE && !underWay.has(versionId)) {
    await Promise.race([...underWay.values()].map((check) => check.catch(() => undefined)))
  }
  const check = underWay.get(versionId) ?? run(deps, versionId, isAwaited).finally(() => underWay.delete(versionId))
  underWay.set(versionId, check)
  return check
}

type Outcome = Pick<Tables['documentVersion'], 'state' | 'heldFor'>
type Unchecked = NonNullable<Awaited<ReturnType<typeof findUnchecked>>>

async function run(deps: Deps, versionId: string, isAwaited: boolean): Promise<void> {
  const version = await findUnchecked(deps, versionId)
  if (version === undefined) return
  const content = await deps.contents.read(version.blobId, isAwaited)
  const outcome = judge(version, content)
  // failpoint: check.scanned
  await deps.db.write((tx) => recordOutcome(deps, tx, version, content, outcome))
}

function findUnchecked({ db }: Deps, versionId: string) {
  return db.read
    .selectFrom('documentVersion')
    .innerJoin('document', 'document.id', 'documentVersion.documentId')
    .leftJoin('upload', 'upload.id', 'documentVersion.blobId')
    .selectAll('documentVersion')
    .select(['document.name', 'upload.filename'])
    .where('documentVersion.id', '=', versionId)
    .where('documentVersion.state', '=', 'scanning')
    .executeTakeFirst()
}

/** No verdict where there should be one is for a notary to judge; it never means clean. */
function judge({ filename, name }: Unchecked, { signature, verdict }: Content): Outcome {
  if (verdict === 'infected') return { state: 'infected', heldFor: null }
  if (verdict === 'too_large') return { state: 'held', heldFor: 'unscanned' }
  // A version may have another name than its document: « acte signé.pdf » of « acte.docx ».
  if (mustBeHeld(filename ?? name, signature?.ext)) return { state: 'held', heldFor: 'content' }
  return { state: 'available', heldFor: null }
}

async function recordOutcome(
  deps: Deps,
  tx: DbTx,
  version: Unchecked,
  { sha256, signature, verdict }: Content,
  outcome: Outcome,
): Promise<void> {
  const { id, documentId, firmId, blobId, size } = version
  const type = signature?.mime ?? version.type
  const { numUpdatedRows } = await tx
    .updateTable('documentVersion')
    .set({ ...outcome, type })
    .where('id', '=', id)
    .where('state', '=', 'scanning')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await tx
    .updateTable('document')
    .set({ ...outcome, type })
    .where('id', '=', documentId)
    .where('currentVersionId', '=', id)
    .execute()
  await tx.updateTable('blob').set({ sha256 }).where('id', '=', blobId).execute()
  if (outcome.state === 'infected') await settleSharesOf(tx, documentId, deps.clock.now())
  // Where it is now: a deposit may have been filed during the check.
  const { dossierId, depositId } = await tx
    .selectFrom('document')
    .innerJoin('dossier', 'dossier.id', 'document.dossierId')
    .select(['dossier.id as dossierId', 'dossier.depositId'])
    .where('document.id', '=', documentId)
    .executeTakeFirstOrThrow()
  await recordActivity(deps, tx, {
    firmId,
    at: deps.clock.now(),
    actor: SYSTEM_ACTOR,
    action: 'document.checked',
    dossierId,
    documentId,
    details: { version: version.version, state: outcome.state, size, sha256, scan: verdict ?? 'none' },
    live: {
      forMembers:
        depositId === null ? { type: 'document.changed', dossierId, documentId } : { type: 'deposit.changed' },
      forRecipients: { accountIds: await findReaders(tx, version), event: { type: 'inbox.changed' } },
    },
  })
}
