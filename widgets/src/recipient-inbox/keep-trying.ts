import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { RetryTimer, type ZoneProblem } from '../client/index.ts'

interface Callbacks {
  load: () => void
  /** What had failed went well again. */
  onBack: () => void
}

/** Loads by itself what did not come: later and later, and at once when the browser is back on line. */
export class KeepTrying implements ReactiveController {
  #host: ReactiveControllerHost
  #callbacks: Callbacks
  #timer = new RetryTimer()
  #problem: ZoneProblem | null = null
  /** The browser says that it has no network: what is on screen may be old. */
  isOffline = false

  constructor(host: ReactiveControllerHost, callbacks: Callbacks) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('offline', this.#onOffline)
    addEventListener('online', this.#onOnline)
  }

  hostDisconnected(): void {
    removeEventListener('offline', this.#onOffline)
    removeEventListener('online', this.#onOnline)
    this.#timer.cancel()
    this.#problem = null
    this.isOffline = false
  }

  /** @param problem of the last load; null when it went well, or is under way. */
  watch(problem: ZoneProblem | null): void {
    if (problem === this.#problem) return
    const hadFailed = this.#problem !== null
    this.#problem = problem
    // A session or a token may come back too.
    if (problem && (problem.retryable || problem.status === 401)) {
      this.#timer.schedule(this.#callbacks.load)
      return
    }
    this.#timer.cancel()
    this.#timer.reset()
    if (hadFailed && !problem) this.#callbacks.onBack()
  }

  #onOffline = (): void => {
    this.isOffline = true
    this.#host.requestUpdate()
  }

  #onOnline = (): void => {
    if (!this.isOffline) return
    this.isOffline = false
    this.#callbacks.onBack()
    this.#callbacks.load()
    this.#host.requestUpdate()
  }
}
