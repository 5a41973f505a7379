import type { Locale, MemberRole } from '@juriszone/widgets/contract'
import { newId } from '../../platform/ids.ts'
import { recordActivity, SYSTEM_ACTOR } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { enqueueMail } from '../mail/index.ts'
import { getOrCreateAccount } from './accounts.store.ts'
import { invitationMail } from './invitation.email.ts'
import { issueLink } from './links.ts'

export interface MemberInput {
  firmId: string
  name: string
  email: string
  role: MemberRole
  locale: Locale
}

/** Makes somebody a member of a firm and writes the invitation; who has an account keeps it as it is. */
export async function inviteMember(deps: Deps, input: MemberInput): Promise<{ memberId: string; accountId: string }> {
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const firm = await tx.selectFrom('firm').select('name').where('id', '=', input.firmId).executeTakeFirstOrThrow()
    const account = await getOrCreateAccount(tx, input, now)
    await tx
      .insertInto('member')
      .values({
        id: newId(),
        firmId: input.firmId,
        accountId: account.id,
        role: input.role,
        disabledAt: null,
        createdAt: now.toISOString(),
      })
      .onConflict((conflict) =>
        conflict.columns(['firmId', 'accountId']).doUpdateSet({ role: input.role, disabledAt: null }),
      )
      .execute()
    const member = await tx
      .selectFrom('member')
      .select('id')
      .where('firmId', '=', input.firmId)
      .where('accountId', '=', account.id)
      .executeTakeFirstOrThrow()
    if (account.activatedAt === null) {
      const link = await issueLink(deps, tx, { purpose: 'invitation', accountId: account.id }, now)
      await enqueueMail(
        tx,
        invitationMail,
        { address: input.email, name: input.name, locale: input.locale },
        { firm: firm.name, ...link },
        now,
      )
    }
    await recordActivity(deps, tx, {
      firmId: input.firmId,
      at: now,
      actor: SYSTEM_ACTOR,
      action: 'member.invited',
      details: { memberId: member.id, role: input.role },
    })
    return { memberId: member.id, accountId: account.id }
  })
}
