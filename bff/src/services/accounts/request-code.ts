import { HOUR } from '../../platform/clock.ts'
import { emailKey } from '../../platform/email-address.ts'
import { takeToken, tryToken } from '../../platform/limits.ts'
import type { RateLimit } from '../../platform/limits.ts'
import type { DbTx } from '../../schema/index.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { enqueueMail, NOBODY } from '../mail/index.ts'
import { findAccountByEmail } from './accounts.store.ts'
import { codeMail } from './code.email.ts'
import { issueCode } from './codes.ts'

const CODES_BY_IP: RateLimit = { name: 'code-form-ip', burst: 10, everyMs: HOUR / 10 }
const CODES_BY_ADDRESS: RateLimit = { name: 'code-form', burst: 3, everyMs: HOUR / 3 }

/**
 * A code to sign in with, asked by address. Whatever is true, the answer and the work are the same: an address that
 * gets no code has its rows written too, and nothing is sent.
 * @param input `shareId` is the share that its owner was about to open
 * @returns the challenge that the code is given back with
 */
export async function requestCode(
  deps: Deps,
  input: { email: string; shareId?: string | undefined; ip: string; requestId: string },
): Promise<{ id: string }> {
  await takeToken(deps, CODES_BY_IP, input.ip)
  const email = emailKey(input.email)
  const mayWrite = await tryToken(deps, CODES_BY_ADDRESS, email)
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const { account, firm, shareId } = await findReader(tx, email, input.shareId)
    const reader = mayWrite ? account : undefined
    const accountId = reader?.id ?? null
    const code = await issueCode(tx, { purpose: 'signIn', accountId, depositId: null, shareId }, now)
    const to = reader ? { address: reader.email, name: reader.name, locale: reader.locale } : NOBODY
    await enqueueMail(tx, codeMail, to, { firm, ...code }, now)
    const actor = { kind: 'system', id: accountId, requestId: input.requestId } as const
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'code.requested' })
    return { id: code.codeId }
  })
}

/**
 * Whose address it is, if he may come by code, and the firm he knows: that of the share named, else of the newest.
 * Members may not: an e-mail alone opens no firm's dossiers. Every question is asked for an address of nobody's too.
 */
async function findReader(tx: DbTx, email: string, shareId: string | undefined) {
  const known = await findAccountByEmail(tx, email)
  const accountId = known?.id ?? ''
  const member = await tx
    .selectFrom('member')
    .select('id')
    .where('accountId', '=', accountId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  const share = await tx
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select(['share.id', 'firm.name as firm'])
    .where('recipient.accountId', '=', accountId)
    .where('recipient.removedAt', 'is', null)
    .where('share.revokedAt', 'is', null)
    .orderBy((eb) => eb('share.id', '=', shareId ?? ''), 'desc')
    .orderBy('share.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const mayCome = member === undefined && (share !== undefined || (known?.activatedAt ?? null) !== null)
  return {
    account: mayCome ? known : undefined,
    firm: share?.firm ?? 'JurisZone',
    shareId: share !== undefined && share.id === shareId ? share.id : null,
  }
}
