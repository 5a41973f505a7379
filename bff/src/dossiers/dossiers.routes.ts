import type { Deps } from '../services/deps.ts'
import {
  answers,
  createRoute,
  createRoutes,
  idParam,
  json,
  nothing,
  pageOf,
  pageQuery,
  z,
} from '../services/http/index.ts'
import { closeDossier } from './close-dossier.ts'
import { dossierSchema, memberSchema, personSchema } from './dossier.schema.ts'
import { getDossierFor } from './get-dossier.ts'
import { hostRoutes } from './host.routes.ts'
import { keepDossier } from './keep-dossier.ts'
import { listDossiers } from './list-dossiers.ts'
import { listMembers } from './list-members.ts'
import { listPeople } from './list-people.ts'
import { memberScope } from './member-scope.ts'
import { countUnseen, markSeen, readDossier } from './read-dossier.ts'

const list = createRoute({
  method: 'get',
  path: '/dossiers',
  request: { query: pageQuery.extend({ number: z.string().max(1000).optional() }) },
  responses: answers({ 200: json(pageOf(dossierSchema), 'Newest activity first') }),
})
const read = createRoute({
  method: 'get',
  path: '/dossiers/{id}',
  request: { params: idParam },
  responses: answers({ 200: json(dossierSchema, 'The dossier') }),
})
const see = createRoute({
  method: 'post',
  path: '/dossiers/{id}/seen',
  request: { params: idParam },
  responses: answers({ 204: nothing }),
})
const keep = createRoute({
  method: 'post',
  path: '/dossiers/{id}/keeping',
  request: { params: idParam },
  responses: answers({ 200: json(dossierSchema, 'The dossier, its time of keeping begun anew') }),
})
const close = createRoute({
  method: 'post',
  path: '/dossiers/{id}/closing',
  request: { params: idParam },
  responses: answers({ 200: json(dossierSchema, 'The dossier, closed') }),
})
const people = createRoute({
  method: 'get',
  path: '/people',
  request: { query: pageQuery },
  responses: answers({ 200: json(pageOf(personSchema), 'By name') }),
})
const members = createRoute({
  method: 'get',
  path: '/members',
  request: { query: z.strictObject({ dossier: z.uuidv7() }) },
  responses: answers({ 200: json(pageOf(memberSchema), 'The asker’s colleagues in the dossier’s firm') }),
})
const counts = createRoute({
  method: 'get',
  path: '/counts',
  responses: answers({ 200: json(z.object({ dossiers: z.int(), deposits: z.int() }), 'What is new to this member') }),
})

/** Stage 1: ProCardex's export becomes a dossier and its parties; members find them. */
export function dossierRoutes(deps: Deps) {
  return createRoutes()
    .route('/', hostRoutes(deps))
    .openapi(list, async (c) => {
      const scope = memberScope(c.get('principal'), 'dossier.read')
      return c.json(await listDossiers(deps, scope, c.req.valid('query')), 200)
    })
    .openapi(read, async (c) => {
      const { dossier, member } = await getDossierFor(deps, c.get('principal'), 'dossier.read', c.req.valid('param').id)
      return c.json(await readDossier(deps.db.read, member, dossier.id), 200)
    })
    .openapi(see, async (c) => {
      const { dossier, member } = await getDossierFor(deps, c.get('principal'), 'dossier.read', c.req.valid('param').id)
      await markSeen(deps, member, dossier.id)
      return c.body(null, 204)
    })
    .openapi(keep, async (c) => {
      const { dossier, member } = await getDossierFor(deps, c.get('principal'), 'dossier.keep', c.req.valid('param').id)
      return c.json(await keepDossier(deps, member, dossier), 200)
    })
    .openapi(close, async (c) => {
      const { dossier, member } = await getDossierFor(
        deps,
        c.get('principal'),
        'dossier.close',
        c.req.valid('param').id,
      )
      return c.json(await closeDossier(deps, member, dossier), 200)
    })
    .openapi(people, async (c) => {
      const scope = memberScope(c.get('principal'), 'people.list')
      return c.json(await listPeople(deps, scope, c.req.valid('query')), 200)
    })
    .openapi(members, async (c) => {
      const { member } = await getDossierFor(deps, c.get('principal'), 'members.list', c.req.valid('query').dossier)
      return c.json(await listMembers(deps, member), 200)
    })
    .openapi(counts, async (c) => c.json(await countUnseen(deps, memberScope(c.get('principal'), 'counts.read')), 200))
}
