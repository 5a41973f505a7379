export interface ProblemEntry {
  status: number
  /** French first: the fact, then what to do. `{x}` is filled from the problem's params. */
  fr: string
  en: string
}
