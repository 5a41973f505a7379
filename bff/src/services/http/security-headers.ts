import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { ZoneEnv } from './zone-env.ts'

/** Two years; hono's own default is 180 days, ASVS asks for one year. */
const HSTS = 'max-age=63072000; includeSubDomains'

/** An answer that has its own keeps it: uploaded bytes are sandboxed, widgets may be loaded by any page. */
const OWN_FIRST = ['Content-Security-Policy', 'Cross-Origin-Resource-Policy']

/** For every answer: nothing may be framed, sniffed or kept. */
export function securityHeaders() {
  const ours = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html', 'jz-worker'],
    },
    strictTransportSecurity: HSTS,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    xXssProtection: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xPermittedCrossDomainPolicies: false,
  })
  return createMiddleware<ZoneEnv>(async (c, next) => {
    let own: [string, string | null][] = []
    await ours(c, async () => {
      await next()
      own = OWN_FIRST.map((name) => [name, c.res.headers.get(name)])
    })
    for (const [name, value] of own) if (value !== null) c.res.headers.set(name, value)
  })
}

/** No answer of the API rests in a cache. */
export const neverCached = createMiddleware<ZoneEnv>(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
})
