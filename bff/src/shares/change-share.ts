import type { Locale } from '@juriszone/widgets/contract'
import { settleCompletions } from '../documents/index.ts'
import { requireStillOpen, touchDossier } from '../dossiers/index.ts'
import { fieldsProblem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail, longDate } from '../services/mail/index.ts'
import { checkDocuments, checkExpiry } from './check-draft.ts'
import type { CheckedExpiry, FixedDocument } from './check-draft.ts'
import { extendedMail } from './extended.email.ts'
import { getUnrevokedShare, requireUnexpired } from './read-shares.ts'
import type { ShareChangeDraft } from './share-schema.ts'
import type { Reader } from './write-to-recipients.ts'
import { addresseeOf, findReaders, getMailShare, writeToRecipients } from './write-to-recipients.ts'

/**
 * Extends a share, adds documents, turns its reminders off or on again. An expired share may be given a new life; a revoked one may not.
 * Recipients with « Notification » are told of a later day and of new documents; the same request again tells nobody.
 * @throws Problem share_revoked, share_expired, dossier_closed, 422 naming each field at fault
 */
export async function changeShare(
  deps: Deps,
  member: ActingMember,
  shareId: string,
  change: ShareChangeDraft,
  locale: Locale,
): Promise<void> {
  await deps.db.write(async (tx) => {
    const now = deps.clock.now()
    const share = await getUnrevokedShare(tx, shareId)
    await requireStillOpen(tx, share.dossierId)
    const { expiresAt, added } = await checkChange(tx, share, change, now, locale)
    requireUnexpired({ expiresAt }, now, locale)
    const isExtended = expiresAt > share.expiresAt
    // Reminders are the firm’s business.
    const concernsRecipients = isExtended || added.length > 0
    const isTurned = await turnReminders(tx, shareId, change.isReminded)
    if (!concernsRecipients && !isTurned) return

    const readers = await findReaders(tx, shareId)
    const notified = readers.filter(({ notifyRecipient }) => notifyRecipient === 1)
    if (isExtended) await extend(tx, shareId, expiresAt)
    if (added.length > 0) {
      await addDocuments(tx, shareId, added, now)
      await writeToRecipients(deps, tx, shareId, { activate: readers, tell: notified }, now)
    }
    if (isExtended) await tellExtended(tx, shareId, notified, now)
    await touchDossier(tx, share.dossierId, now)
    await recordActivity(deps, tx, {
      firmId: share.firmId,
      at: now,
      actor: member.actor,
      action: 'share.changed',
      dossierId: share.dossierId,
      shareId,
      details: { added: added.length, expiresAt, ...(isTurned && { isReminded: change.isReminded === true }) },
      live: {
        forMembers: { type: 'share.changed', dossierId: share.dossierId, shareId },
        ...(concernsRecipients && {
          forRecipients: {
            accountIds: readers.map(({ accountId }) => accountId),
            event: { type: 'inbox.changed', shareId },
          },
        }),
      },
    })
  })
}

async function checkChange(
  tx: DbTx,
  share: Tables['share'],
  change: ShareChangeDraft,
  now: Date,
  locale: Locale,
): Promise<{ expiresAt: string; added: FixedDocument[] }> {
  const { expiresOn, addDocumentIds, isReminded } = change
  if (expiresOn === undefined && addDocumentIds === undefined && isReminded === undefined) {
    throw fieldsProblem([{ path: 'expiresOn', code: 'required' }])
  }
  const expiry =
    expiresOn === undefined ? { expiresAt: share.expiresAt, faults: [] } : checkExtension(share, expiresOn, now, locale)
  const documents = await checkDocuments(tx, share, addDocumentIds ?? [], 'addDocumentIds')
  const faults = [...expiry.faults, ...documents.faults]
  if (faults.length > 0) throw fieldsProblem(faults)
  const there = await tx.selectFrom('shareDocument').select('documentId').where('shareId', '=', share.id).execute()
  const ids = new Set(there.map(({ documentId }) => documentId))
  // What the share sends already stays at the version it was sent at.
  return { expiresAt: expiry.expiresAt, added: documents.fixed.filter(({ documentId }) => !ids.has(documentId)) }
}

/** What recipients were told is not taken back by a date: to end a share sooner is to revoke it. */
function checkExtension(
  { expiresAt }: Pick<Tables['share'], 'expiresAt'>,
  expiresOn: string,
  now: Date,
  locale: Locale,
): CheckedExpiry {
  const checked = checkExpiry({ now, locale }, expiresOn)
  if (checked.faults.length > 0 || checked.expiresAt >= expiresAt) return checked
  const params = { date: longDate(expiresAt, locale) }
  return { expiresAt, faults: [{ path: 'expiresOn', code: 'expiry_shortened', params }] }
}

/** A later day also answers whoever asked for one. */
async function extend(tx: DbTx, shareId: string, expiresAt: string): Promise<void> {
  await tx.updateTable('share').set({ expiresAt }).where('id', '=', shareId).execute()
  await tx.updateTable('recipient').set({ extensionRequestedAt: null }).where('shareId', '=', shareId).execute()
}

async function tellExtended(tx: DbTx, shareId: string, readers: Reader[], now: Date): Promise<void> {
  const { firm, title, expiresAt } = await getMailShare(tx, shareId)
  for (const reader of readers) {
    const to = { ...addresseeOf(reader), recipientId: reader.id }
    await enqueueMail(tx, extendedMail, to, { firm, title, expiresAt, shareId }, now)
  }
}

/** @returns whether that changed anything */
async function turnReminders(tx: DbTx, shareId: string, isReminded: boolean | undefined): Promise<boolean> {
  if (isReminded === undefined) return false
  const flag = isReminded ? 1 : 0
  const turned = await tx
    .updateTable('recipient')
    .set({ isReminded: flag })
    .where('shareId', '=', shareId)
    .where('isReminded', '<>', flag)
    .executeTakeFirst()
  return turned.numUpdatedRows > 0n
}

async function addDocuments(tx: DbTx, shareId: string, added: FixedDocument[], now: Date): Promise<void> {
  const { last } = await tx
    .selectFrom('shareDocument')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('shareId', '=', shareId)
    .executeTakeFirstOrThrow()
  const first = (last ?? -1) + 1
  await tx
    .insertInto('shareDocument')
    .values(
      added.map((document, index) => ({ shareId, ...document, position: first + index, addedAt: now.toISOString() })),
    )
    .execute()
  await settleCompletions(tx, [shareId])
}
