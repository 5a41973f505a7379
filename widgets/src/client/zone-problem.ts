import type { FieldProblem, ProblemBody } from '../contract/index.ts'

/**
 * What a call throws when the zone says no, or cannot be reached.
 * `code` is stable: the contract's codes, or `offline` when no answer came, `origin_refused` when the zone answers
 * others but not this page, `page_outdated` when this page is older than what the zone now serves.
 */
export class ZoneProblem extends Error {
  override readonly name = 'ZoneProblem'
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly code: string
  /** Sentences for the reader, in the caller's language; empty when no answer came. */
  readonly detail: string
  readonly errors: readonly FieldProblem[]
  readonly requestId: string
  /** True when the same call may succeed later without any change. */
  readonly retryable: boolean

  constructor(problem: Partial<ProblemBody> & { status: number; code: string }, cause?: unknown) {
    super(problem.detail || problem.title || problem.code, { cause })
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? ''
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId ?? ''
    const mayPass = [0, 408, 423, 429].includes(problem.status) || problem.status >= 500
    this.retryable = mayPass && problem.code !== 'origin_refused' && problem.code !== 'page_outdated'
  }

  static offline(cause?: unknown): ZoneProblem {
    return new ZoneProblem({ status: 0, code: 'offline' }, cause)
  }

  /** Reads a problem body; a proxy's own error page becomes `unexpected_answer`. */
  static parse(status: number, text: string): ZoneProblem {
    try {
      const body: unknown = JSON.parse(text)
      if (isProblem(body)) return new ZoneProblem({ ...body, status })
    } catch {
      // Not JSON: an intermediary answered.
    }
    return new ZoneProblem({ status, code: 'unexpected_answer' })
  }
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}
