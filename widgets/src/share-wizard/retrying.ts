import { RetryTimer, type ZoneProblem } from '../client/index.ts'
import { asProblem } from '../kit/index.ts'

/**
 * One call, made again until the zone answers it with yes or no. What time may mend is waited for, longer each time:
 * no answer, a busy zone, a session or a token that ended. The network's return ends the wait.
 */
export class Retrying<Answer> {
  #call: () => Promise<Answer>
  #onFailure: (problem: ZoneProblem) => void
  #timer = new RetryTimer()
  #isStopped = false
  #wake: (() => void) | null = null

  constructor(call: () => Promise<Answer>, onFailure: (problem: ZoneProblem) => void = () => undefined) {
    this.#call = call
    this.#onFailure = onFailure
  }

  /** @throws {ZoneProblem} the zone's no; an `AbortError` once stopped. */
  async run(): Promise<Answer> {
    for (;;) {
      const [answer] = await Promise.allSettled([this.#call()])
      this.#throwIfStopped()
      if (answer.status === 'fulfilled') return answer.value
      const problem = asProblem(answer.reason)
      if (!problem.retryable && problem.status !== 401) throw problem
      this.#onFailure(problem)
      this.#throwIfStopped()
      await this.#pause()
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

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#timer.cancel()
        resolve()
      }
      this.#timer.schedule(resolve)
    })
  }
}
