import { HOUR } from '../../platform/clock.ts'
import { emailKey } from '../../platform/email-address.ts'
import { takeToken, tryToken } from '../../platform/limits.ts'
import type { RateLimit } from '../../platform/limits.ts'
import { Problem } from '../../platform/problems.ts'
import type { DbTx } from '../../schema/index.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { enqueueMail, NOBODY } from '../mail/index.ts'
import { findAccountByEmail, loadAccount } from './accounts.store.ts'
import { activationMail } from './activation.email.ts'
import { issueCode } from './codes.ts'
import { invitationMail } from './invitation.email.ts'
import { findLink, issueLink } from './links.ts'
import { resetMail } from './reset.email.ts'

const FORMS_BY_IP: RateLimit = { name: 'link-form-ip', burst: 10, everyMs: HOUR / 10 }
const FORMS_BY_ADDRESS: RateLimit = { name: 'link-form', burst: 3, everyMs: HOUR / 3 }

interface LinkRequest {
  ip: string
  requestId: string
}

/**
 * A link to choose a password, asked by address. Whatever is true, the answer and the work are the same: an address that
 * gets no link has its rows written too, and nothing is sent.
 * @param input `shareId` is the share that its owner was about to open: the link leads on to it
 */
export async function requestLink(
  deps: Deps,
  input: LinkRequest & { email: string; shareId?: string | undefined },
): Promise<void> {
  await takeToken(deps, FORMS_BY_IP, input.ip)
  const email = emailKey(input.email)
  const mayWrite = await tryToken(deps, FORMS_BY_ADDRESS, email)
  const account = await findAccountByEmail(deps.db.read, email)
  const shareId =
    input.shareId === undefined ? null : await findOpenShare(deps.db.read, account?.id ?? '', input.shareId)
  const isSent = mayWrite && account !== undefined && (await sendLink(deps, { ...account, shareId }, input.requestId))
  if (!isSent) await sendNothing(deps, input.requestId)
}

/**
 * A link in the place of one that was received, leading on to the same share. Who holds the old one may be told
 * the truth: no answer but an e-mail that leaves is a success.
 * @throws Problem link_unknown, link_used_or_expired, too_many_requests
 */
export async function replaceLink(deps: Deps, input: LinkRequest & { token: string }): Promise<void> {
  await takeToken(deps, FORMS_BY_IP, input.ip)
  const old = await findLink(deps.db.read, input.token)
  if (old === undefined) throw new Problem('link_unknown')
  const owner = await loadAccount(deps.db.read, old.accountId)
  const account = owner && (await findAccountByEmail(deps.db.read, owner.email))
  if (account === undefined) throw new Problem('link_unknown')
  await takeToken(deps, FORMS_BY_ADDRESS, account.email)
  const isSent = await sendLink(deps, { ...account, shareId: old.shareId }, input.requestId)
  if (!isSent) throw new Problem('link_used_or_expired')
}

/** The share itself, when this account may open it. Anybody may name any share in the form. */
async function findOpenShare(db: Pick<DbTx, 'selectFrom'>, accountId: string, shareId: string): Promise<string | null> {
  const share = await db
    .selectFrom('recipient')
    .innerJoin('share', 'share.id', 'recipient.shareId')
    .select('share.id')
    .where('recipient.accountId', '=', accountId)
    .where('share.id', '=', shareId)
    .where('recipient.removedAt', 'is', null)
    .where('share.revokedAt', 'is', null)
    .executeTakeFirst()
  return share?.id ?? null
}

type LinkOwner = NonNullable<Awaited<ReturnType<typeof findAccountByEmail>>> & { shareId: string | null }

/**
 * The reset of an account that is active (e-mail 5), else its activation: a reset would leave it half open.
 * @returns whether an e-mail leaves: nobody shares anything with some accounts any more
 */
async function sendLink(deps: Deps, account: LinkOwner, requestId: string): Promise<boolean> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const isActive = account.activatedAt !== null
    const isSent = await (isActive ? sendReset(deps, tx, account, now) : sendActivation(deps, tx, account, now))
    const action = isActive ? 'password.reset_requested' : 'activation.requested'
    if (isSent) await noteAsked(deps, tx, { accountId: account.id, requestId, action }, now)
    return isSent
  })
}

/**
 * What sending writes, for nobody, row for row: an answer that comes sooner would tell that there was nobody to write
 * to. Where a link would be, which is always somebody's, stands a code of nobody's.
 */
async function sendNothing(deps: Deps, requestId: string): Promise<void> {
  const now = deps.clock.now()
  await deps.db.write(async (tx) => {
    await issueCode(tx, { purpose: 'signIn', accountId: null, depositId: null, shareId: null }, now)
    await enqueueMail(tx, resetMail, NOBODY, { linkId: '', expiresAt: now.toISOString() }, now)
    await noteAsked(deps, tx, { accountId: null, requestId, action: 'password.reset_requested' }, now)
  })
}

function noteAsked(
  deps: Deps,
  tx: DbTx,
  { accountId, requestId, action }: { accountId: string | null; requestId: string; action: string },
  now: Date,
): Promise<void> {
  const actor = { kind: 'system', id: accountId, requestId } as const
  return recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action })
}

async function sendReset(
  deps: Deps,
  tx: DbTx,
  { id: accountId, shareId, email: address, name, locale }: LinkOwner,
  now: Date,
): Promise<true> {
  const link = await issueLink(deps, tx, { purpose: 'reset', accountId, shareId }, now)
  await enqueueMail(tx, resetMail, { address, name, locale }, link, now)
  return true
}

/** Writes the activation of a recipient, or the invitation of a member who has not answered it. */
async function sendActivation(deps: Deps, tx: DbTx, account: LinkOwner, now: Date): Promise<boolean> {
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
    await enqueueMail(tx, activationMail, to, { firm: share.firm, ...link }, now)
    return true
  }
  const member = await tx
    .selectFrom('member')
    .innerJoin('firm', 'firm.id', 'member.firmId')
    .select('firm.name as firm')
    .where('member.accountId', '=', account.id)
    .where('member.disabledAt', 'is', null)
    .executeTakeFirst()
  if (member === undefined) return false
  const link = await issueLink(deps, tx, { purpose: 'invitation', accountId: account.id }, now)
  await enqueueMail(tx, invitationMail, to, { firm: member.firm, ...link }, now)
  return true
}
