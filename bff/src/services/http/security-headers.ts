import type { MiddlewareHandler } from 'hono'
import { withDefaultHeaders } from './default-headers.ts'
import type { ZoneEnv } from './zone-env.ts'

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  // « Aperçu », in a frame that has no right of its own.
  'frame-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html',
}

/** What our own pages may do, and which pages may frame them. */
export function pagePolicy(ancestors: string = POLICY['frame-ancestors']): string {
  return Object.entries({ ...POLICY, 'frame-ancestors': ancestors })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ')
}

const SECURITY: ReadonlyMap<string, string> = new Map([
  ['Content-Security-Policy', pagePolicy()],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
  ['Referrer-Policy', 'no-referrer'],
  // Two years; ASVS asks for one.
  ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
])

const NEVER_CACHED: ReadonlyMap<string, string> = new Map([['Cache-Control', 'no-store']])

/**
 * For every answer: nothing may be framed, sniffed or kept. One that has its own keeps it: uploaded bytes are
 * sandboxed, widgets may be loaded by any page.
 */
export const securityHeaders: MiddlewareHandler<ZoneEnv> = (c, next) => withDefaultHeaders(c, next, SECURITY)

/** No answer of the API rests in a cache. */
export const neverCached: MiddlewareHandler<ZoneEnv> = (c, next) => withDefaultHeaders(c, next, NEVER_CACHED)
