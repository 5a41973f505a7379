import { archiveLink, inboxArchive, serveArchive } from '../documents/index.ts'
import { authorizeRecipient } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import {
  answers,
  createRoute,
  createRoutes,
  instant,
  json,
  nothing,
  pageOf,
  pageQuery,
  z,
} from '../services/http/index.ts'
import { inboxItemSchema, inboxShareSchema } from './inbox-schema.ts'
import { listInbox } from './list-inbox.ts'
import { openShare } from './open-share.ts'
import { readInboxShare } from './read-inbox-share.ts'
import { requestExtension } from './request-extension.ts'

const params = z.object({ shareId: z.uuidv7() })

const list = createRoute({
  method: 'get',
  path: '/inbox',
  request: { query: pageQuery },
  responses: answers({ 200: json(pageOf(inboxItemSchema), 'Newest first') }),
})
const read = createRoute({
  method: 'get',
  path: '/inbox/{shareId}',
  request: { params },
  responses: answers({ 200: json(inboxShareSchema, 'One share') }),
})
const open = createRoute({
  method: 'post',
  path: '/inbox/{shareId}/opening',
  request: { params },
  responses: answers({ 204: nothing }),
})
const extend = createRoute({
  method: 'post',
  path: '/inbox/{shareId}/extension-requests',
  request: { params },
  responses: answers({ 202: { description: 'The sender is asked, once a day at most' } }),
})
const download = createRoute({
  method: 'get',
  path: '/inbox/{shareId}/archive',
  request: { params },
  responses: answers({
    200: { description: 'All documents as a ZIP', content: { 'application/zip': { schema: z.string() } } },
  }),
})
const link = createRoute({
  method: 'post',
  path: '/inbox/{shareId}/archives',
  request: { params },
  responses: answers({ 201: json(z.object({ url: z.string(), expiresAt: instant }), 'Link to a ZIP') }),
})

/** Stage 4: recipients open what was sent to them. */
export function recipientRoutes(deps: Deps) {
  return createRoutes()
    .openapi(list, async (c) => {
      const acting = authorizeRecipient(c.get('principal'), 'inbox.read')
      return c.json(await listInbox(deps, acting, c.req.valid('query')), 200)
    })
    .openapi(read, async (c) => {
      const acting = authorizeRecipient(c.get('principal'), 'inbox.read')
      return c.json(await readInboxShare(deps, acting, c.req.valid('param').shareId), 200)
    })
    .openapi(open, async (c) => {
      const acting = authorizeRecipient(c.get('principal'), 'inbox.read')
      await openShare(deps, acting, c.req.valid('param').shareId, c.get('locale'))
      return c.body(null, 204)
    })
    .openapi(extend, async (c) => {
      const acting = authorizeRecipient(c.get('principal'), 'inbox.read')
      await requestExtension(deps, acting, c.req.valid('param').shareId)
      return c.body(null, 202)
    })
    .openapi(download, async (c) =>
      serveArchive(deps, c, await inboxArchive(deps, c.get('principal'), c.req.valid('param').shareId)),
    )
    .openapi(link, async (c) =>
      c.json(await archiveLink(deps, await inboxArchive(deps, c.get('principal'), c.req.valid('param').shareId)), 201),
    )
}
