import { ZoneProblem } from './zone-problem.ts'

/** How long an embed token lives; a new one is asked for at 80 % of that. */
const LIFE = 10 * 60 * 1000
const RENEW_AFTER = 0.8 * LIFE
const RETRY_AFTER = 30_000

export interface TokenOptions {
  token?: string | undefined
  /** Gives a fresh token. */
  getToken?: (() => Promise<string>) | undefined
}

/** Holds the bearer token, in memory only, and renews it; callers at the same time share one renewal. */
export class TokenSource {
  #getToken: (() => Promise<string>) | undefined
  #token: string | null
  #receivedAt = performance.now()
  #renewal: Promise<string> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isKept = false

  constructor({ token, getToken }: TokenOptions) {
    this.#getToken = getToken
    this.#token = token ?? null
  }

  /** @throws {ZoneProblem} `token_needed` when the host gives none. */
  async get(): Promise<string> {
    if (this.#token === null) return this.renew()
    const isOld = this.#getToken !== undefined && this.#age >= RENEW_AFTER
    const renewal = isOld ? this.renew() : null
    // Nobody waits for a slow host while the old one still works.
    if (renewal && this.#age >= LIFE) return renewal
    renewal?.catch(() => undefined)
    return this.#token
  }

  /** The token was refused: the next `get` asks for another one. */
  expire(token: string): void {
    if (token === this.#token && this.#getToken) this.#token = null
  }

  use(token: string): void {
    this.#token = token
    this.#receivedAt = performance.now()
    this.#schedule()
  }

  renew(): Promise<string> {
    this.#renewal ??= this.#ask().finally(() => (this.#renewal = null))
    return this.#renewal
  }

  /** Renews by the clock too, as long as somebody watches the zone. */
  keepFresh(isKept: boolean): void {
    this.#isKept = isKept
    this.#schedule()
  }

  get #age(): number {
    return performance.now() - this.#receivedAt
  }

  async #ask(): Promise<string> {
    try {
      if (!this.#getToken) throw new Error('No way to get a token')
      const token = await this.#getToken()
      this.use(token)
      return token
    } catch (cause) {
      // A token that still works is better than none: the host may answer next time.
      if (this.#token === null) throw new ZoneProblem({ status: 401, code: 'token_needed' }, cause)
      this.#schedule(RETRY_AFTER)
      return this.#token
    }
  }

  #schedule(delay = Math.max(0, RENEW_AFTER - this.#age)): void {
    clearTimeout(this.#timer)
    if (this.#isKept && this.#token !== null && this.#getToken)
      this.#timer = setTimeout(() => void this.renew().catch(() => undefined), delay)
  }
}
