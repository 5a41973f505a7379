import type { TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import { problemBanner, problemText, type Localize } from '../kit/index.ts'

export interface Failure {
  problem: ZoneProblem
  /** What has not been done, said before why. */
  fact: string | undefined
  retry: () => void
}

export function failureBanner({ problem, fact, retry }: Failure, { kit }: Localize<object>): TemplateResult {
  const text = [fact, problemText(problem, kit)].filter(Boolean).join(' ')
  return problemBanner(problem, kit, problem.retryable ? retry : undefined, text)
}
