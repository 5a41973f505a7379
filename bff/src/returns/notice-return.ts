import type { DbTx } from '../schema/index.ts'

/**
 * Asks for the sender to be told (e-mail 4): at once after a quiet time, else when it ends.
 * `notBefore` of a notice already told is the end of that quiet time.
 */
export async function noticeReturn(tx: DbTx, shareId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await tx
    .insertInto('returnNotice')
    .values({ shareId, pendingSince: at, notBefore: at })
    .onConflict((conflict) =>
      conflict.column('shareId').doUpdateSet((eb) => ({
        pendingSince: eb.fn.coalesce('returnNotice.pendingSince', eb.val(at)),
      })),
    )
    .execute()
}
