import { createMiddleware } from 'hono/factory'
import { Problem } from '../../platform/problems.ts'
import type { ZoneConfig } from '../../config.ts'
import type { ZoneEnv } from './zone-env.ts'

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const HAS_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])
/** Uploads have a type of their own, and their own word for a wrong one. */
const UPLOADS = '/api/v1/uploads'

/** Refuses by form what no route should have to think of: other hosts, odd methods, keys in the address, bodies not JSON. */
export function guardRequest(config: ZoneConfig) {
  const ours = new URL(config.publicUrl).host
  return createMiddleware<ZoneEnv>((c, next) => {
    const host = c.req.header('Host')
    // The demo and its hosts are also reached by number on this computer.
    if (host !== undefined && host !== ours && !config.isDemo) throw new Problem('wrong_host')
    if (!METHODS.has(c.req.method)) {
      throw new Problem('method_not_allowed', { allow: [...METHODS].join(', ') })
    }
    if (c.req.url.split('?')[1]?.includes('jzs_') === true) throw new Problem('api_key_in_url')
    if (HAS_BODY.has(c.req.method) && !c.req.path.startsWith(UPLOADS)) {
      const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
      if (type !== undefined && type !== 'application/json') throw new Problem('not_json')
    }
    return next()
  })
}
