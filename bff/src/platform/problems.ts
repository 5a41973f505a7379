import type { FieldProblem, Locale } from '@juriszone/widgets/contract'
import { PROBLEMS } from './problem-table.ts'
import type { ProblemCode } from './problem-table.ts'

export type { ProblemCode } from './problem-table.ts'

/** Values that a problem's sentence needs: an address, a date, a number of seconds. */
export type ProblemParams = Record<string, string | number>

/** A field of a body that cannot be taken; its sentence comes from the same table. */
export interface FieldFault {
  path: string
  code: ProblemCode
  params?: ProblemParams
}

/** What somebody without the right reached for: leaves an activity row in that firm's chain. */
export interface RefusedIn {
  firmId: string
  dossierId?: string
}

interface ProblemOptions {
  params?: ProblemParams
  fields?: FieldFault[]
  /** Seconds until it may work. */
  retryAfter?: number
  refusedIn?: RefusedIn
  /** Methods that there are, for a 405 (RFC 9110, 15.5.6). */
  allow?: string
}

/** What a use case throws when it must say no: a code of the table, never free text. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly params: ProblemParams
  readonly fields: FieldFault[]
  readonly retryAfter: number | undefined
  readonly refusedIn: RefusedIn | undefined
  readonly allow: string | undefined

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.params = options.params ?? {}
    this.fields = options.fields ?? []
    this.retryAfter = options.retryAfter
    this.refusedIn = options.refusedIn
    this.allow = options.allow
  }

  get status(): number {
    return PROBLEMS[this.code].status
  }
}

/** The sentence of a problem in the reader's language. */
export function problemText(code: ProblemCode, locale: Locale, params: ProblemParams): string {
  const text = locale === 'en-CA' ? PROBLEMS[code].en : PROBLEMS[code].fr
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
}

export function fieldProblem(fault: FieldFault, locale: Locale): FieldProblem {
  return { path: fault.path, code: fault.code, message: problemText(fault.code, locale, fault.params ?? {}) }
}

/** Faults whose own sentence says more than « certains champs sont à corriger ». */
const SPEAKS_ALONE: ReadonlySet<ProblemCode> = new Set([
  'title_missing',
  'expiry_out_of_range',
  'expiry_shortened',
  'document_not_in_dossier',
  'document_infected',
  'recipient_not_in_dossier',
  'member_not_in_firm',
  'duplicate',
  'too_many',
])

/** One 422 that names every fault of a body; a single kind of fault speaks for itself. */
export function fieldsProblem(fields: FieldFault[]): Problem {
  const [first] = fields
  const isOneKind = first !== undefined && fields.every(({ code }) => code === first.code)
  if (!isOneKind || !SPEAKS_ALONE.has(first.code)) return new Problem('invalid_fields', { fields })
  return new Problem(first.code, { fields, params: first.params ?? {} })
}

/** For work that must be there: `orNotFound(await find…)`. */
export function orNotFound<Row>(row: Row | undefined | null): Row {
  if (row === undefined || row === null) throw new Problem('not_found')
  return row
}
