import { after, MINUTE } from '../../platform/clock.ts'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { equalSecrets } from '../../platform/keys.ts'
import type { ZoneKeys } from '../../platform/keys.ts'
import { Problem } from '../../platform/problems.ts'
import type { Db, DbTx, Tables } from '../../schema/index.ts'

const LIFE = 10 * MINUTE
const TRIES = 5

export type CodeRow = Tables['code']

/** What an e-mail needs to know of its code: the id that it is computed from, and how long it is good. */
export interface IssuedCode {
  codeId: string
  expiresAt: string
}

/**
 * A code of eight digits, for the e-mail that the caller writes in the same transaction. Its id is the challenge: told
 * to whoever asked, and of no use without the code.
 * @param code `accountId` null for an address that nobody has: the row is made all the same
 */
export async function issueCode(
  tx: DbTx,
  code: Pick<CodeRow, 'purpose' | 'accountId' | 'depositId' | 'shareId'>,
  now: Date,
): Promise<IssuedCode> {
  const id = newId()
  const expiresAt = after(now, LIFE)
  await tx
    .insertInto('code')
    .values({ id, ...code, tries: 0, createdAt: now.toISOString(), expiresAt, usedAt: null })
    .execute()
  return { codeId: id, expiresAt }
}

/**
 * Uses a code up. Each try is counted before it is weighed, and stays counted; of twenty right ones at once, one wins.
 * @throws Problem bad_code; code_ended once it was used, has expired or was tried five times, or was never sent
 */
export async function useCode(
  deps: { db: Db; clock: Clock; keys: ZoneKeys },
  purpose: CodeRow['purpose'],
  given: { id: string; code: string },
): Promise<CodeRow> {
  const at = deps.clock.now().toISOString()
  const isRight = equalSecrets(deps.keys.code(given.id), given.code.replace(/\s/g, ''))
  const row = await deps.db.write((tx) =>
    tx
      .updateTable('code')
      .set((eb) => ({ tries: eb('tries', '+', 1), ...(isRight && { usedAt: at }) }))
      .where('id', '=', given.id)
      .where('purpose', '=', purpose)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', at)
      .where('tries', '<', TRIES)
      .returningAll()
      .executeTakeFirst(),
  )
  if (row === undefined) throw new Problem('code_ended')
  if (!isRight) throw new Problem(row.tries >= TRIES ? 'code_ended' : 'bad_code')
  return row
}
