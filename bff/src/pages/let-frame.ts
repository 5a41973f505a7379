import { findConnection } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'

/** A page that others may frame: those whom its policy names as `frame-ancestors`. */
export function letFrame(c: ZoneContext, policy: string): void {
  c.header('Content-Security-Policy', policy)
  // Says less than frame-ancestors can: DENY would stand in the way of an old browser.
  findConnection(c)?.outgoing.removeHeader('X-Frame-Options')
  // A page that requires it of its frames may show this one.
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Cache-Control', 'no-cache')
}
