import type { EmbedToken } from '@juriszone/widgets/contract'
import { after, MINUTE, SECOND } from '../platform/clock.ts'
import { emailKey } from '../platform/email-address.ts'
import { newSecret } from '../platform/ids.ts'
import { tokenHash } from '../platform/keys.ts'
import { takeToken } from '../platform/limits.ts'
import type { RateLimit } from '../platform/limits.ts'
import { isPageOrigin } from '../platform/page-origin.ts'
import { Problem } from '../platform/problems.ts'
import type { ActingHost } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { EmbedTokenBody } from './host.schema.ts'

const LIFE = 10 * MINUTE
const TOKENS_BY_KEY: RateLimit = { name: 'embed-token', burst: 60, everyMs: SECOND }

/**
 * A short token with which a widget on the host's page acts for one member, on that page's origin, and in one dossier
 * when a number is given; the number may be exported later.
 * @throws Problem invalid_origin, unknown_member, too_many_requests
 */
export async function issueEmbedToken(deps: Deps, host: ActingHost, body: EmbedTokenBody): Promise<EmbedToken> {
  await takeToken(deps, TOKENS_BY_KEY, host.keyId)
  if (!isPageOrigin(body.origin)) throw faultOf('invalid_origin', 'origin')
  const member = await deps.db.read
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.accountId')
    .select('member.id')
    .where('member.firmId', '=', host.firmId)
    .where('member.disabledAt', 'is', null)
    .where('account.email', '=', emailKey(body.member.email))
    .executeTakeFirst()
  if (member === undefined) throw faultOf('unknown_member', 'member.email', { email: body.member.email })

  const now = deps.clock.now()
  const token = newSecret('jzt_')
  const expiresAt = after(now, LIFE)
  await deps.db.write(async (tx) => {
    await tx
      .insertInto('embedToken')
      .values({
        hash: tokenHash(token),
        firmId: host.firmId,
        memberId: member.id,
        keyId: host.keyId,
        dossierNumber: body.dossier ?? null,
        origin: body.origin,
        createdAt: now.toISOString(),
        expiresAt,
      })
      .execute()
    await recordActivity(deps, tx, {
      firmId: host.firmId,
      at: now,
      actor: host.actor,
      action: 'embed.issued',
      details: { memberId: member.id },
    })
  })
  return { token, expiresAt }
}

function faultOf(code: 'invalid_origin' | 'unknown_member', path: string, params = {}): Problem {
  return new Problem(code, { params, fields: [{ path, code, params }] })
}
