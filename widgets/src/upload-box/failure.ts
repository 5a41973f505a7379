import type { TemplateResult } from 'lit'
import type { UploadQueue, ZoneProblem } from '../client/index.ts'
import { problemBanner, problemText, type Localize } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'

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

/** What the visitor took out is not out yet: it is tried again by itself, and at once for who asks. */
export function notRemoved(queue: UploadQueue, t: LaterMessages): Failure | null {
  for (const { name, problem } of queue.leaving)
    if (problem) return { problem, fact: t.notRemoved(name), retry: () => queue.hurry() }
  return null
}
