import { setTimeout } from 'node:timers/promises'
import { createMiddleware } from 'hono/factory'
import { SECOND } from '../platform/clock.ts'
import { Problem } from '../platform/problems.ts'
import type { Principal } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { answers, createRoute, createRoutes, findConnection, instant, json, z } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'
import type { ZoneEnv } from '../services/http/zone-env.ts'
import type { UploadRow } from '../services/vault/index.ts'
import { checkContent } from './check-content.ts'
import { createUpload } from './create-upload.ts'
import { findMadeVersion } from './documents.store.ts'
import { getOwnUpload, requireReturningUploader, requireUploader } from './find-own-upload.ts'
import { listUnfinishedUploads } from './list-unfinished-uploads.ts'
import type { UploadPlace } from './list-unfinished-uploads.ts'
import { isReceivingMany, openUploads, receiveFrom, targetOf } from './open-uploads.ts'
import { createTusDoor, TUS_VERSION, UPLOADS_PATH } from './tus-door.ts'
import { expiryOf } from './upload-life.ts'
import { readUploadRequest } from './upload-request.ts'
import type { UploadTarget } from './upload-target.ts'

const listUnfinished = createRoute({
  method: 'get',
  path: '/uploads',
  // One of the two.
  request: { query: z.strictObject({ dossier: z.uuidv7().optional(), share: z.uuidv7().optional() }) },
  responses: answers({
    200: json(
      z.array(
        z.object({
          url: z.string(),
          filename: z.string(),
          size: z.int(),
          offset: z.int(),
          sample: z.string().nullable(),
          documentId: z.uuidv7().nullable(),
          expiresAt: instant,
        }),
      ),
      'What the caller began there and did not finish',
    ),
  }),
})

/** `/uploads`: tus 1.0.0 with creation, termination and expiration (https://tus.io/protocols/resumable-upload). */
export function uploadRoutes(deps: Deps, targets: readonly UploadTarget[]) {
  const tus = createTusDoor(deps, openUploads(deps, targets))

  const create = async (c: ZoneContext): Promise<Response> => {
    const principal = c.get('principal')
    requireUploader(principal)
    requireTusVersion(c)
    const request = readUploadRequest(c.req.raw.headers, deps.config.maxFileSize, principal.kind !== 'visitor')
    const upload = await createUpload(deps, targets, principal, request)
    // All that tus knows of an upload is in our row: its own POST would take a lock to look at that.
    return withExpiry(
      new Response(null, { status: 201, headers: { Location: `${UPLOADS_PATH}/${upload.id}` } }),
      upload,
    )
  }

  /** HEAD and PATCH: of what may go on only. */
  const goOn = async (c: ZoneContext): Promise<Response> => {
    const principal = c.get('principal')
    requireReturningUploader(principal)
    requireTusVersion(c)
    const upload = await getOwnUpload(deps, principal, c.req.param('id') ?? '')
    const isOver = upload.finishedAt === null && !(await targetOf(targets, upload).isOpen(deps.db.read, upload))
    if (isOver) throw new Problem('upload_gone')
    const body = c.req.method === 'PATCH' ? findConnection(c)?.incoming : undefined
    // With the connection at hand, tus gets the request without its body.
    const request =
      body === undefined ? c.req.raw : new Request(c.req.url, { method: 'PATCH', headers: c.req.raw.headers })
    const response = await receiveFrom({ principal, body }, () => tus.handle(request, upload.id))
    return withOutcome(deps, withExpiry(response, upload), upload)
  }

  const terminate = async (c: ZoneContext): Promise<Response> => {
    const principal = c.get('principal')
    requireUploader(principal)
    requireTusVersion(c)
    const upload = await getOwnUpload(deps, principal, c.req.param('id') ?? '')
    return tus.handle(c.req.raw, upload.id)
  }

  return createRoutes()
    .openapi(listUnfinished, async (c) =>
      c.json(
        await listUnfinishedUploads(
          deps,
          targets,
          c.get('principal'),
          placeOf(c.get('principal'), c.req.valid('query')),
        ),
        200,
      ),
    )
    .use('/uploads/*', sayTusVersion)
    .post('/uploads', create)
    .on('OPTIONS', ['/uploads', '/uploads/:id'], (c) => tus.handle(c.req.raw, ''))
    .get('/uploads/:id', (c) => {
      // Hono answers HEAD by its GET handlers; @tus/server's own GET would serve the file to anybody.
      if (c.req.method === 'HEAD') return goOn(c)
      throw new Problem('method_not_allowed', { allow: 'HEAD, PATCH, DELETE, OPTIONS' })
    })
    .patch('/uploads/:id', goOn)
    .delete('/uploads/:id', terminate)
}

type UploadQuery = { dossier?: string | undefined; share?: string | undefined }

function placeOf(principal: Principal, { dossier, share }: UploadQuery): UploadPlace {
  if (principal.kind === 'anonymous') throw new Problem(principal.reason ?? 'signed_out')
  // A box is written to: its token lists nothing.
  if (principal.kind === 'visitor') throw new Problem('forbidden', { refusedIn: { firmId: principal.firmId } })
  if (dossier !== undefined && share === undefined) return { dossier }
  if (share !== undefined && dossier === undefined) return { share }
  throw new Problem('invalid_query')
}

function requireTusVersion(c: ZoneContext): void {
  if (c.req.header('Tus-Resumable') !== TUS_VERSION) throw new Problem('tus_version')
}

/** tus asks for it on every answer, refusals too. */
const sayTusVersion = createMiddleware<ZoneEnv>(async (c, next) => {
  await next()
  c.res.headers.set('Tus-Resumable', TUS_VERSION)
  if (c.res.status === 412) c.res.headers.set('Tus-Version', TUS_VERSION)
})

function withExpiry(response: Response, upload: UploadRow): Response {
  if (isWhole(response, upload)) return response
  const expiresAt = expiryOf(upload, Number(response.headers.get('Upload-Offset') ?? 0))
  response.headers.set('Upload-Expires', new Date(expiresAt).toUTCString())
  return response
}

/**
 * A file of this size is checked in the time that nobody notices: its answer waits for it, but not for long, and not
 * where many come at once.
 */
const CHECKED_AT_ONCE = 8 * 1024 * 1024
const PATIENCE = SECOND / 2

/** A member's page hears what its file has become; a recipient's own documents have no address in the zone. */
async function withOutcome(deps: Deps, response: Response, upload: UploadRow): Promise<Response> {
  if (!isWhole(response, upload)) return response
  const made = await findMadeVersion(deps.db.read, upload.id)
  if (made === undefined) return response
  if (upload.size <= CHECKED_AT_ONCE && !isReceivingMany()) await checkSoon(deps, made.versionId)
  if (upload.target === 'dossier') response.headers.set('Upload-Document', `${made.documentId};${made.version}`)
  return response
}

/** What fails or takes longer is the worker's. */
async function checkSoon(deps: Deps, versionId: string): Promise<void> {
  const patience = new AbortController()
  await Promise.race([
    checkContent(deps, versionId, true).catch(() => undefined),
    setTimeout(PATIENCE, undefined, { signal: patience.signal }).catch(() => undefined),
  ])
  patience.abort()
}

function isWhole(response: Response, upload: UploadRow): boolean {
  return response.headers.get('Upload-Offset') === String(upload.size)
}
