import type { DbTx } from '../schema/index.ts'

/** Asks for the firm's members to be told (e-mail 8): at once after a quiet time, else when it ends. */
export async function noticeDeposit(tx: DbTx, firmId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await tx
    .insertInto('depositNotice')
    .values({ firmId, pendingSince: at, notBefore: at })
    .onConflict((conflict) =>
      conflict.column('firmId').doUpdateSet((eb) => ({
        pendingSince: eb.fn.coalesce('depositNotice.pendingSince', eb.val(at)),
      })),
    )
    .execute()
}
