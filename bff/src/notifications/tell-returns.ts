import { after } from '../platform/clock.ts'
import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { findNoticeReaders } from '../shares/index.ts'
import { returnedMail } from './returned.email.ts'
import { QUIET_TIME, tellWaiting } from './tell-waiting.ts'

/** Stage 7: tells senders what came back (e-mail 4), where it is time. @returns when to come back */
export function tellReturns(deps: Deps): Promise<Date | null> {
  return tellWaiting(deps, ['returnNotice', 'shareId'], tellReturnsOf)
}

async function tellReturnsOf(tx: DbTx, shareId: string, now: Date): Promise<void> {
  const notice = await tx
    .selectFrom('returnNotice')
    .innerJoin('share', 'share.id', 'returnNotice.shareId')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select([
      'returnNotice.pendingSince',
      'share.firmId',
      'share.senderId',
      'share.dossierId',
      'share.title',
      'firm.name as firm',
    ])
    .where('returnNotice.shareId', '=', shareId)
    .where('returnNotice.pendingSince', 'is not', null)
    .where('returnNotice.notBefore', '<=', now.toISOString())
    .executeTakeFirst()
  // Another process was quicker.
  if (notice === undefined) return
  const { firm, title, dossierId } = notice
  const returns = await tx
    .selectFrom('documentVersion')
    .select(['addedBy', 'isRevision'])
    .where('shareId', '=', shareId)
    .where('recipientId', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .where('createdAt', '>=', notice.pendingSince)
    .orderBy('createdAt')
    .execute()
  const told = tx.updateTable('returnNotice').where('shareId', '=', shareId)
  // All taken back meanwhile: nothing to tell, and no quiet time begins.
  if (returns.length === 0) {
    await told.set({ pendingSince: null }).execute()
    return
  }
  await told.set({ pendingSince: null, notBefore: after(now, QUIET_TIME) }).execute()
  const letter = { firm, title, dossierId, people: countByPerson(returns) }
  for (const to of await findNoticeReaders(tx, notice)) await enqueueMail(tx, returnedMail, to, letter, now)
}

function countByPerson(returns: { addedBy: string; isRevision: 0 | 1 }[]) {
  const people = Map.groupBy(returns, ({ addedBy }) => addedBy)
  return Array.from(people, ([name, brought]) => {
    const revisions = brought.filter(({ isRevision }) => isRevision === 1).length
    return { name, documents: brought.length - revisions, revisions }
  })
}
