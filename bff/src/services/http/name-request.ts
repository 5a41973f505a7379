import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import type { Locale } from '@juriszone/widgets/contract'
import type { ZoneConfig } from '../../config.ts'
import type { ZoneContext } from './routes.ts'
import type { ZoneEnv } from './zone-env.ts'

/** Gives each request its id, its reader's language and its client's address. */
export function nameRequest(config: ZoneConfig) {
  return createMiddleware<ZoneEnv>((c, next) => {
    c.set('requestId', randomUUID())
    c.set('locale', localeOf(c.req.header('Accept-Language')))
    c.set('ip', clientAddress(config, c))
    c.set('principal', { kind: 'anonymous', requestId: c.get('requestId'), reason: null })
    return next()
  })
}

/** French unless English is asked for first. */
function localeOf(header: string | undefined): Locale {
  return /^en\b/i.test(header?.trim() ?? '') ? 'en-CA' : 'fr-CA'
}

/** The right-most hop that is not a proxy of ours: what a client writes into the header itself never counts. */
function clientAddress(config: ZoneConfig, c: ZoneContext): string {
  const peer = peerAddress(c)
  const hops = [...(c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim()), peer].filter(Boolean)
  let address = peer
  while (hops.length > 0) {
    address = hops.pop() ?? peer
    if (!config.trustedProxies.includes(address)) break
  }
  return subnetOf(address)
}

function peerAddress(c: ZoneContext): string {
  // `app.request()` has no socket.
  const bindings: unknown = c.env
  if (typeof bindings !== 'object' || bindings === null || !('incoming' in bindings)) return 'local'
  return (getConnInfo(c).remote.address ?? 'local').replace(/^::ffff:/, '')
}

/** A household holds a whole IPv6 /56. */
function subnetOf(address: string): string {
  if (!address.includes(':')) return address
  const groups = address.split('::')[0]?.split(':') ?? []
  return `${[groups[0] ?? '0', groups[1] ?? '0', groups[2] ?? '0', (groups[3] ?? '0').slice(0, -2)].join(':')}/56`
}
