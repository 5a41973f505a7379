const FIRST_DELAY = 1_000
const LAST_DELAY = 30_000

/** Waits longer after each failure in a row, up to 30 s; a browser that is back on line does not wait. */
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
    this.#again = null
  }
}
