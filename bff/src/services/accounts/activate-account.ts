import type { Account, ActivationPreview, ResetPreview } from '@juriszone/widgets/contract'
import { Problem } from '../../platform/problems.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import type { Actor } from '../activity/index.ts'
import type { DbTx } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import { loadAccount } from './accounts.store.ts'
import { getLiveLink, useLink } from './links.ts'
import type { LinkPurpose, LinkRow } from './links.ts'
import { checkPassword, hashPassword } from './password.ts'
import { forgetDevicesOf } from './devices.ts'
import { closeSessionsOf, openSession } from './sessions.ts'

export const ACTIVATION_PURPOSES: readonly LinkPurpose[] = ['activation', 'invitation']

/** Whom an activation link greets; looking does not use it. @throws Problem link_unknown, link_used_or_expired */
export async function previewActivation(deps: Deps, token: string): Promise<ActivationPreview> {
  const link = await getLiveLink(deps.db.read, token, ACTIVATION_PURPOSES, deps.clock.now())
  const account = await loadAccount(deps.db.read, link.accountId)
  if (account === undefined) throw new Problem('link_used_or_expired')
  const { name: firm, phone: firmPhone } = await inviterOf(deps, link)
  const { name, email, locale, memberships } = account
  const mayGoWithoutPassword = memberships.length === 0
  return { name, email, locale, firm, firmPhone, expiresAt: link.expiresAt, mayGoWithoutPassword }
}

/** Whose password a reset link changes; looking does not use it. @throws Problem link_unknown, link_used_or_expired */
export async function previewReset(deps: Deps, token: string): Promise<ResetPreview> {
  const link = await getLiveLink(deps.db.read, token, ['reset'], deps.clock.now())
  const account = await loadAccount(deps.db.read, link.accountId)
  if (account === undefined) throw new Problem('link_used_or_expired')
  return { email: account.email, locale: account.locale, expiresAt: link.expiresAt }
}

/** The firm that the link speaks for: the share's, or the one that invites. */
async function inviterOf(deps: Deps, link: LinkRow): Promise<{ name: string; phone: string | null }> {
  const share = await deps.db.read
    .selectFrom('share')
    .innerJoin('firm', 'firm.id', 'share.firmId')
    .select(['firm.name', 'firm.phone'])
    .where('share.id', '=', link.shareId ?? '')
    .executeTakeFirst()
  if (share !== undefined) return share
  const member = await deps.db.read
    .selectFrom('member')
    .innerJoin('firm', 'firm.id', 'member.firmId')
    .select(['firm.name', 'firm.phone'])
    .where('member.accountId', '=', link.accountId)
    .executeTakeFirst()
  return member ?? { name: 'JurisZone', phone: null }
}

/** Names of the firms that the account belongs to or was sent something by. */
async function firmsOf(deps: Deps, accountId: string): Promise<string[]> {
  const firms = await deps.db.read
    .selectFrom('firm')
    .select('firm.name')
    .where((eb) =>
      eb.or([
        eb('firm.id', 'in', eb.selectFrom('member').select('member.firmId').where('member.accountId', '=', accountId)),
        eb(
          'firm.id',
          'in',
          eb
            .selectFrom('recipient')
            .innerJoin('share', 'share.id', 'recipient.shareId')
            .select('share.firmId')
            .where('recipient.accountId', '=', accountId),
        ),
      ]),
    )
    .execute()
  return firms.map(({ name }) => name)
}

/**
 * Sets the password that a link lets its owner choose, and signs in. Serves activation and reset.
 * A refused password leaves the link good.
 * @throws Problem link_unknown, link_used_or_expired, invalid_fields (422) naming `password`
 */
export async function choosePassword(
  deps: Deps,
  input: { token: string; password: string; requestId: string },
  purposes: readonly LinkPurpose[],
): Promise<{ account: Account; secret: string; continueTo: string }> {
  const link = await getLiveLink(deps.db.read, input.token, purposes, deps.clock.now())
  const before = await loadAccount(deps.db.read, link.accountId)
  if (before === undefined) throw new Problem('link_used_or_expired')
  const names = [before.email.split('@')[0] ?? '', ...(await firmsOf(deps, link.accountId))]
  const fault = await checkPassword(input.password, names)
  if (fault !== null) throw new Problem('invalid_fields', { fields: [fault] })

  const passwordHash = await hashPassword(input.password)
  const now = deps.clock.now()
  const secret = await deps.db.write(async (tx) => {
    await useLink(tx, link.id, now)
    await tx
      .updateTable('account')
      .set((eb) => ({
        passwordHash,
        activatedAt: eb.fn.coalesce('activatedAt', eb.val(now.toISOString())),
        failedSignIns: 0,
        lockedUntil: null,
      }))
      .where('id', '=', link.accountId)
      .execute()
    await closeSessionsOf(tx, link.accountId)
    await forgetDevicesOf(tx, link.accountId)
    await recordActivity(deps, tx, {
      firmId: ZONE_CHAIN,
      at: now,
      actor: { kind: 'system', id: link.accountId, requestId: input.requestId },
      action: link.purpose === 'reset' ? 'password.changed' : 'account.activated',
    })
    return openSession(tx, link.accountId, before.memberships.length > 0, now)
  })
  const home = before.memberships.length > 0 ? '/personnes' : '/partages'
  return { account: before, secret, continueTo: link.shareId === null ? home : `/partages/${link.shareId}` }
}

/**
 * « Continuer sans mot de passe »: uses an activation link up and signs in; each later visit is by code. A password
 * that was chosen before stays.
 * @throws Problem link_unknown, link_used_or_expired, invalid_fields (422) naming `password` to a member, who needs one
 */
export async function goWithoutPassword(
  deps: Deps,
  input: { token: string; requestId: string },
): Promise<{ account: Account; secret: string; continueTo: string }> {
  const link = await getLiveLink(deps.db.read, input.token, ACTIVATION_PURPOSES, deps.clock.now())
  const account = await loadAccount(deps.db.read, link.accountId)
  if (account === undefined) throw new Problem('link_used_or_expired')
  if (account.memberships.length > 0) {
    throw new Problem('invalid_fields', { fields: [{ path: 'password', code: 'required' }] })
  }
  const now = deps.clock.now()
  const actor = { kind: 'system', id: account.id, requestId: input.requestId } as const
  const secret = await deps.db.write(async (tx) => {
    await useLink(tx, link.id, now)
    await noteActivated(deps, tx, actor, now)
    await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'session.opened' })
    return openSession(tx, account.id, false, now)
  })
  return { account, secret, continueTo: link.shareId === null ? '/partages' : `/partages/${link.shareId}` }
}

/** Whoever reads the mail of an account's address has activated it; once. */
export async function noteActivated(deps: Deps, tx: DbTx, actor: Actor & { id: string }, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ activatedAt: now.toISOString() })
    .where('id', '=', actor.id)
    .where('activatedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: now, actor, action: 'account.activated' })
}
