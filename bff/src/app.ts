import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { depositRoutes, depositUploadTarget } from './deposits/index.ts'
import { documentRoutes, dossierUploadTarget, uploadRoutes } from './documents/index.ts'
import { dossierRoutes } from './dossiers/index.ts'
import { API_DOCS_STYLES, apiDocsPage, boxPage, pageRoutes } from './pages/index.ts'
import { Problem } from './platform/problems.ts'
import { recipientRoutes } from './recipients/index.ts'
import { returnRoutes, returnUploadTarget } from './returns/index.ts'
import { accountRoutes, authenticate, codeRoutes, deviceRoutes, guardCookie } from './services/accounts/index.ts'
import type { Deps } from './services/deps.ts'
import {
  answerError,
  cors,
  createRoutes,
  guardRequest,
  nameRequest,
  neverCached,
  securityHeaders,
} from './services/http/index.ts'
import type { ZoneEnv } from './services/http/index.ts'
import { eventRoutes } from './services/live/index.ts'
import { shareRoutes } from './shares/index.ts'

/** What stands around the API: our own pages, and the demo's. */
export interface AppExtras {
  /** Folder of the built widgets. */
  widgetsDir: string
  demo?: Hono<ZoneEnv>
}

const KIB = 1024
const BODY = 64 * KIB
/** Room for 100 recipients with their comments, or a dossier of many parties. */
const LARGE_BODY = 512 * KIB

/** The product, from top to bottom in the order a document travels. */
export function createApp(deps: Deps, extras?: AppExtras) {
  const app = createRoutes()
  app.onError((error, c) => answerError(deps, c, error))
  app.notFound((c) => answerError(deps, c, new Problem('not_found')))
  app.use('*', nameRequest(deps.config), securityHeaders)
  // Asked by address, whatever the zone is called.
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.use('*', guardRequest(deps.config))

  const api = createRoutes()
  api.use('*', neverCached, cors(deps), authenticate(deps), guardCookie(deps.config), limitBody())
  api.route('/', accountRoutes(deps))
  api.route('/', codeRoutes(deps))
  api.route('/', deviceRoutes(deps))
  api.route('/', dossierRoutes(deps))
  api.route('/', uploadRoutes(deps, uploadTargets(deps)))
  api.route('/', documentRoutes(deps))
  api.route('/', shareRoutes(deps))
  api.route('/', recipientRoutes(deps))
  api.route('/', returnRoutes(deps))
  api.route('/', depositRoutes(deps))
  api.route('/', eventRoutes(deps))
  describeApi(api)
  app.route('/api/v1', api)

  if (extras?.demo !== undefined) app.route('/demo', extras.demo)
  if (extras !== undefined) app.route('/', boxPage(deps)).route('/', pageRoutes(deps.config, extras.widgetsDir))
  return app
}

/** What an upload can be for; uploads themselves know none of it. */
function uploadTargets(deps: Deps) {
  return [dossierUploadTarget(deps), returnUploadTarget(deps), depositUploadTarget(deps)]
}

function describeApi(api: ReturnType<typeof createRoutes>): void {
  const info = {
    openapi: '3.1.0',
    info: {
      title: 'JurisZone API',
      version: '1',
      description: 'Secure document exchange of a notary’s office. Errors are RFC 9457 problems with a stable code.',
    },
    servers: [{ url: '/api/v1' }],
  }
  api.get('/openapi.json', (c) => c.json(api.getOpenAPI31Document(info)))
  api.get('/docs', (c) => c.html(apiDocsPage(api.getOpenAPI31Document(info))))
  api.get('/docs.css', (c) => c.body(API_DOCS_STYLES, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
}

/** Uploads are measured by their own length; every other body is small JSON. */
function limitBody() {
  const onError = (): never => {
    throw new Problem('body_too_large')
  }
  const small = bodyLimit({ maxSize: BODY, onError })
  const large = bodyLimit({ maxSize: LARGE_BODY, onError })
  const isLarge = /^\/api\/v1\/dossiers\/[^/]+(\/shares)?$/
  return (...[c, next]: Parameters<typeof small>): Promise<Response | undefined | void> => {
    // A look at the body makes a whole Request of what was headers only: not for those who send none.
    const hasNone = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (hasNone || c.req.path.startsWith('/api/v1/uploads')) return next()
    return (isLarge.test(c.req.path) ? large : small)(c, next)
  }
}
