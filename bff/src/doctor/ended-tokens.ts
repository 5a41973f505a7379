import { sql } from 'kysely'
import { findLiveProofs, isLinkLive } from '../services/accounts/index.ts'
import type { Invariant } from './invariant.ts'
import { countRows, inPages, reportEach } from './pages.ts'

/** What has been used, revoked or has run out lets nobody in. */
export const endedTokens: Invariant = {
  name: 'I8 ended tokens',
  async check({ deps }, report) {
    const { read } = deps.db
    const now = deps.clock.now()
    const at = now.toISOString()
    for await (const rows of inPages(
      (after, limit) =>
        read
          .selectFrom('session')
          .select('hash')
          .where('hash', '>', after)
          .where('expiresAt', '<=', at)
          .orderBy('hash')
          .limit(limit)
          .execute(),
      ({ hash }) => hash,
    )) {
      const live = await findLiveProofs(deps, hashesOf(rows))
      for (const hash of live.keys()) report(`session ${hash}: has run out and lets in`)
    }
    for await (const rows of inPages(
      (after, limit) =>
        read
          .selectFrom('embedToken')
          .innerJoin('apiKey', 'apiKey.id', 'embedToken.keyId')
          .innerJoin('member', 'member.id', 'embedToken.memberId')
          .select('embedToken.hash')
          .where('embedToken.hash', '>', after)
          .where((eb) =>
            eb.or([
              eb('embedToken.expiresAt', '<=', at),
              eb('apiKey.expiresAt', '<=', at),
              eb('apiKey.revokedAt', 'is not', null),
              eb('member.disabledAt', 'is not', null),
            ]),
          )
          .orderBy('embedToken.hash')
          .limit(limit)
          .execute(),
      ({ hash }) => hash,
    )) {
      const live = await findLiveProofs(deps, hashesOf(rows))
      for (const hash of live.keys()) report(`embed token ${hash}: has ended and lets in`)
    }
    for await (const rows of inPages(
      (after, limit) =>
        read
          .selectFrom('link')
          .select('id')
          .where('id', '>', after)
          .where((eb) => eb.or([eb('usedAt', 'is not', null), eb('expiresAt', '<=', at)]))
          .orderBy('id')
          .limit(limit)
          .execute(),
      ({ id }) => id,
    )) {
      for (const { id } of rows) if (await isLinkLive(deps, id, now)) report(`link ${id}: has ended and lets in`)
    }
    await reportEach(
      read,
      report,
      'link',
      sql<{ id: string }>`
        select link.id from link join account on account.id = link.accountId
        where link.usedAt is not null and account.activatedAt is null`,
      'was used, and its owner’s account is not activated',
    )
    await reportEach(
      read,
      report,
      'code',
      sql<{ id: string }>`select id from code where usedAt > expiresAt or tries > 5`,
      'has ended and was tried or used all the same',
    )
    return countRows(read, 'session', 'embedToken', 'link', 'code')
  },
}

function hashesOf(rows: { hash: string }[]): string[] {
  return rows.map(({ hash }) => hash)
}
