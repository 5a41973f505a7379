import type { TemplateResult } from 'lit'
import type { ZoneProblem } from '../../client/index.ts'
import { problemBanner, problemText } from '../../kit/index.ts'
import type { DepositWords } from './words.ts'

/** What went wrong with a deposit; one that is not found was there a moment ago. */
export function depositProblem(problem: ZoneProblem, { t, kit }: DepositWords, onRetry?: () => void): TemplateResult {
  const isGone = problem.code === 'not_found'
  return problemBanner(problem, kit, isGone ? undefined : onRetry, isGone ? t.gone : problemText(problem, kit))
}
