/** Never given twice: what a test leaves behind is cleared late, during the next one. */
let lastId = 1_000_000

/** Timers that no test waits for; `pass` lets those of that delay ring. */
export class LongTimers {
  readonly waiting = new Map<number, { ring: () => void; delay: number }>()
  #least: number
  #own = window.setTimeout
  #clear = window.clearTimeout

  /** @param least Milliseconds: shorter ones are the browser’s. */
  constructor(least: number) {
    this.#least = least
  }

  install(): void {
    window.setTimeout = ((ring: () => void, delay = 0, ...more: unknown[]) => {
      if (delay < this.#least) return Reflect.apply(this.#own, window, [ring, delay, ...more]) as number
      this.waiting.set(++lastId, { ring, delay })
      return lastId
    }) as typeof window.setTimeout
    window.clearTimeout = (id) => {
      this.waiting.delete(id as number)
      this.#clear.call(window, id)
    }
  }

  uninstall(): void {
    window.setTimeout = this.#own
    window.clearTimeout = this.#clear
  }

  pass(accepts: (delay: number) => boolean): void {
    for (const [id, { ring, delay }] of this.waiting) {
      if (!accepts(delay)) continue
      this.waiting.delete(id)
      ring()
    }
  }
}
