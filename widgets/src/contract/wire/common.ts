export type Instant = string
export type Locale = 'fr-CA' | 'en-CA'

/** A list answer; `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Query of every list; `limit` is 1–200, 50 by default. */
export interface PageQuery {
  limit?: number
  cursor?: string
  search?: string
}

/** RFC 9457 `application/problem+json`. */
export interface ProblemBody {
  type: string
  status: number
  title: string
  /** One or two sentences in the caller's language: what happened, then what to do. */
  detail: string
  code: string
  requestId: string
  errors?: FieldProblem[]
}

export interface FieldProblem {
  /** JSON path of the field: `parties[1].email`. */
  path: string
  code: string
  message: string
}
