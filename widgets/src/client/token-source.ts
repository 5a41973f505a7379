import { ZoneProblem } from './zone-problem.ts'

/** How long an embed token lives; a new one is asked for at 80 % of that. */
const LIFE = 10 * 60 * 1000
const RENEW_AFTER = 0.8 * LIFE
const RETRY_AFTER = 30_000
/** Longer than this, the host is taken not to answer; what it gives later still serves. */
const HOST_TIMEOUT = 30_000
/** A host that has none may say so in many ways: `undefined`, an error page, the whole answer of its back end. */
const TOKEN = /^jz[a-z]_[\w-]+$/

export interface TokenOptions {
  token?: string | undefined
  /** Gives a fresh token. */
  getToken?: (() => Promise<string>) | undefined
}

/** Called at each new token; `wasMissed`: without one, or with the last, something was refused. */
type TokenWatcher = (wasMissed: boolean) => void

/** Holds the bearer token, in memory only, and renews it; callers at the same time share one renewal. */
export class TokenSource {
  #getToken: (() => Promise<string>) | undefined
  #token: string | null = null
  /** The same, refused or not. */
  #last: string | null = null
  // The wall clock: the other one stands still while a computer sleeps, and tokens end all the same.
  #receivedAt = Date.now()
  #renewal: Promise<string> | null = null
  /** Ends the renewal under way by a token that comes another way. */
  #supply: ((token: string) => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #watchers = new Set<TokenWatcher>()
  #wasMissed = false

  constructor({ token, getToken }: TokenOptions) {
    this.#getToken = getToken
    if (isToken(token)) this.#token = this.#last = token
  }

  /** @throws {ZoneProblem} `token_needed` when the host gives none. */
  async get(): Promise<string> {
    if (this.#token === null || (this.#getToken && !this.isLive)) return this.renew()
    // Nobody waits for a slow host while the old one still works.
    if (this.#getToken && this.#age >= RENEW_AFTER) this.renew().catch(() => undefined)
    return this.#token
  }

  /** False when the token was refused, taken back, or has come to its end. */
  get isLive(): boolean {
    return this.#token !== null && this.#age < LIFE
  }

  /** The token was refused: the next `get` asks for another one. */
  expire(token: string): void {
    if (token !== this.#token || !this.#getToken) return
    this.#token = null
    this.#wasMissed = true
  }

  /** What is no token takes the last one back. */
  use(token: unknown): void {
    const last = this.#last
    const wasMissed = this.#wasMissed
    this.#token = isToken(token) ? token : null
    this.#last = this.#token
    this.#receivedAt = Date.now()
    this.#schedule()
    if (this.#token !== null) this.#supply?.(this.#token)
    // One that was refused, given again, changes nothing.
    if (this.#last === last) return
    this.#wasMissed = this.#token === null
    // Nor does the first, as long as nobody went without.
    if (last === null && !wasMissed) return
    for (const watcher of this.#watchers) watcher(wasMissed)
  }

  renew(): Promise<string> {
    this.#renewal ??= this.#ask().finally(() => (this.#renewal = null))
    return this.#renewal
  }

  /** Renews by the clock too, as long as somebody watches. @returns the function that ends it. */
  watch(watcher: TokenWatcher): () => void {
    this.#watchers.add(watcher)
    this.#schedule()
    return () => {
      this.#watchers.delete(watcher)
      this.#schedule()
    }
  }

  /** A clock that was set back tells nothing: such a token counts as old. */
  get #age(): number {
    return Math.abs(Date.now() - this.#receivedAt)
  }

  async #ask(): Promise<string> {
    try {
      return await this.#answer()
    } catch (cause) {
      if (this.#token === null || !this.isLive) {
        this.#wasMissed = true
        throw new ZoneProblem({ status: 401, code: 'token_needed' }, cause)
      }
      // A token that still works is better than none: the host may answer next time.
      this.#schedule(RETRY_AFTER)
      return this.#token
    }
  }

  #answer(): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The host gave no token in time')), HOST_TIMEOUT)
      const before = this.#receivedAt
      this.#supply = resolve
      const take = (token: unknown): void => {
        // Set by the host meanwhile: newer than what was asked for.
        if (this.#token !== null && this.#receivedAt !== before) return resolve(this.#token)
        if (!isToken(token)) throw new Error('What the host gave is no token')
        if (token === this.#token) this.#schedule(RETRY_AFTER)
        else this.use(token)
        resolve(token)
      }
      const asked = this.#getToken?.() ?? Promise.reject(new Error('No way to get a token'))
      Promise.resolve(asked)
        .then(take)
        .catch(reject)
        .finally(() => clearTimeout(timer))
    })
  }

  #schedule(delay = Math.max(0, RENEW_AFTER - this.#age)): void {
    clearTimeout(this.#timer)
    if (this.#watchers.size > 0 && this.#token !== null && this.#getToken)
      this.#timer = setTimeout(() => void this.renew().catch(() => undefined), delay)
  }
}

function isToken(token: unknown): token is string {
  return typeof token === 'string' && TOKEN.test(token)
}
