import { getDossierFor } from '../dossiers/index.ts'
import type { Deps } from '../services/deps.ts'
import {
  answers,
  createRoute,
  createRoutes,
  idParam,
  instant,
  json,
  jsonBody,
  nothing,
  pageOf,
  pageQuery,
  z,
} from '../services/http/index.ts'
import { adoptVersion } from './adopt-version.ts'
import { binDocument, restoreDocument } from './bin-document.ts'
import { downloadRoutes } from './downloads.routes.ts'
import { getDocumentFor } from './get-document.ts'
import { listDocuments } from './list-documents.ts'
import { listVersions } from './list-versions.ts'
import { releaseDocument } from './release-document.ts'
import { renameDocument } from './rename-document.ts'
import { separateDocument } from './separate-document.ts'

const state = z.enum(['scanning', 'available', 'infected', 'held'])
const kind = z.enum(['member', 'recipient', 'visitor'])

const documentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    size: z.int(),
    type: z.string(),
    createdAt: instant,
    addedBy: z.string(),
    addedByKind: kind,
    versions: z.int(),
    version: z.int(),
    state,
    heldFor: z.enum(['content', 'unscanned']).nullable(),
    isNew: z.boolean(),
    returned: z.object({ version: z.int(), addedBy: z.string(), createdAt: instant }).nullable(),
    share: z
      .object({
        fact: z.enum(['sent', 'opened', 'downloaded', 'returned', 'expired']),
        count: z.int(),
        of: z.int(),
        by: z.string().optional(),
      })
      .nullable(),
    binnedAt: instant.nullable(),
  })
  .openapi('DossierDocument')

const versionSchema = z
  .object({
    version: z.int(),
    size: z.int(),
    type: z.string(),
    createdAt: instant,
    addedBy: z.string(),
    addedByKind: kind,
    isCurrent: z.boolean(),
    state,
  })
  .openapi('DocumentVersion')

const versionParam = idParam.extend({ n: z.coerce.number().int().min(1) })

const list = createRoute({
  method: 'get',
  path: '/dossiers/{id}/documents',
  request: {
    params: idParam,
    query: pageQuery.extend({
      sort: z.enum(['name', 'size', 'createdAt', 'addedBy']).default('name'),
      order: z.enum(['asc', 'desc']).default('asc'),
      binned: z.enum(['true', 'false']).default('false'),
    }),
  },
  responses: answers({ 200: json(pageOf(documentSchema), 'Documents of the dossier, or its bin') }),
})
const rename = createRoute({
  method: 'patch',
  path: '/documents/{id}',
  request: {
    params: idParam,
    ...jsonBody(z.strictObject({ name: z.string().trim().min(1, 'required').max(1000, 'file_name_too_long') })),
  },
  responses: answers({ 200: json(documentSchema, 'Renamed') }),
})
const bin = createRoute({
  method: 'delete',
  path: '/documents/{id}',
  request: { params: idParam },
  responses: answers({ 204: nothing }),
})
const restore = createRoute({
  method: 'post',
  path: '/documents/{id}/restore',
  request: { params: idParam },
  responses: answers({ 200: json(documentSchema, 'Back from the bin') }),
})
const history = createRoute({
  method: 'get',
  path: '/documents/{id}/versions',
  request: { params: idParam, query: pageQuery.omit({ search: true }) },
  responses: answers({ 200: json(pageOf(versionSchema), 'Versions, newest first') }),
})
const adopt = createRoute({
  method: 'post',
  path: '/documents/{id}/versions/{n}/adopt',
  request: { params: versionParam },
  responses: answers({ 200: json(documentSchema, 'With that version as the current one') }),
})
const separate = createRoute({
  method: 'post',
  path: '/documents/{id}/versions/{n}/separate',
  request: { params: versionParam },
  responses: answers({ 201: json(documentSchema, 'The new document that this version is now') }),
})
const release = createRoute({
  method: 'post',
  path: '/documents/{id}/release',
  request: {
    params: idParam,
    ...jsonBody(
      z.strictObject({
        reason: z.string().trim().min(1, 'required').max(500, 'too_long'),
        // Left out: the current one.
        version: z.int().min(1).optional(),
      }),
    ),
  },
  responses: answers({ 200: json(documentSchema, 'No longer held') }),
})

/** Stage 2: what is in a dossier, and reading it back. */
export function documentRoutes(deps: Deps) {
  return createRoutes()
    .openapi(list, async (c) => {
      const { dossier } = await getDossierFor(deps, c.get('principal'), 'document.read', c.req.valid('param').id)
      const { binned, ...query } = c.req.valid('query')
      return c.json(await listDocuments(deps, dossier.id, { ...query, binned: binned === 'true' }), 200)
    })
    .openapi(rename, async (c) => {
      const { member, document } = await getDocumentFor(
        deps,
        c.get('principal'),
        'document.write',
        c.req.valid('param').id,
      )
      return c.json(await renameDocument(deps, member, document.id, c.req.valid('json').name), 200)
    })
    .openapi(bin, async (c) => {
      const { member, document } = await getDocumentFor(
        deps,
        c.get('principal'),
        'document.write',
        c.req.valid('param').id,
      )
      await binDocument(deps, member, document.id)
      return c.body(null, 204)
    })
    .openapi(restore, async (c) => {
      const { member, document } = await getDocumentFor(
        deps,
        c.get('principal'),
        'document.write',
        c.req.valid('param').id,
      )
      return c.json(await restoreDocument(deps, member, document.id), 200)
    })
    .openapi(history, async (c) => {
      const { document } = await getDocumentFor(deps, c.get('principal'), 'document.read', c.req.valid('param').id)
      return c.json(await listVersions(deps, document, c.req.valid('query')), 200)
    })
    .openapi(adopt, async (c) => {
      const { id, n } = c.req.valid('param')
      const { member, document } = await getDocumentFor(deps, c.get('principal'), 'document.write', id)
      return c.json(await adoptVersion(deps, member, document.id, n), 200)
    })
    .openapi(separate, async (c) => {
      const { id, n } = c.req.valid('param')
      const { member, document } = await getDocumentFor(deps, c.get('principal'), 'document.write', id)
      return c.json(await separateDocument(deps, member, document.id, n), 201)
    })
    .openapi(release, async (c) => {
      const { member, document } = await getDocumentFor(
        deps,
        c.get('principal'),
        'document.release',
        c.req.valid('param').id,
      )
      return c.json(await releaseDocument(deps, member, document.id, c.req.valid('json')), 200)
    })
    .route('/', downloadRoutes(deps))
}
