import type { Next } from 'hono'
import { findConnection } from './connection.ts'
import type { ZoneContext } from './routes.ts'

/**
 * Goes on, and gives the answer these headers where it has none of its own. They are told to the connection: a
 * Response whose Headers are looked at is made whole for it, which costs more than to read what it answers.
 */
export function withDefaultHeaders(c: ZoneContext, next: Next, headers: ReadonlyMap<string, string>): Promise<void> {
  const outgoing = findConnection(c)?.outgoing
  if (outgoing === undefined) return addAfter(c, next, headers)
  for (const [name, value] of headers) outgoing.setHeader(name, value)
  return next()
}

async function addAfter(c: ZoneContext, next: Next, headers: ReadonlyMap<string, string>): Promise<void> {
  await next()
  for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}
