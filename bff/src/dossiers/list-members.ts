import type { Member, Page } from '@juriszone/widgets/contract'
import type { ActingMember } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'

const byName = new Intl.Collator('fr-CA')

/** The asker's colleagues, all on one page: an office is small. */
export async function listMembers(deps: Deps, asker: ActingMember): Promise<Page<Member>> {
  const members = await deps.db.read
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select(['member.id', 'account.name', 'account.email', 'member.role'])
    .where('member.firmId', '=', asker.firmId)
    .where('member.disabledAt', 'is', null)
    .where('member.id', '!=', asker.memberId)
    .execute()
  return { items: members.toSorted((a, b) => byName.compare(a.name, b.name)), nextCursor: null }
}
