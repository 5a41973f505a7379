import { HOUR } from '../../platform/clock.ts'
import { emailKey } from '../../platform/email-address.ts'
import { takeToken } from '../../platform/limits.ts'
import type { RateLimit } from '../../platform/limits.ts'
import type { DbTx } from '../../schema/index.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { enqueueMail } from '../mail/index.ts'
import { findAccountByEmail } from './accounts.store.ts'
import { ACTIVATION_PURPOSES } from './activate-account.ts'
import { activationMail } from './activation.email.ts'
import { invitationMail } from './invitation.email.ts'
import { findLink, issueLink } from './links.ts'
import { resetMail } from './reset.email.ts'

const FORMS_BY_IP: RateLimit = { name: 'link-form-ip', burst: 10, everyMs: HOUR / 10 }
const FORMS_BY_ADDRESS: RateLimit = { name: 'link-form', burst: 3, everyMs: HOUR / 3 }

interface LinkRequest {
  ip: string
  requestId: string
}

/** A new activation link, asked by address or with the token of the old one. Answers the same whatever is true. */
export async function resendActivation(
  deps: Deps,
  input: LinkRequest & ({ email: string } | { token: string }),
): Promise<void> {
  await takeToken(deps, FORMS_BY_IP, input.ip)
  const old = 'token' in input ? await findLink(deps.db.read, input.token) : undefined
  const email = 'email' in input ? emailKey(input.email) : await emailOf(deps, old?.accountId)
  if (email === undefined || !(await mayWriteTo(deps, email))) return
  const account = await findAccountByEmail(deps.db.read, email)
  if (account === undefined || account.activatedAt !== null) return
  const isOurs = old !== undefined && ACTIVATION_PURPOSES.includes(old.purpose)
  await deps.db.write((tx) =>
    sendActivation(deps, tx, { ...account, shareId: isOurs ? old.shareId : null }, deps.clock.now()),
  )
}

/** Writes the activation of a recipient, or the invitation of a member who has not answered it. */
async function sendActivation(
  deps: Deps,
  tx: DbTx,
  account: { id: string; name: string; email: string; locale: 'fr-CA' | 'en-CA'; shareId: string | null },
  now: Date,
): Promise<void> {
  const to = { address: account.email, name: account.name, locale: account.locale }
  const share = await tx
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select(['firm.name as firm', 'share.id as shareId'])
    .where('recipient.accountId', '=', account.id)
    .where('recipient.removedAt', 'is', null)
    .where('share.revokedAt', 'is', null)
    .$if(account.shareId !== null, (query) => query.where('share.id', '=', account.shareId))
    .orderBy('share.id', 'desc')
    .executeTakeFirst()
  if (share !== undefined) {
    const link = await issueLink(
      deps,
      tx,
      { purpose: 'activation', accountId: account.id, shareId: share.shareId },
      now,
    )
    return enqueueMail(tx, activationMail, to, { firm: share.firm, ...link }, now)
  }
  const member = await tx
    .selectFrom('member')
    .innerJoin('firm', 'firm.id', 'member.firmId')
    .select('firm.name as firm')
    .where('member.accountId', '=', account.id)
    .where('member.disabledAt', 'is', null)
    .executeTakeFirst()
  if (member === undefined) return
  const link = await issueLink(deps, tx, { purpose: 'invitation', accountId: account.id }, now)
  return enqueueMail(tx, invitationMail, to, { firm: member.firm, ...link }, now)
}

/** E-mail 5. An account that was never activated gets its activation instead: a reset would leave it half open. */
export async function requestReset(deps: Deps, input: LinkRequest & { email: string }): Promise<void> {
  await takeToken(deps, FORMS_BY_IP, input.ip)
  const email = emailKey(input.email)
  if (!(await mayWriteTo(deps, email))) return
  const account = await findAccountByEmail(deps.db.read, email)
  if (account === undefined) return
  const now = deps.clock.now()
  await deps.db.write(async (tx) => {
    if (account.activatedAt === null) return sendActivation(deps, tx, { ...account, shareId: null }, now)
    const link = await issueLink(deps, tx, { purpose: 'reset', accountId: account.id }, now)
    const actor = { kind: 'system', id: account.id, requestId: input.requestId } as const
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'password.reset_requested' })
    return enqueueMail(tx, resetMail, { address: account.email, name: account.name, locale: account.locale }, link, now)
  })
}

/** Three an hour to one address; beyond that the answer stays 202 and no e-mail leaves. */
async function mayWriteTo(deps: Deps, email: string): Promise<boolean> {
  try {
    await takeToken(deps, FORMS_BY_ADDRESS, email)
    return true
  } catch {
    return false
  }
}

async function emailOf(deps: Deps, accountId: string | undefined): Promise<string | undefined> {
  if (accountId === undefined) return undefined
  const row = await deps.db.read.selectFrom('account').select('email').where('id', '=', accountId).executeTakeFirst()
  return row?.email
}
