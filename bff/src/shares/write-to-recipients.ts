import type { Locale } from '@juriszone/widgets/contract'
import type { DbTx, Tables } from '../schema/index.ts'
import { activationMail, hasFreshLink, issueLink } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import type { MailAddressee } from '../services/mail/index.ts'
import { receivedMail } from './received.email.ts'

export interface Reader extends Pick<
  Tables['recipient'],
  'id' | 'accountId' | 'name' | 'email' | 'message' | 'notifyRecipient'
> {
  locale: Locale
  activatedAt: string | null
}

/** Recipients of a share who have not been taken off it, with the language to write to them in. */
export function findReaders(tx: DbTx, shareId: string): Promise<Reader[]> {
  return tx
    .selectFrom('recipient')
    .innerJoin('party', 'party.id', 'recipient.partyId')
    .innerJoin('account', 'account.id', 'recipient.accountId')
    .select([
      'recipient.id',
      'recipient.accountId',
      'recipient.name',
      'recipient.email',
      'recipient.message',
      'recipient.notifyRecipient',
      'party.locale',
      'account.activatedAt',
    ])
    .where('recipient.shareId', '=', shareId)
    .where('recipient.removedAt', 'is', null)
    .orderBy('recipient.id')
    .execute()
}

/** What the e-mails of a share say of it. */
export function getMailShare(tx: DbTx, shareId: string) {
  return tx
    .selectFrom('share')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .innerJoin('dossier', 'dossier.id', 'share.dossierId')
    .innerJoin('member', 'member.id', 'share.senderId')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select([
      'share.id as shareId',
      'share.firmId',
      'share.dossierId',
      'share.senderId',
      'share.title',
      'share.expiresAt',
      'firm.name as firm',
      'dossier.number',
      'account.name as sender',
    ])
    .where('share.id', '=', shareId)
    .executeTakeFirstOrThrow()
}

/** E-mail 1 to the accounts that need it, once each; e-mail 2 once per party. */
export async function writeToRecipients(
  deps: Deps,
  tx: DbTx,
  shareId: string,
  readers: { activate: Reader[]; tell: Reader[] },
  now: Date,
): Promise<void> {
  const { firm, sender, title, expiresAt } = await getMailShare(tx, shareId)
  for (const reader of readers.activate) {
    // A link just issued for the other half of a couple is fresh: one e-mail for their one account.
    if (reader.activatedAt !== null || (await hasFreshLink(tx, reader.accountId, now))) continue
    const link = await issueLink(deps, tx, { purpose: 'activation', accountId: reader.accountId, shareId }, now)
    await enqueueMail(tx, activationMail, addresseeOf(reader), { firm, ...link }, now)
  }
  for (const reader of readers.tell) {
    const to = { ...addresseeOf(reader), recipientId: reader.id }
    await enqueueMail(tx, receivedMail, to, { firm, sender, title, expiresAt, shareId, message: reader.message }, now)
  }
}

export function addresseeOf({ email, name, locale }: Reader): MailAddressee {
  return { address: email, name, locale }
}
