import { createMiddleware } from 'hono/factory'
import { authorizeHost } from '../services/accounts/index.ts'
import type { Action } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { answers, createRoute, createRoutes, instant, json, jsonBody, z } from '../services/http/index.ts'
import type { ZoneEnv } from '../services/http/index.ts'
import { numberFromAddress } from './dossier-number.ts'
import { exportDossier } from './export-dossier.ts'
import { dossierBody, embedTokenBody, exportedSchema } from './host.schema.ts'
import { issueEmbedToken } from './issue-embed-token.ts'

/** Keys are looked at before the body: who has none is told so, and nothing of the schema. */
const onlyHost = (action: Action) =>
  createMiddleware<ZoneEnv>(async (c, next) => {
    authorizeHost(c.get('principal'), action)
    await next()
  })

const exportRoute = createRoute({
  method: 'put',
  path: '/dossiers/{number}',
  middleware: onlyHost('dossier.export'),
  request: { params: z.object({ number: z.string() }), ...jsonBody(dossierBody) },
  responses: answers({
    200: json(exportedSchema, 'Brought up to date'),
    201: json(exportedSchema, 'Exported for the first time'),
  }),
})
const embedTokenRoute = createRoute({
  method: 'post',
  path: '/embed-tokens',
  middleware: onlyHost('embed.issue'),
  request: jsonBody(embedTokenBody),
  responses: answers({ 201: json(z.object({ token: z.string(), expiresAt: instant }), 'Good for ten minutes') }),
})

/** What ProCardex calls with its two keys. */
export function hostRoutes(deps: Deps) {
  return createRoutes()
    .openapi(exportRoute, async (c) => {
      const host = authorizeHost(c.get('principal'), 'dossier.export')
      const { dossier, isNew } = await exportDossier(deps, host, numberFromAddress(c.req.url), c.req.valid('json'))
      return isNew ? c.json(dossier, 201) : c.json(dossier, 200)
    })
    .openapi(embedTokenRoute, async (c) => {
      const host = authorizeHost(c.get('principal'), 'embed.issue')
      return c.json(await issueEmbedToken(deps, host, c.req.valid('json')), 201)
    })
}
