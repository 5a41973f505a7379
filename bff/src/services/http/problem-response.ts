import type { ProblemBody } from '@juriszone/widgets/contract'
import { HTTPException } from 'hono/http-exception'
import { fieldProblem, Problem, problemText } from '../../platform/problems.ts'
import type { Principal } from '../accounts/index.ts'
import { recordActivity } from '../activity/index.ts'
import type { Actor } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import type { ZoneContext } from './routes.ts'

/** RFC 9457, in the reader's language. Nothing of an error that is not ours reaches the reader. */
export function problemResponse(deps: Pick<Deps, 'config'>, c: ZoneContext, problem: Problem): Response {
  const locale = c.get('locale') ?? 'fr-CA'
  const requestId = c.get('requestId')
  const params = { support: deps.config.support, requestId, ...problem.params }
  const body: ProblemBody = {
    type: `urn:juriszone:problem:${problem.code}`,
    status: problem.status,
    title: problem.code.replaceAll('_', ' '),
    detail: problemText(problem.code, locale, params),
    code: problem.code,
    requestId,
    ...(problem.fields.length > 0 && { errors: problem.fields.map((fault) => fieldProblem(fault, locale)) }),
  }
  const headers = new Headers({ 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Language': locale })
  if (problem.allow !== undefined) headers.set('Allow', problem.allow)
  if (problem.retryAfter !== undefined) headers.set('Retry-After', String(problem.retryAfter))
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}

/** Last resort of the app: a Problem is told, anything else is logged and told as `internal`. */
export async function answerError(deps: Deps, c: ZoneContext, error: unknown): Promise<Response> {
  const problem = toProblem(error)
  if (problem.code === 'internal') deps.log.error({ err: error, requestId: c.get('requestId') }, 'unexpected error')
  const { refusedIn } = problem
  if (refusedIn !== undefined) {
    const principal = c.get('principal')
    await deps.db.write((tx) =>
      recordActivity(deps, tx, {
        firmId: refusedIn.firmId,
        at: deps.clock.now(),
        actor: { ...whoWas(principal), requestId: principal.requestId },
        action: 'access.refused',
        outcome: 'refused',
        dossierId: refusedIn.dossierId ?? null,
        details: { code: problem.code },
      }),
    )
  }
  return problemResponse(deps, c, problem)
}

function whoWas(principal: Principal): Pick<Actor, 'kind' | 'id'> {
  if (principal.kind === 'visitor') return { kind: 'visitor', id: principal.depositId }
  if (principal.kind === 'host') return { kind: 'host', id: null }
  return { kind: 'member', id: principal.kind === 'account' ? principal.accountId : null }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Problem('body_too_large')
    if (error.status === 415) return new Problem('not_json')
    if (error.status === 400) return new Problem('invalid_body')
  }
  return new Problem('internal')
}
