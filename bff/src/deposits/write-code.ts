import type { Locale } from '@juriszone/widgets/contract'
import { HOUR } from '../platform/clock.ts'
import { takeToken, tryToken } from '../platform/limits.ts'
import type { RateLimit } from '../platform/limits.ts'
import type { DbTx } from '../schema/index.ts'
import { codeMail, issueCode } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { enqueueMail } from '../services/mail/index.ts'

const FORMS_BY_IP: RateLimit = { name: 'visit-ip', burst: 10, everyMs: HOUR / 10 }
const CODES_BY_ADDRESS: RateLimit = { name: 'visit', burst: 3, everyMs: HOUR / 3 }

/** @throws Problem too_many_requests when this many forms have come from one place */
export async function requireCalm(deps: Deps, ip: string): Promise<void> {
  await takeToken(deps, FORMS_BY_IP, ip)
}

/** Three codes an hour to one address; beyond that the answer stays the same and no e-mail leaves. */
export function mayWriteTo(deps: Deps, email: string): Promise<boolean> {
  return tryToken(deps, CODES_BY_ADDRESS, email)
}

interface Visitor {
  /** Of the deposit. */
  id: string
  firm: string
  email: string
  locale: Locale
}

/** E-mail 6, to a visitor: the newest code is the one that counts. */
export async function writeCode(tx: DbTx, { id, firm, email, locale }: Visitor, now: Date): Promise<void> {
  const issued = await issueCode(tx, { purpose: 'deposit', accountId: null, depositId: id, shareId: null }, now)
  await enqueueMail(tx, codeMail, { address: email, name: email, locale }, { firm, ...issued }, now)
}
