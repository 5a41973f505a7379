import { authorizeVisitor } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { answers, createRoute, createRoutes, idParam, json, jsonBody, nothing, z } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'
import { beginVisit } from './begin-visit.ts'
import type { Visiting } from './begin-visit.ts'
import { boxSchema, receiptSchema, verifiedSchema, visitBody, visitSchema } from './deposit.schema.ts'
import { readBox } from './get-box.ts'
import { requestCode } from './request-code.ts'
import { submitDeposit } from './submit-deposit.ts'
import { verifyVisit } from './verify-visit.ts'
import { withdrawFile } from './withdraw-file.ts'

const keyParam = z.object({ publishableKey: z.string().max(100) })

const box = createRoute({
  method: 'get',
  path: '/boxes/{publishableKey}',
  request: { params: keyParam },
  responses: answers({ 200: json(boxSchema, 'What the box says of itself') }),
})
const begin = createRoute({
  method: 'post',
  path: '/boxes/{publishableKey}/visits',
  request: { params: keyParam, ...jsonBody(visitBody) },
  responses: answers({ 202: json(visitSchema, 'A code leaves by e-mail') }),
})
const another = createRoute({
  method: 'post',
  path: '/visits/{id}/codes',
  request: { params: idParam },
  responses: answers({ 202: { description: 'Another code leaves by e-mail, if the visit goes on' } }),
})
const verify = createRoute({
  method: 'post',
  path: '/visits/{id}/verify',
  request: { params: idParam, ...jsonBody(z.strictObject({ code: z.string().trim().min(1, 'required').max(32) })) },
  responses: answers({ 200: json(verifiedSchema, 'What uploads are sent with; it reads nothing') }),
})
const submit = createRoute({
  method: 'post',
  path: '/visits/{id}/submit',
  request: { params: idParam },
  responses: answers({ 200: json(receiptSchema, 'The receipt; a repeat gives the same') }),
})
const withdraw = createRoute({
  method: 'delete',
  path: '/visits/{id}/files/{uploadId}',
  request: { params: idParam.extend({ uploadId: z.uuidv7() }) },
  responses: answers({ 204: nothing }),
})

/** A visitor's side: from the form on the firm's own website to the receipt. */
export function visitRoutes(deps: Deps) {
  return createRoutes()
    .openapi(box, async (c) =>
      c.json(await readBox(deps, c.req.valid('param').publishableKey, c.req.header('Origin')), 200),
    )
    .openapi(begin, async (c) => {
      const at = { publishableKey: c.req.valid('param').publishableKey, origin: c.req.header('Origin') }
      return c.json(await beginVisit(deps, at, c.req.valid('json'), visitingOf(c)), 202)
    })
    .openapi(another, async (c) => {
      await requestCode(deps, c.req.valid('param').id, visitingOf(c))
      return c.body(null, 202)
    })
    .openapi(verify, async (c) => {
      const { code } = c.req.valid('json')
      return c.json(await verifyVisit(deps, c.req.valid('param').id, code, c.get('requestId')), 200)
    })
    .openapi(submit, async (c) =>
      c.json(await submitDeposit(deps, authorizeVisitor(c.get('principal')), c.req.valid('param').id), 200),
    )
    .openapi(withdraw, async (c) => {
      const { id, uploadId } = c.req.valid('param')
      await withdrawFile(deps, authorizeVisitor(c.get('principal')), id, uploadId)
      return c.body(null, 204)
    })
}

function visitingOf(c: ZoneContext): Visiting {
  return { ip: c.get('ip'), locale: c.get('locale'), requestId: c.get('requestId') }
}
