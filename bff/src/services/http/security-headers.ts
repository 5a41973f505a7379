import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { ZoneEnv } from './zone-env.ts'

/** Two years; hono's own default is 180 days, ASVS asks for one year. */
const HSTS = 'max-age=63072000; includeSubDomains'

const CSP = 'Content-Security-Policy'

/** For every answer: nothing may be framed, sniffed or kept. An answer that has a policy of its own keeps it. */
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
    let own: string | null = null
    await ours(c, async () => {
      await next()
      own = c.res.headers.get(CSP)
    })
    if (own !== null) c.res.headers.set(CSP, own)
  })
}

/** No answer of the API rests in a cache. */
export const neverCached = createMiddleware<ZoneEnv>(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
})
