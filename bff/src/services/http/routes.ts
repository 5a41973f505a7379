import { LONGEST_PAGE } from '../../platform/pages.ts'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Hook } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { fieldsProblem, Problem } from '../../platform/problems.ts'
import type { FieldFault, ProblemCode } from '../../platform/problems.ts'
import { PROBLEMS } from '../../platform/problem-table.ts'
import { OWN_PAGES_ONLY } from './cors.ts'
import type { ZoneEnv } from './zone-env.ts'

export { createRoute, z }

export type ZoneContext = Context<ZoneEnv>

/** Routes of one stage, with schemas that feed both the checks and the OpenAPI document. */
export function createRoutes(): OpenAPIHono<ZoneEnv> {
  return new OpenAPIHono<ZoneEnv>({ defaultHook: refuseInvalid })
}

/** Doors of those whom nobody knows yet: a firm's visitors, beside our own pages. */
const VISITORS = /^\/api\/v1\/(boxes|visits)\//

/** Every refused body, query or path is one problem that names each field. */
const refuseInvalid: Hook<unknown, ZoneEnv, string, unknown> = (result, c) => {
  if (result.success) return
  // Who has no business here is not taught how to ask.
  const principal = c.get('principal')
  const isOpenDoor = OWN_PAGES_ONLY.test(c.req.path) || VISITORS.test(c.req.path)
  if (principal.kind === 'anonymous' && !isOpenDoor) throw new Problem(principal.reason ?? 'signed_out')
  const fields = result.error.issues.flatMap((issue) => faultsOf(issue))
  if (result.target !== 'json') throw new Problem(result.target === 'param' ? 'not_found' : 'invalid_query', { fields })
  if (fields.some(({ code }) => PROBLEMS[code].status === 400)) throw new Problem('invalid_body', { fields })
  throw fieldsProblem(fields)
}

type Issue = z.core.$ZodIssue

function faultsOf(issue: Issue): FieldFault[] {
  const path = pathOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      code: 'unknown_field',
      params: { field: key },
    }))
  }
  // A schema's own message is a code of the problem table.
  if (isProblemCode(issue.message)) return [{ path, code: issue.message }]
  // zod keeps the input to itself; its own message is where it tells absent from wrong.
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return [{ path, code: 'required' }]
  if (issue.code === 'too_big') {
    return [{ path, code: issue.origin === 'array' ? 'too_many' : 'too_long', params: { max: Number(issue.maximum) } }]
  }
  if (issue.code === 'too_small' && issue.origin !== 'number') return [{ path, code: 'required' }]
  return [{ path, code: 'invalid_value' }]
}

function isProblemCode(message: string): message is ProblemCode {
  return Object.hasOwn(PROBLEMS, message)
}

/** `parties[1].email` */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}

const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

/** Answers of a route: its own, and problems for the rest. */
export function answers<const Own extends Record<number, unknown>>(own: Own) {
  return {
    ...own,
    default: {
      description: 'Problem (RFC 9457)',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  }
}

/** A JSON answer of one of the contract's types: `json<Dossier>(z.any())` would check nothing, so schemas are written out. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** A required JSON body. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

export const nothing = { description: 'Done' }

export const idParam = z.object({ id: z.uuidv7() })

export const instant = z.iso.datetime()

/** `?limit&cursor&search` of every list. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(50),
  cursor: z.string().max(1000).optional(),
  search: z.string().max(200).optional(),
})

export function pageOf<Schema extends z.ZodType>(item: Schema) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
