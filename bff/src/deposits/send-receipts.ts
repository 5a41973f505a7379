import type { Kysely } from 'kysely'
import { after, MINUTE } from '../platform/clock.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'
import { readReceipt } from './read-receipt.ts'
import { receiptMail } from './receipt.email.ts'

/** A receipt waits this long for what the files are found to be, and leaves without it then. */
const PATIENCE = 5 * MINUTE

/**
 * Writes the receipts (e-mail 7) of deposits whose files have all been read through.
 * @returns when the next one leaves in any case; null when none waits
 */
export async function sendReceipts(deps: Deps): Promise<Date | null> {
  const now = deps.clock.now()
  const due = await selectDue(deps.db.read, now).execute()
  for (const { id } of due) {
    // failpoint: receipt.due
    await deps.db.write((tx) => sendReceipt(tx, id, now))
    // failpoint: receipt.written
  }
  const next = await selectUnsent(deps.db.read).orderBy('submittedAt').limit(1).executeTakeFirst()
  const submittedAt = next?.submittedAt ?? null
  return submittedAt === null ? null : new Date(after(new Date(submittedAt), PATIENCE))
}

async function sendReceipt(tx: DbTx, depositId: string, now: Date): Promise<void> {
  const deposit = await selectDue(tx, now).where('deposit.id', '=', depositId).executeTakeFirst()
  const receipt = await readReceipt(tx, depositId)
  // Another process was quicker.
  if (deposit === undefined || receipt === undefined) return
  const { email: address, name, locale, dossierNumber } = deposit
  const { id: _, ...told } = receipt
  await tx.updateTable('deposit').set({ receiptSentAt: now.toISOString() }).where('id', '=', depositId).execute()
  await enqueueMail(tx, receiptMail, { address, name, locale }, { ...told, depositId, dossierNumber }, now)
}

function selectUnsent(db: Kysely<Tables>) {
  return db
    .selectFrom('deposit')
    .select(['id', 'email', 'name', 'locale', 'dossierNumber', 'submittedAt'])
    .where('submittedAt', 'is not', null)
    .where('receiptSentAt', 'is', null)
}

function selectDue(db: Kysely<Tables>, now: Date) {
  return selectUnsent(db).where((eb) =>
    eb.or([
      eb('submittedAt', '<=', after(now, -PATIENCE)),
      eb.not(
        eb.exists(
          eb
            .selectFrom('upload')
            .innerJoin('blob', 'blob.id', 'upload.id')
            .select('upload.id')
            .whereRef('upload.depositId', '=', 'deposit.id')
            .where('upload.finishedAt', 'is not', null)
            .where('blob.sha256', 'is', null),
        ),
      ),
    ]),
  )
}
