import type { ZoneProblem } from '../client/index.ts'
import { asProblem } from '../kit/index.ts'

const FIRST_DELAY = 1_000
const LAST_DELAY = 30_000

/**
 * One call, made again until the zone answers it with yes or no. What time may mend is waited for, longer each time:
 * no answer, a busy zone, a session or a token that ended. The network's return ends the wait.
 */
export class Retrying<Answer> {
  #call: () => Promise<Answer>
  #onFailure: (problem: ZoneProblem) => void
  #isStopped = false
  #wake: (() => void) | null = null

  constructor(call: () => Promise<Answer>, onFailure: (problem: ZoneProblem) => void = () => undefined) {
    this.#call = call
    this.#onFailure = onFailure
  }

  /** @throws {ZoneProblem} the zone's no; an `AbortError` once stopped. */
  async run(): Promise<Answer> {
    for (let delay = FIRST_DELAY; ; delay = Math.min(2 * delay, LAST_DELAY)) {
      const [answer] = await Promise.allSettled([this.#call()])
      this.#throwIfStopped()
      if (answer.status === 'fulfilled') return answer.value
      const problem = asProblem(answer.reason)
      if (!problem.retryable && problem.status !== 401) throw problem
      this.#onFailure(problem)
      this.#throwIfStopped()
      await this.#pause(delay)
      this.#throwIfStopped()
    }
  }

  /** Tries again at once. */
  hurry(): void {
    this.#wake?.()
  }

  stop(): void {
    this.#isStopped = true
    this.#wake?.()
  }

  #throwIfStopped(): void {
    if (this.#isStopped) throw new DOMException('Given up', 'AbortError')
  }

  #pause(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        removeEventListener('online', wake)
        this.#wake = null
        resolve()
      }
      const timer = setTimeout(wake, delay)
      addEventListener('online', wake)
      this.#wake = wake
    })
  }
}
