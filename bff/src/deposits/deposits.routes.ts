import { getDossierFor, memberScope } from '../dossiers/index.ts'
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
import { deleteDeposit } from './delete-deposit.ts'
import { depositDetailsSchema, depositSchema } from './deposit.schema.ts'
import { fileDeposit } from './file-deposit.ts'
import { getDepositFor } from './get-deposit.ts'
import { listDeposits } from './list-deposits.ts'
import { openDeposit } from './open-deposit.ts'
import { readDeposit } from './read-deposit.ts'
import { visitRoutes } from './visits.routes.ts'

const list = createRoute({
  method: 'get',
  path: '/deposits',
  request: { query: pageQuery },
  responses: answers({ 200: json(pageOf(depositSchema), 'What waits to be filed, the newest first') }),
})
const read = createRoute({
  method: 'get',
  path: '/deposits/{id}',
  request: { params: idParam },
  responses: answers({ 200: json(depositDetailsSchema, 'The deposit') }),
})
const open = createRoute({
  method: 'post',
  path: '/deposits/{id}/opening',
  request: { params: idParam },
  responses: answers({ 204: nothing }),
})
const file = createRoute({
  method: 'post',
  path: '/deposits/{id}/file',
  request: { params: idParam, ...jsonBody(z.strictObject({ dossierId: z.uuidv7() })) },
  responses: answers({ 200: json(z.object({ dossierId: z.uuidv7() }), 'Where its documents are now') }),
})
const remove = createRoute({
  method: 'delete',
  path: '/deposits/{id}',
  request: { params: idParam },
  responses: answers({ 204: nothing }),
})

/** Stage 6: what a visitor leaves in the box, until a member files it. */
export function depositRoutes(deps: Deps) {
  return createRoutes()
    .route('/', visitRoutes(deps))
    .openapi(list, async (c) =>
      c.json(await listDeposits(deps, memberScope(c.get('principal'), 'deposit.read'), c.req.valid('query')), 200),
    )
    .openapi(read, async (c) => {
      const { deposit } = await getDepositFor(deps, c.get('principal'), 'deposit.read', c.req.valid('param').id)
      return c.json(await readDeposit(deps.db.read, deposit), 200)
    })
    .openapi(open, async (c) => {
      const { deposit, member } = await getDepositFor(deps, c.get('principal'), 'deposit.read', c.req.valid('param').id)
      await openDeposit(deps, member, deposit.id)
      return c.body(null, 204)
    })
    .openapi(file, async (c) => {
      const principal = c.get('principal')
      const { deposit, member } = await getDepositFor(deps, principal, 'deposit.write', c.req.valid('param').id)
      const { dossier } = await getDossierFor(deps, principal, 'document.write', c.req.valid('json').dossierId)
      await fileDeposit(deps, member, deposit.id, dossier.id)
      return c.json({ dossierId: dossier.id }, 200)
    })
    .openapi(remove, async (c) => {
      const { deposit, member } = await getDepositFor(
        deps,
        c.get('principal'),
        'deposit.write',
        c.req.valid('param').id,
      )
      await deleteDeposit(deps, member, deposit)
      return c.body(null, 204)
    })
}
