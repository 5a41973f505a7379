import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ZoneProblem } from '../client/index.ts'

const FIRST_DELAY = 2_000
const LAST_DELAY = 30_000

/** While something could not be loaded: tries again when the network or the reader is back, and from time to time. */
export class Recovery implements ReactiveController {
  #problem: () => ZoneProblem | null
  #run: () => Promise<void>
  #delay = FIRST_DELAY
  #timer: ReturnType<typeof setTimeout> | undefined
  #isRunning = false
  #isConnected = false

  constructor(host: ReactiveControllerHost, problem: () => ZoneProblem | null, run: () => Promise<void>) {
    this.#problem = problem
    this.#run = run
    host.addController(this)
  }

  hostConnected(): void {
    this.#isConnected = true
    addEventListener('online', this.tryNow)
    addEventListener('focus', this.tryNow)
  }

  hostDisconnected(): void {
    this.#isConnected = false
    removeEventListener('online', this.tryNow)
    removeEventListener('focus', this.tryNow)
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  hostUpdated(): void {
    if (!this.#problem()) this.#delay = FIRST_DELAY
    this.#plan()
  }

  tryNow = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#isRunning || !this.#problem()) return
    this.#isRunning = true
    this.#delay = Math.min(2 * this.#delay, LAST_DELAY)
    void this.#run().finally(() => {
      this.#isRunning = false
      this.#plan()
    })
  }

  /** What only a person can mend is not asked for again and again. */
  #plan(): void {
    const isWorthIt = this.#isConnected && !this.#isRunning && this.#problem()?.retryable === true
    if (isWorthIt) this.#timer ??= setTimeout(this.tryNow, this.#delay)
    else clearTimeout(this.#timer)
    if (!isWorthIt) this.#timer = undefined
  }
}
