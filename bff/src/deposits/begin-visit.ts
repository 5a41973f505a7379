import type { Locale, Visit } from '@juriszone/widgets/contract'
import { emailKey, isEmailAddress } from '../platform/email-address.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { fieldsProblem } from '../platform/problems.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { getBox } from './get-box.ts'
import { mayWriteTo, requireCalm, writeCode } from './write-code.ts'

export interface Visiting {
  ip: string
  locale: Locale
  requestId: string
}

interface Introduction {
  name: string
  email: string
  dossierNumber?: string | undefined
  message?: string | undefined
}

/**
 * A visitor says who he is; a code leaves for that address (e-mail 6). Where too many have left already the answer is
 * the same, and none leaves.
 * @throws Problem not_found, box_origin_refused, invalid_fields, too_many_requests
 */
export async function beginVisit(
  deps: Deps,
  at: { publishableKey: string; origin: string | undefined },
  { name, email: typed, dossierNumber, message = '' }: Introduction,
  { ip, locale, requestId }: Visiting,
): Promise<Visit> {
  const box = await getBox(deps, at.publishableKey, at.origin)
  if (!isEmailAddress(typed)) {
    throw fieldsProblem([{ path: 'email', code: 'invalid_email', params: { names: typed } }])
  }
  await requireCalm(deps, ip)
  const email = emailKey(typed)
  const isWrittenTo = await mayWriteTo(deps, email)
  const now = deps.clock.now()
  const id = newId()
  await deps.db.write(async (tx) => {
    const number = dossierNumber || null
    await tx
      .insertInto('deposit')
      .values({
        id,
        firmId: box.firmId,
        boxId: box.id,
        name,
        email,
        dossierNumber: number,
        message,
        locale,
        searchFold: fold([name, email, number ?? ''].join('\n')),
        createdAt: now.toISOString(),
        verifiedAt: null,
        tokenHash: null,
        tokenSeenAt: null,
        submittedAt: null,
        receiptSentAt: null,
        openedAt: null,
        filedAt: null,
        dossierId: null,
      })
      .execute()
    if (isWrittenTo) await writeCode(tx, { id, firm: box.firm, email, locale }, now)
    await recordActivity(deps, tx, {
      firmId: box.firmId,
      at: now,
      actor: { kind: 'visitor', id, requestId },
      action: 'deposit.begun',
      details: { isWrittenTo },
    })
  })
  return { id }
}
