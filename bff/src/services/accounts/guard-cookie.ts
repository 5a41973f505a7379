import { createMiddleware } from 'hono/factory'
import { Problem } from '../../platform/problems.ts'
import type { ZoneConfig } from '../../config.ts'
import type { ZoneEnv } from '../http/index.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Nothing is changed for another site: every unsafe request without an Authorization header, sign-in and sign-out
 * included, must come from our own pages and carry our own header (ASVS 3.5.1–3.5.3).
 * hono's `csrf()` looks at form content types only.
 */
export function guardCookie(config: ZoneConfig) {
  const ours = new URL(config.publicUrl).origin
  return createMiddleware<ZoneEnv>(async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method) && c.req.header('Authorization') === undefined) {
      const site = c.req.header('Sec-Fetch-Site')
      const isOurs = site === undefined ? c.req.header('Origin') === ours : site === 'same-origin'
      if (!isOurs || c.req.header('X-JZ') !== '1') throw new Problem('cross_site')
    }
    await next()
  })
}
