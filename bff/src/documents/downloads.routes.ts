import { takeToken } from '../platform/limits.ts'
import type { RateLimit } from '../platform/limits.ts'
import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { answers, createRoute, createRoutes, idParam, instant, json, jsonBody, z } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'
import { ARCHIVE_MAX_DOCUMENTS, dossierArchive } from './archive.ts'
import { archiveLink, documentLink, serveLink } from './download-links.ts'
import { getReading } from './get-reading.ts'
import { serveContent } from './serve-content.ts'

const DOWNLOADS: RateLimit = { name: 'download', burst: 1000, everyMs: 100 }

const which = z.strictObject({ version: z.coerce.number().int().min(1).optional(), share: z.uuidv7().optional() })
const link = json(z.object({ url: z.string(), expiresAt: instant }), 'A link that must be followed within 60 s')
const bytes = {
  description: 'The bytes, as an attachment',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}

const readContent = createRoute({
  method: 'get',
  path: '/documents/{id}/content',
  request: { params: idParam, query: which },
  responses: answers({ 200: bytes, 206: bytes, 304: { description: 'Not changed' } }),
})
const makeLink = createRoute({
  method: 'post',
  path: '/documents/{id}/links',
  request: { params: idParam, query: which },
  responses: answers({ 201: link }),
})
const makeArchive = createRoute({
  method: 'post',
  path: '/dossiers/{id}/archives',
  request: {
    params: idParam,
    ...jsonBody(z.strictObject({ documentIds: z.array(z.uuidv7()).min(1).max(ARCHIVE_MAX_DOCUMENTS) })),
  },
  responses: answers({ 201: link }),
})
const followLink = createRoute({
  method: 'get',
  path: '/downloads/{token}',
  request: { params: z.object({ token: z.string().max(100) }) },
  responses: answers({ 200: bytes, 204: { description: 'Refused to a navigation: the page stays' } }),
})

export function downloadRoutes(deps: Deps) {
  const reading = async (c: ZoneContext, documentId: string, query: z.infer<typeof which>) => {
    const principal = c.get('principal')
    if (principal.kind === 'account') await takeToken(deps, DOWNLOADS, principal.accountId)
    return getReading(deps, principal, { documentId, ...query })
  }

  return createRoutes()
    .openapi(readContent, async (c) =>
      serveContent(deps, c, await reading(c, c.req.valid('param').id, c.req.valid('query'))),
    )
    .openapi(makeLink, async (c) =>
      c.json(await documentLink(deps, await reading(c, c.req.valid('param').id, c.req.valid('query'))), 201),
    )
    .openapi(makeArchive, async (c) => {
      const { documentIds } = c.req.valid('json')
      const archive = await dossierArchive(deps, c.get('principal'), c.req.valid('param').id, documentIds)
      return c.json(await archiveLink(deps, archive), 201)
    })
    .openapi(followLink, async (c) => {
      try {
        return await serveLink(deps, c, c.req.valid('param').token)
      } catch (error) {
        // A 204 leaves the page with the link where it is, instead of showing a problem in its place.
        const isNavigation = c.req.header('Sec-Fetch-Mode') === 'navigate'
        if (isNavigation && error instanceof Problem) return c.body(null, 204)
        throw error
      }
    })
}
