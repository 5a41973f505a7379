import { getDossierFor } from '../dossiers/index.ts'
import type { Deps } from '../services/deps.ts'
import {
  answers,
  createRoute,
  createRoutes,
  idParam,
  json,
  jsonBody,
  nothing,
  pageOf,
  pageQuery,
  z,
} from '../services/http/index.ts'
import { changeShare } from './change-share.ts'
import { removeRecipient, revokeShare } from './end-access.ts'
import { authorizeShare, listShares, readShare } from './read-shares.ts'
import { resendShare } from './resend-share.ts'
import { sendShare } from './send-share.ts'
import { shareChangeSchema, shareInputSchema, shareSchema } from './share-schema.ts'

const recipientParams = z.object({ id: z.uuidv7(), rid: z.uuidv7() })

const send = createRoute({
  method: 'post',
  path: '/dossiers/{id}/shares',
  request: {
    params: idParam,
    headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
    ...jsonBody(shareInputSchema),
  },
  responses: answers({ 201: json(shareSchema, 'Sent') }),
})
const list = createRoute({
  method: 'get',
  path: '/dossiers/{id}/shares',
  request: { params: idParam, query: pageQuery },
  responses: answers({ 200: json(pageOf(shareSchema), 'Newest first') }),
})
const read = createRoute({
  method: 'get',
  path: '/shares/{id}',
  request: { params: idParam },
  responses: answers({ 200: json(shareSchema, 'One share') }),
})
const change = createRoute({
  method: 'patch',
  path: '/shares/{id}',
  request: { params: idParam, ...jsonBody(shareChangeSchema) },
  responses: answers({ 200: json(shareSchema, 'As it is now') }),
})
const revoke = createRoute({
  method: 'delete',
  path: '/shares/{id}',
  request: { params: idParam },
  responses: answers({ 204: nothing }),
})
const resend = createRoute({
  method: 'post',
  path: '/shares/{id}/recipients/{rid}/resend',
  request: { params: recipientParams },
  responses: answers({ 202: { description: 'Written to again' } }),
})
const remove = createRoute({
  method: 'delete',
  path: '/shares/{id}/recipients/{rid}',
  request: { params: recipientParams },
  responses: answers({ 204: nothing }),
})

/** Stage 3: documents go out to parties of their dossier. */
export function shareRoutes(deps: Deps) {
  return createRoutes()
    .openapi(send, async (c) => {
      const { dossier, member } = await getDossierFor(deps, c.get('principal'), 'share.write', c.req.valid('param').id)
      const request = { idempotencyKey: c.req.valid('header')['idempotency-key'], locale: c.get('locale') }
      const shareId = await sendShare(deps, member, dossier.id, c.req.valid('json'), request)
      return c.json(await readShare(deps, shareId), 201)
    })
    .openapi(list, async (c) =>
      c.json(await listShares(deps, c.get('principal'), c.req.valid('param').id, c.req.valid('query')), 200),
    )
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      await authorizeShare(deps, c.get('principal'), 'share.read', id)
      return c.json(await readShare(deps, id), 200)
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param')
      const member = await authorizeShare(deps, c.get('principal'), 'share.write', id)
      await changeShare(deps, member, id, c.req.valid('json'), c.get('locale'))
      return c.json(await readShare(deps, id), 200)
    })
    .openapi(revoke, async (c) => {
      const { id } = c.req.valid('param')
      await revokeShare(deps, await authorizeShare(deps, c.get('principal'), 'share.write', id), id)
      return c.body(null, 204)
    })
    .openapi(resend, async (c) => {
      const { id, rid } = c.req.valid('param')
      const member = await authorizeShare(deps, c.get('principal'), 'share.write', id)
      await resendShare(deps, member, { shareId: id, recipientId: rid, locale: c.get('locale') })
      return c.body(null, 202)
    })
    .openapi(remove, async (c) => {
      const { id, rid } = c.req.valid('param')
      await removeRecipient(deps, await authorizeShare(deps, c.get('principal'), 'share.write', id), id, rid)
      return c.body(null, 204)
    })
}
