import type { VerifiedVisit } from '@juriszone/widgets/contract'
import { after } from '../platform/clock.ts'
import { newId, newSecret } from '../platform/ids.ts'
import { tokenHash } from '../platform/keys.ts'
import { Problem } from '../platform/problems.ts'
import type { DbTx } from '../schema/index.ts'
import { useCode, VISIT_IDLE } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

/**
 * The code comes back: from here on its visitor may upload, with a token that reads nothing. The same visit may be
 * verified anew by another code; an earlier token has ended then.
 * @throws Problem bad_code, code_ended
 */
export async function verifyVisit(
  deps: Deps,
  visitId: string,
  code: string,
  requestId: string,
): Promise<VerifiedVisit> {
  const issued = await deps.db.read
    .selectFrom('code')
    .innerJoin('deposit', 'deposit.id', 'code.depositId')
    .select('code.id')
    .where('deposit.id', '=', visitId)
    .where('deposit.submittedAt', 'is', null)
    .orderBy('code.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (issued === undefined) throw new Problem('code_ended')
  await useCode(deps, 'deposit', { id: issued.id, code })

  const now = deps.clock.now()
  const at = now.toISOString()
  const token = newSecret('jzu_')
  await deps.db.write(async (tx) => {
    const deposit = await tx
      .updateTable('deposit')
      .set({ verifiedAt: at, tokenHash: tokenHash(token), tokenSeenAt: at })
      .where('id', '=', visitId)
      .where('submittedAt', 'is', null)
      .returning('firmId')
      .executeTakeFirst()
    // Sent, or swept, in this very moment.
    if (deposit === undefined) throw new Problem('code_ended')
    await makeWaitingPlace(tx, { depositId: visitId, firmId: deposit.firmId }, at)
    await recordActivity(deps, tx, {
      firmId: deposit.firmId,
      at: now,
      actor: { kind: 'visitor', id: visitId, requestId },
      action: 'deposit.verified',
    })
  })
  return { token, expiresAt: after(now, VISIT_IDLE) }
}

/** Where the deposit's documents wait: under a number that no export can make, for it cannot be seen. */
async function makeWaitingPlace(
  tx: DbTx,
  { depositId, firmId }: { depositId: string; firmId: string },
  at: string,
): Promise<void> {
  const known = await tx.selectFrom('dossier').select('id').where('depositId', '=', depositId).executeTakeFirst()
  if (known !== undefined) return
  await tx
    .insertInto('dossier')
    .values({
      id: newId(),
      firmId,
      number: `\u0001${depositId}`,
      description: '',
      searchFold: '',
      numberKey: '',
      createdAt: at,
      lastActivityAt: at,
      closedAt: null,
      keptAt: null,
      purgeToldFor: null,
      depositId,
    })
    .execute()
}
