import type { Instant } from '@juriszone/widgets/contract'
import { createMiddleware } from 'hono/factory'
import type { Kysely } from 'kysely'
import { MINUTE } from '../../platform/clock.ts'
import { takeToken } from '../../platform/limits.ts'
import type { RateLimit } from '../../platform/limits.ts'
import { tokenHash } from '../../platform/keys.ts'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { ProblemCode } from '../../platform/problems.ts'
import type { Tables } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import type { ZoneEnv } from '../http/index.ts'
import { asMembership } from './accounts.store.ts'
import { findHost, liveKey } from './api-keys.ts'
import type { AccountPrincipal, Principal } from './principal.ts'
import { sessionCookieReader } from './session-cookie.ts'
import { sessionFinder } from './sessions.ts'
import { findVisitor } from './visits.ts'

const BAD_KEYS: RateLimit = { name: 'bad-key', burst: 20, everyMs: MINUTE / 20 }

/**
 * Tells who is asking and leaves it in `principal`; never refuses by itself. Credentials that are no good make an
 * anonymous principal that remembers why: doors that need nobody stay open, the others say the reason.
 */
export function authenticate(deps: Deps) {
  const readCookie = sessionCookieReader(deps.config.publicUrl)
  const findSession = sessionFinder(deps)
  return createMiddleware<ZoneEnv>(async (c, next) => {
    const requestId = c.get('requestId')
    const authorization = c.req.header('Authorization')
    if (authorization !== undefined) {
      c.set('principal', await byHeader(deps, authorization, c.req.header('Origin'), requestId, c.get('ip')))
    } else {
      const cookie = readCookie(c)
      const session = cookie === undefined ? null : await findSession(cookie, requestId)
      c.set('principal', session ?? anonymous(requestId, cookie === undefined ? null : 'signed_out'))
    }
    return next()
  })
}

async function byHeader(
  deps: Deps,
  header: string,
  origin: string | undefined,
  requestId: string,
  ip: string,
): Promise<Principal> {
  const [scheme = '', value = ''] = header.split(' ')
  if (scheme.toLowerCase() === 'basic') {
    const [entityKey = '', apiKey = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s)
    if (entityKey === '') return anonymous(requestId, 'entity_key_missing')
    const host = await findHost(deps, entityKey, apiKey)
    if (host !== null) return { kind: 'host', requestId, ...host }
    await takeToken(deps, BAD_KEYS, ip)
    return anonymous(requestId, 'bad_api_key')
  }
  if (scheme.toLowerCase() === 'bearer' && value.startsWith('jzt_')) {
    return (await findEmbedded(deps, value, origin, requestId)) ?? anonymous(requestId, 'token_expired')
  }
  if (scheme.toLowerCase() === 'bearer' && value.startsWith('jzu_')) {
    return (await findVisitor(deps, value, requestId)) ?? anonymous(requestId, 'visit_ended')
  }
  return anonymous(requestId, 'token_expired')
}

function anonymous(requestId: string, reason: ProblemCode | null): Principal {
  return { kind: 'anonymous', requestId, reason }
}

const selectEmbedded = preparedQuery((db: Kysely<Tables>, { hash, at }: { hash: string; at: Instant }) =>
  db
    .selectFrom('embedToken')
    .innerJoin('apiKey', 'apiKey.id', 'embedToken.keyId')
    .innerJoin('member', 'member.id', 'embedToken.memberId')
    .innerJoin('account', 'account.id', 'member.accountId')
    .innerJoin('firm', 'firm.id', 'embedToken.firmId')
    .select(['embedToken.dossierNumber', 'embedToken.origin', 'apiKey.id as keyId', 'apiKey.scopes'])
    .select(['account.id', 'account.name', 'account.email', 'account.locale'])
    .select(['member.id as memberId', 'member.role', 'firm.id as firmId', 'firm.name as firmName', 'firm.phone'])
    .where('embedToken.hash', '=', hash)
    .where('embedToken.expiresAt', '>', at)
    .whereRef('member.firmId', '=', 'embedToken.firmId')
    .where('member.disabledAt', 'is', null)
    .where(liveKey(at)),
)

/** The member that a widget's token speaks for: in one firm, and nothing but a member. */
async function findEmbedded(
  deps: Deps,
  token: string,
  origin: string | undefined,
  requestId: string,
): Promise<AccountPrincipal | null> {
  const hash = tokenHash(token)
  const [row] = await selectEmbedded(deps.db.read, { hash, at: deps.clock.now().toISOString() })
  // A browser always names the page's origin on a request to another site.
  if (row === undefined || (origin !== undefined && origin !== row.origin)) return null
  return {
    kind: 'account',
    requestId,
    accountId: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    memberships: asMembership(row),
    proof: { kind: 'embed', hash, keyId: row.keyId },
    boundTo: row.dossierNumber,
    scopes: new Set(row.scopes.split(' ')),
  }
}
