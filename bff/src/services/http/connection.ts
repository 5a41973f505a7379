import { IncomingMessage, ServerResponse } from 'node:http'
import type { ZoneContext } from './routes.ts'

/** Both ends of the connection that a request came by; undefined without one, as in `app.request()`. */
export function findConnection(c: ZoneContext): { incoming: IncomingMessage; outgoing: ServerResponse } | undefined {
  const bindings: unknown = c.env
  if (typeof bindings !== 'object' || bindings === null || !('incoming' in bindings && 'outgoing' in bindings)) return
  const { incoming, outgoing } = bindings
  return incoming instanceof IncomingMessage && outgoing instanceof ServerResponse ? { incoming, outgoing } : undefined
}
