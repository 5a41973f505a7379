import { Hono, type Context } from 'hono'
import type { Account, Locale, Member, Page, ProblemBody } from '@juriszone/widgets/contract'
import { fold, searchWords } from '../../../bff/src/platform/fold.ts'
import {
  fieldProblem,
  fieldsProblem,
  Problem,
  problemText,
  type FieldFault,
} from '../../../bff/src/platform/problems.ts'
import type { ZoneState } from './state.ts'

/** Somebody's browser: what a cookie would hold. */
export interface Browser {
  accountId: string | null
  /** Id of the device that it is remembered as. */
  deviceId?: string | null
}

export interface FakeEnv {
  Bindings: Browser
}

export type FakeContext = Context<FakeEnv>

export function createRoutes(): Hono<FakeEnv> {
  return new Hono<FakeEnv>()
}

/** The same sentences as the zone's: they come from its own table. */
export function answerProblem(c: FakeContext, error: unknown): Response {
  const problem = error instanceof Problem ? error : new Problem('internal')
  const locale: Locale = /^en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en-CA' : 'fr-CA'
  const requestId = crypto.randomUUID()
  const body: ProblemBody = {
    type: `urn:juriszone:problem:${problem.code}`,
    status: problem.status,
    title: problem.code.replaceAll('_', ' '),
    detail: problemText(problem.code, locale, {
      support: '418 555-0199',
      requestId,
      wait: '15\u00a0minutes',
      ...problem.params,
    }),
    code: problem.code,
    requestId,
    ...(problem.fields.length > 0 && { errors: problem.fields.map((fault) => fieldProblem(fault, locale)) }),
  }
  const headers = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Language': locale }
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}

export function requireAccount(state: ZoneState, c: FakeContext): Account {
  const account = state.accounts.find(({ id }) => id === c.env.accountId)
  if (!account) throw new Problem('signed_out')
  return account
}

export function requireMember(state: ZoneState, c: FakeContext): { account: Account; member: Member } {
  const account = requireAccount(state, c)
  const member = state.members.find(({ email }) => email === account.email)
  if (!member) throw new Problem('forbidden')
  return { account, member }
}

/** A path parameter; the routes have no optional ones. */
export function param(c: FakeContext, name: string): string {
  return c.req.param(name) ?? ''
}

/** Reads a JSON body whose every field is named. @throws Problem invalid_body, invalid_fields */
export async function readBody<Body extends object>(
  c: FakeContext,
  fields: { [Field in keyof Required<Body>]: 'required' | 'optional' },
): Promise<Body> {
  const body = await c.req.json<Body>().catch(() => {
    throw new Problem('invalid_body')
  })
  const unknown = Object.keys(body).filter((field) => !(field in fields))
  if (unknown.length > 0) {
    const faults = unknown.map((field): FieldFault => ({ path: field, code: 'unknown_field', params: { field } }))
    throw new Problem('invalid_body', { fields: faults })
  }
  const missing = Object.entries(fields).filter(([field, need]) => need === 'required' && !(field in body))
  if (missing.length > 0) throw fieldsProblem(missing.map(([path]) => ({ path, code: 'required' })))
  return body
}

/** The query of a list. @throws Problem invalid_query for what the list does not know */
export function readQuery(c: FakeContext, more: readonly string[] = []) {
  const query = c.req.query()
  const limit = Number(query['limit'] ?? 50)
  const isKnown = Object.keys(query).every((key) => ['limit', 'cursor', 'search', ...more].includes(key))
  if (!isKnown || !Number.isInteger(limit) || limit < 1 || limit > 200) throw new Problem('invalid_query')
  return { ...query, limit, cursor: query['cursor'], search: query['search'] ?? '' }
}

type Key = readonly [by: string | number, id: string]

/**
 * One page of rows that are sorted by their keys: what came or went meanwhile moves nothing.
 * @throws Problem invalid_query for a cursor that this list did not give
 */
export function pageOf<Row, Item>(
  rows: Row[],
  { limit, cursor }: { limit: number; cursor: string | undefined },
  list: { key: (row: Row) => Key; order: 'asc' | 'desc'; toItem: (row: Row) => Item },
): Page<Item> {
  const direction = list.order === 'asc' ? 1 : -1
  const compare = (a: Key, b: Key): number => direction * (order(a[0], b[0]) || order(a[1], b[1]))
  const after = cursor === undefined ? null : parseCursor(cursor)
  const left = rows
    .filter((row) => after === null || compare(list.key(row), after) > 0)
    .toSorted((a, b) => compare(list.key(a), list.key(b)))
  const last = left.length > limit ? left[limit - 1] : undefined
  return {
    items: left.slice(0, limit).map(list.toItem),
    nextCursor: last === undefined ? null : encodeURIComponent(JSON.stringify(list.key(last))),
  }
}

function order(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function parseCursor(cursor: string): Key {
  try {
    const key = JSON.parse(decodeURIComponent(cursor)) as Key
    if (key.length === 2) return key
  } catch {
    // falls through: a cursor of ours always parses
  }
  throw new Problem('invalid_query')
}

/** True when every word of `search` stands anywhere in one of the texts, whatever its case and accents. */
export function finds(search: string, ...texts: string[]): boolean {
  const folded = texts.map(fold)
  return searchWords(search).every((word) => folded.some((text) => text.includes(word)))
}
