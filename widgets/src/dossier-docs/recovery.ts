import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { RetryTimer, type ZoneProblem } from '../client/index.ts'

/** While something could not be loaded: tries again when the network or the reader is back, and from time to time. */
export class Recovery implements ReactiveController {
  #problem: () => ZoneProblem | null
  #run: () => Promise<void>
  #timer = new RetryTimer()
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
    this.#timer.cancel()
  }

  hostUpdated(): void {
    if (!this.#problem()) this.#timer.reset()
    this.#plan()
  }

  tryNow = (): void => {
    this.#timer.cancel()
    if (this.#isRunning || !this.#problem()) return
    this.#isRunning = true
    void this.#run().finally(() => {
      this.#isRunning = false
      this.#plan()
    })
  }

  /** What only a person can mend is not asked for again and again. */
  #plan(): void {
    const isWorthIt = this.#isConnected && !this.#isRunning && this.#problem()?.retryable === true
    if (!isWorthIt) this.#timer.cancel()
    else if (!this.#timer.isWaiting) this.#timer.schedule(this.tryNow)
  }
}
