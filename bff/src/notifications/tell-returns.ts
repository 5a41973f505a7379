import type { DbTx } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { findNoticeReaders } from '../shares/index.ts'
import { returnedMail } from './returned.email.ts'
import { tellWaiting } from './tell-waiting.ts'

/** Stage 7: tells senders what came back (e-mail 4), where it is time. @returns when to come back */
export function tellReturns(deps: Deps): Promise<Date | null> {
  return tellWaiting(deps, ['returnNotice', 'shareId'], tellReturnsOf)
}

async function tellReturnsOf(tx: DbTx, shareId: string, since: string, now: Date): Promise<boolean> {
  const returns = await findReturns(tx, shareId, since)
  if (returns.length === 0) return false
  const { firmId, senderId, ...share } = await tx
    .selectFrom('share')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select(['share.firmId', 'share.senderId', 'share.dossierId', 'share.title', 'firm.name as firm'])
    .where('share.id', '=', shareId)
    .executeTakeFirstOrThrow()
  const letter = { ...share, people: countByPerson(returns) }
  const readers = await findNoticeReaders(tx, { firmId, senderId })
  for (const to of readers) await enqueueMail(tx, returnedMail, to, letter, now)
  return true
}

/** Those that were taken back meanwhile are not told. */
function findReturns(tx: DbTx, shareId: string, since: string) {
  return tx
    .selectFrom('documentVersion')
    .select(['addedBy', 'isRevision'])
    .where('shareId', '=', shareId)
    .where('recipientId', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .where('createdAt', '>=', since)
    .orderBy('createdAt')
    .execute()
}

function countByPerson(returns: { addedBy: string; isRevision: 0 | 1 }[]) {
  const people = Map.groupBy(returns, ({ addedBy }) => addedBy)
  return Array.from(people, ([name, brought]) => {
    const revisions = brought.filter(({ isRevision }) => isRevision === 1).length
    return { name, documents: brought.length - revisions, revisions }
  })
}
