import type { Locale } from '@juriszone/widgets/contract'
import { requireStillOpen, touchDossier } from '../dossiers/index.ts'
import { DAY, HOUR } from '../platform/clock.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { takeToken } from '../platform/limits.ts'
import type { RateLimit } from '../platform/limits.ts'
import type { DbTx } from '../schema/index.ts'
import { getOrCreateAccount } from '../services/accounts/index.ts'
import type { ActingMember } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { checkDraft } from './check-draft.ts'
import type { CheckedDraft } from './check-draft.ts'
import { attemptOf, findAnswer, keepAnswer } from './idempotent-answers.ts'
import type { ShareDraft } from './share-schema.ts'
import { tellSender } from './tell-sender.ts'
import { findReaders, writeToRecipients } from './write-to-recipients.ts'

const SHARES_BY_MEMBER: RateLimit = { name: 'share', burst: 60, everyMs: HOUR / 60 }
const SHARES_BY_FIRM: RateLimit = { name: 'share-firm', burst: 500, everyMs: DAY / 500 }

/**
 * Sends documents, at the version they have now, to parties of their dossier.
 * With a key, the same attempt made again answers with the share it made; at the same time, it waits for it:
 * transactions queue.
 * @returns the share's id
 * @throws Problem dossier_closed, idempotency_mismatch, too_many_requests, 422 naming each field at fault
 */
export async function sendShare(
  deps: Deps,
  member: ActingMember,
  dossierId: string,
  draft: ShareDraft,
  request: { idempotencyKey: string | undefined; locale: Locale },
): Promise<string> {
  const { idempotencyKey, locale } = request
  const attempt = idempotencyKey === undefined ? null : attemptOf(member.memberId, idempotencyKey, dossierId, draft)
  const before = attempt === null ? undefined : await findAnswer(deps.db.read, attempt)
  if (before !== undefined) return before
  await takeToken(deps, SHARES_BY_MEMBER, member.memberId)
  await takeToken(deps, SHARES_BY_FIRM, member.firmId)

  return deps.db.write(async (tx) => {
    const meanwhile = attempt === null ? undefined : await findAnswer(tx, attempt)
    if (meanwhile !== undefined) return meanwhile
    const now = deps.clock.now()
    await requireStillOpen(tx, dossierId)
    const checked = await checkDraft(tx, { firmId: member.firmId, dossierId, now, locale }, draft)
    const shareId = await insertShare(tx, member, dossierId, draft.title, checked, now)
    const accountIds = await insertRecipients(tx, shareId, checked, now)
    if (attempt !== null) await keepAnswer(tx, attempt, shareId, now)

    const readers = await findReaders(tx, shareId)
    const notified = readers.filter(({ notifyRecipient }) => notifyRecipient === 1)
    await writeToRecipients(deps, tx, shareId, { activate: readers, tell: notified }, now)
    if (notified.length > 0) await tellSender(tx, shareId, now)
    await touchDossier(tx, dossierId, now)
    await recordActivity(deps, tx, {
      firmId: member.firmId,
      at: now,
      actor: member.actor,
      action: 'share.sent',
      dossierId,
      shareId,
      details: {
        documents: checked.documents.length,
        recipients: readers.length,
        notified: notified.length,
        expiresAt: checked.expiresAt,
      },
      live: {
        forMembers: { type: 'share.changed', dossierId, shareId },
        forRecipients: { accountIds, event: { type: 'inbox.changed', shareId } },
      },
    })
    return shareId
  })
}

async function insertShare(
  tx: DbTx,
  member: ActingMember,
  dossierId: string,
  title: string,
  { documents, followerIds, expiresAt }: CheckedDraft,
  now: Date,
): Promise<string> {
  const id = newId()
  const at = now.toISOString()
  await tx
    .insertInto('share')
    .values({
      id,
      firmId: member.firmId,
      dossierId,
      senderId: member.memberId,
      title,
      titleFold: fold(title),
      createdAt: at,
      expiresAt,
      revokedAt: null,
    })
    .execute()
  await tx
    .insertInto('shareDocument')
    .values(documents.map((document, position) => ({ shareId: id, ...document, position, addedAt: at })))
    .execute()
  if (followerIds.length > 0) {
    await tx
      .insertInto('shareFollower')
      .values(followerIds.map((memberId) => ({ shareId: id, memberId })))
      .execute()
  }
  return id
}

/** @returns the accounts that the share is for: a couple with one address has one */
async function insertRecipients(tx: DbTx, shareId: string, checked: CheckedDraft, now: Date): Promise<string[]> {
  const accountIds = new Set<string>()
  // Ids of one millisecond are in no order: sorted first, recipients stay in the order they were chosen in.
  const ids = checked.recipients.map(() => newId()).toSorted()
  for (const [index, { party, mayReturn, notifyRecipient, message }] of checked.recipients.entries()) {
    const account = await getOrCreateAccount(tx, party, now)
    accountIds.add(account.id)
    await tx
      .insertInto('recipient')
      .values({
        id: ids[index] ?? newId(),
        shareId,
        partyId: party.id,
        accountId: account.id,
        name: party.name,
        email: party.email,
        mayReturn: mayReturn ? 1 : 0,
        notifyRecipient: notifyRecipient ? 1 : 0,
        message: message.trim(),
        createdAt: now.toISOString(),
        sentAt: null,
        undeliveredAt: null,
        undeliveredReason: null,
        openedAt: null,
        downloadedAt: null,
        downloadCompletedAt: null,
        returnedAt: null,
        removedAt: null,
        extensionRequestedAt: null,
        isReminded: 1,
        remindedAt: null,
        remindersSent: 0,
      })
      .execute()
  }
  return [...accountIds]
}
