import type { Instant } from '@juriszone/widgets/contract'
import { createMiddleware } from 'hono/factory'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { preparedQuery } from '../../platform/prepared-query.ts'
import type { Tables } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import { withDefaultHeaders } from './default-headers.ts'
import type { ZoneEnv } from './zone-env.ts'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const REQUEST_HEADERS =
  'Authorization, Content-Type, Accept-Language, Idempotency-Key, Range, If-Range, If-None-Match, X-JZ, Last-Event-ID, Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata'
const EXPOSED =
  'Location, Upload-Offset, Upload-Length, Upload-Expires, Upload-Metadata, Upload-Document, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, ETag, Retry-After, JZ-Audience, Content-Disposition, Content-Length, Content-Range'

const VARYING: ReadonlyMap<string, string> = new Map([['Vary', 'Origin']])

function allowing(origin: string): ReadonlyMap<string, string> {
  return new Map([
    ...VARYING,
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Expose-Headers', EXPOSED],
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ])
}

/** Doors of our own pages: no other site may speak to them at all. */
export const OWN_PAGES_ONLY = /^\/api\/v1\/(session|activations|password-resets|devices)(\/|$)/

/** Whether this box may be shown on the page that asks: any page may hear the answer, or it could not say no. */
const BOX_ITSELF = /^\/api\/v1\/boxes\/[^/]+$/

/**
 * A page of another site may speak to the API while a live embed token or an open box names its origin.
 * A preflight carries no token, so the origin alone is looked up; credentials (cookies) are never allowed.
 */
export function cors(deps: Pick<Deps, 'db' | 'clock' | 'config'>) {
  const ours = new URL(deps.config.publicUrl).origin
  return createMiddleware<ZoneEnv>(async (c, next) => {
    const origin = c.req.header('Origin')
    // Our own pages say where they are whenever they change something, and need no leave.
    if (origin === ours) return withDefaultHeaders(c, next, VARYING)
    const isPreflight = c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method') !== undefined
    const isAllowed = origin !== undefined && (await mayCall(deps, origin, c.req.path))
    if (isPreflight) {
      const headers = new Headers({ Vary: 'Origin' })
      if (isAllowed) {
        headers.set('Access-Control-Allow-Origin', origin)
        headers.set('Access-Control-Allow-Methods', METHODS)
        headers.set('Access-Control-Allow-Headers', REQUEST_HEADERS)
        headers.set('Access-Control-Max-Age', '600')
      }
      return new Response(null, { status: 204, headers })
    }
    return withDefaultHeaders(c, next, isAllowed ? allowing(origin) : VARYING)
  })
}

async function mayCall(deps: Pick<Deps, 'db' | 'clock'>, origin: string, path: string): Promise<boolean> {
  if (OWN_PAGES_ONLY.test(path)) return false
  if (BOX_ITSELF.test(path)) return true
  const { read } = deps.db
  if ((await selectEmbedding(read, { origin, at: deps.clock.now().toISOString() })).length > 0) return true
  return (await selectShowing(read, { origin })).length > 0
}

const selectEmbedding = preparedQuery((db: Kysely<Tables>, { origin, at }: { origin: string; at: Instant }) =>
  db.selectFrom('embedToken').select('hash').where('origin', '=', origin).where('expiresAt', '>', at).limit(sql.lit(1)),
)

/** A zone has few boxes: to look through them all takes less than an index over their sites would. */
const selectShowing = preparedQuery((db: Kysely<Tables>, { origin }: { origin: string }) =>
  db
    .selectFrom('uploadBox')
    .select('id')
    .where('closedAt', 'is', null)
    .where(sql<boolean>`exists (select 1 from json_each(origins) where value = ${origin})`)
    .limit(sql.lit(1)),
)
