import { bring } from '../client/index.ts'

/** A part that is not needed at first sight: it comes when it is asked for, or warmed up before. */
export class Later<Part> {
  #bring: () => Promise<Part>
  #coming: Promise<Part> | null = null
  /** Null until it is there. */
  now: Part | null = null

  constructor(load: () => Promise<Part>) {
    this.#bring = load
  }

  /** @throws {ZoneProblem} `offline` or `page_outdated` when it cannot come; the next call tries again. */
  async load(): Promise<Part> {
    this.#coming ??= bring(this.#bring)
    try {
      this.now = await this.#coming
      return this.now
    } catch (error) {
      this.#coming = null
      throw error
    }
  }
}

/** When the browser has nothing better to do. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}
