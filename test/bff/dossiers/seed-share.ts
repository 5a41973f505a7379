import { after, DAY } from '../../../bff/src/platform/clock.ts'
import { newId } from '../../../bff/src/platform/ids.ts'
import { getOrCreateAccount, issueLink } from '../../../bff/src/services/accounts/index.ts'
import type { Zone } from '../../support/zone.ts'

/** A share as later stages leave it: this stage is older than the doors that would make one. */
export async function seedShare(zone: Zone, dossierId: string, senderId: string, email: string) {
  const now = zone.clock.now()
  const at = now.toISOString()
  const shareId = newId()
  const recipientId = newId()
  const dossier = await zone.deps.db.read
    .selectFrom('dossier')
    .innerJoin('party', 'party.dossierId', 'dossier.id')
    .select(['dossier.firmId', 'party.id as partyId', 'party.name'])
    .where('dossier.id', '=', dossierId)
    .executeTakeFirstOrThrow()
  await zone.deps.db.write(async (tx) => {
    const account = await getOrCreateAccount(tx, { email, name: dossier.name, locale: 'fr-CA' }, now)
    await issueLink(zone.deps, tx, { purpose: 'activation', accountId: account.id }, now)
    const share = {
      firmId: dossier.firmId,
      dossierId,
      senderId,
      title: 'Acte',
      titleFold: 'acte',
      createdAt: at,
      revokedAt: null,
    }
    await tx
      .insertInto('share')
      .values({ id: shareId, ...share, expiresAt: after(now, 30 * DAY) })
      .execute()
    await tx
      .insertInto('recipient')
      .values({
        id: recipientId,
        shareId,
        partyId: dossier.partyId,
        accountId: account.id,
        name: dossier.name,
        email,
        mayReturn: 1,
        notifyRecipient: 0,
        message: '',
        createdAt: at,
        sentAt: null,
        undeliveredAt: null,
        openedAt: null,
        downloadedAt: null,
        returnedAt: null,
        removedAt: null,
        extensionRequestedAt: null,
        isReminded: 1,
        remindersSent: 0,
      })
      .execute()
  })
  return { shareId, recipientId, firmId: dossier.firmId, dossierId }
}

type SeededShare = Awaited<ReturnType<typeof seedShare>>

/** A document that came back through a share. */
export async function seedReturn(zone: Zone, share: SeededShare, name: string): Promise<{ documentId: string }> {
  const at = zone.clock.now().toISOString()
  const documentId = newId()
  const versionId = newId()
  const { firmId, dossierId, shareId, recipientId } = share
  const file = {
    size: 1,
    type: 'application/pdf',
    state: 'available',
    addedBy: 'Anne',
    addedByKind: 'recipient',
  } as const
  await zone.deps.db.write(async (tx) => {
    await tx
      .insertInto('document')
      .values({
        ...file,
        id: documentId,
        firmId,
        dossierId,
        name,
        nameKey: name,
        nameFold: name,
        nameSort: name,
        currentVersionId: versionId,
        version: 1,
        versions: 1,
        addedByFold: 'anne',
        createdAt: at,
        binnedAt: null,
        withdrawnAt: null,
      })
      .execute()
    await tx
      .insertInto('documentVersion')
      .values({
        ...file,
        id: versionId,
        firmId,
        documentId,
        version: 1,
        blobId: newId(),
        memberId: null,
        shareId,
        recipientId,
        isRevision: 0,
        createdAt: at,
        openedAt: null,
        withdrawnAt: null,
      })
      .execute()
  })
  return { documentId }
}
