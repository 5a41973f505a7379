import { createMiddleware } from 'hono/factory'
import { Problem } from '../../platform/problems.ts'
import type { ZoneConfig } from '../../config.ts'
import { OWN_PAGES_ONLY } from '../http/index.ts'
import type { ZoneEnv } from '../http/index.ts'
import { sessionCookieReader } from './session-cookie.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Nothing is changed for another site: an unsafe request that brings the cookie, or knocks at the doors that give and
 * end one, must come from our own pages and carry our own header (ASVS 3.5.1–3.5.3).
 * hono's `csrf()` looks at form content types only.
 */
export function guardCookie(config: ZoneConfig) {
  const ours = new URL(config.publicUrl).origin
  const readCookie = sessionCookieReader(config.publicUrl)
  return createMiddleware<ZoneEnv>((c, next) => {
    const isCookies = (): boolean => readCookie(c) !== undefined && c.req.header('Authorization') === undefined
    if (!SAFE_METHODS.has(c.req.method) && (OWN_PAGES_ONLY.test(c.req.path) || isCookies())) {
      const site = c.req.header('Sec-Fetch-Site')
      const isOurs = site === undefined ? c.req.header('Origin') === ours : site === 'same-origin'
      if (!isOurs || c.req.header('X-JZ') !== '1') throw new Problem('cross_site')
    }
    return next()
  })
}
