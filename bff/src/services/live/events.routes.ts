import { tokenHash } from '../../platform/keys.ts'
import { Problem } from '../../platform/problems.ts'
import { authorizeMember, authorizeRecipient } from '../accounts/index.ts'
import type { AccountPrincipal, Principal } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { answers, createRoute, createRoutes, z } from '../http/index.ts'
import { createLiveStreams } from './live-streams.ts'

const hear = createRoute({
  method: 'get',
  path: '/events',
  responses: answers({
    200: {
      description: 'Each message is a LiveEvent; `Last-Event-ID` brings what was missed, or `reset`: load all again',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  }),
})

/** Server-sent events, read by fetch: EventSource cannot send a bearer token. */
export function eventRoutes(deps: Deps) {
  const streams = createLiveStreams(deps)
  return createRoutes().openapi(hear, (c) => {
    const listener = requireListener(c.get('principal'))
    // A proxy that gathers the answer would hold every message back.
    const headers = {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'X-Accel-Buffering': 'no',
      'JZ-Audience': audienceOf(listener),
    }
    // hono answers HEAD by GET and drops the body, without ending it.
    if (c.req.method === 'HEAD') return new Response(null, { headers })
    return new Response(streams.open(listener, c.req.header('Last-Event-ID')), { headers })
  })
}

/** Whoever is told the same name hears the same: pages of one browser then share a stream. It names nobody. */
function audienceOf({ accountId, proof, boundTo, memberships }: AccountPrincipal): string {
  const firmIds = memberships.map(({ firm }) => firm.id).toSorted()
  const means = proof.kind === 'session' ? null : proof.keyId
  return tokenHash(JSON.stringify([accountId, means, boundTo, firmIds]))
}

/** Members hear of their firms, recipients of the shares that name them. */
function requireListener(principal: Principal): AccountPrincipal {
  if (principal.kind === 'account' && principal.memberships.length > 0) authorizeMember(principal, 'events.hear')
  else authorizeRecipient(principal, 'inbox.read')
  if (principal.kind !== 'account') throw new Problem('signed_out')
  return principal
}
