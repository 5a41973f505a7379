import type { DbTx } from '../schema/index.ts'
import { findActiveMembers } from '../services/accounts/index.ts'
import { enqueueMail } from '../services/mail/index.ts'
import type { MailAddressee } from '../services/mail/index.ts'
import { sentMail } from './sent.email.ts'
import { findReaders, getMailShare } from './write-to-recipients.ts'

/** E-mail 3: who got it, to the sender and to those he named, once each. */
export async function tellSender(tx: DbTx, shareId: string, now: Date): Promise<void> {
  const { firm, title, number, dossierId, expiresAt, senderId } = await getMailShare(tx, shareId)
  const readers = await findReaders(tx, shareId)
  const recipients = readers.map(({ name, email, notifyRecipient }) => ({
    name,
    email,
    isNotified: notifyRecipient === 1,
  }))
  const people = await tx
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select(['account.email as address', 'account.name', 'account.locale'])
    .where((eb) =>
      eb.or([
        eb('member.id', '=', senderId),
        eb('member.id', 'in', eb.selectFrom('shareFollower').select('memberId').where('shareId', '=', shareId)),
      ]),
    )
    .execute()
  for (const to of people) {
    await enqueueMail(tx, sentMail, to, { firm, title, number, dossierId, expiresAt, recipients }, now)
  }
}

/** Who hears of what happens to a share: its sender or, once that member is disabled, the firm's notaries. */
export async function findNoticeReaders(
  tx: DbTx,
  share: { firmId: string; senderId: string },
): Promise<MailAddressee[]> {
  const people = await findActiveMembers(tx, share.firmId)
  const sender = people.filter(({ id }) => id === share.senderId)
  return sender.length > 0 ? sender : people.filter(({ role }) => role === 'notary')
}
