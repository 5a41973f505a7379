const FIRST_DELAY = 1_000
const LAST_DELAY = 30_000

/**
 * Waits longer after each failure in a row, up to 30 s; a browser that is back on line does not wait, nor a page that
 * is looked at again: the timers of a locked phone stand still.
 */
export class RetryTimer {
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #again: (() => void) | null = null

  /** @param delay Milliseconds, for who spreads them. */
  schedule(again: () => void, delay: number = this.delay): void {
    this.cancel()
    this.#again = () => {
      this.cancel()
      again()
    }
    this.#timer = setTimeout(this.#again, delay)
    this.#failures++
    addEventListener('online', this.#again)
    document.addEventListener('visibilitychange', this.#onSeen)
  }

  get isWaiting(): boolean {
    return this.#again !== null
  }

  /** How long the next wait will be, in milliseconds. */
  get delay(): number {
    return Math.min(FIRST_DELAY * 2 ** this.#failures, LAST_DELAY)
  }

  /** Something went through: the next failure is a first one. */
  reset(): void {
    this.#failures = 0
  }

  cancel(): void {
    clearTimeout(this.#timer)
    if (this.#again) removeEventListener('online', this.#again)
    document.removeEventListener('visibilitychange', this.#onSeen)
    this.#again = null
  }

  /** What it waited for may have come. */
  hurry(): void {
    this.#again?.()
  }

  #onSeen = (): void => {
    if (document.visibilityState === 'visible') this.hurry()
  }
}
