import type { Account, Locale, MemberRole, Membership } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { emailKey } from '../../platform/email-address.ts'
import { newId } from '../../platform/ids.ts'
import type { DbTx, Tables } from '../../schema/index.ts'
import type { AccountPrincipal } from './principal.ts'

/** The account with the firms it works in and whether shares name it. */
export async function loadAccount(db: Kysely<Tables>, accountId: string): Promise<Account | undefined> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) return undefined
  const memberships = await loadMemberships(db, accountId)
  const share = await db
    .selectFrom('recipient')
    .select('id')
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  const kinds: Account['kinds'] = []
  if (memberships.length > 0) kinds.push('member')
  if (share !== undefined) kinds.push('recipient')
  return { ...account, kinds, memberships }
}

/** Whom a widget's token speaks for, in the one firm that it was made for: what else he is, its page is not told. */
export function accountOfToken({ accountId, name, email, locale, memberships }: AccountPrincipal): Account {
  return { id: accountId, name, email, locale, kinds: ['member'], memberships }
}

async function loadMemberships(db: Kysely<Tables>, accountId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('firm', 'firm.id', 'member.firmId')
    .select(['member.id as memberId', 'member.role', 'firm.id as firmId', 'firm.name as firmName', 'firm.phone'])
    .where('member.accountId', '=', accountId)
    .where('member.disabledAt', 'is', null)
    .orderBy('firm.name')
    .execute()
  return rows.flatMap(asMembership)
}

/** Whom letters to a firm may reach: its members who may still sign in. */
export function findActiveMembers(db: Kysely<Tables>, firmId: string) {
  return db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select(['member.id', 'member.role', 'account.email as address', 'account.name', 'account.locale'])
    .where('member.firmId', '=', firmId)
    .where('member.disabledAt', 'is', null)
    .execute()
}

/** Of a row that joins member and firm; none where the join found none. */
export function asMembership(row: {
  memberId: string | null
  role: MemberRole | null
  firmId: string | null
  firmName: string | null
  phone: string | null
}): Membership[] {
  const { memberId, role, firmId, firmName, phone } = row
  if (memberId === null || role === null || firmId === null || firmName === null) return []
  return [{ memberId, role, firm: { id: firmId, name: firmName, phone } }]
}

export async function findAccountByEmail(
  db: Kysely<Tables>,
  email: string,
): Promise<Pick<Tables['account'], 'id' | 'name' | 'email' | 'locale' | 'activatedAt'> | undefined> {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'locale', 'activatedAt'])
    .where('email', '=', emailKey(email))
    .executeTakeFirst()
}

/** One account per address: the first name that an address came with stays. */
export async function getOrCreateAccount(
  tx: DbTx,
  person: { email: string; name: string; locale: Locale },
  now: Date,
): Promise<{ id: string; activatedAt: string | null }> {
  const email = emailKey(person.email)
  await tx
    .insertInto('account')
    .values({
      id: newId(),
      email,
      name: person.name,
      locale: person.locale,
      passwordHash: null,
      activatedAt: null,
      failedSignIns: 0,
      lockedUntil: null,
      createdAt: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return tx.selectFrom('account').select(['id', 'activatedAt']).where('email', '=', email).executeTakeFirstOrThrow()
}
