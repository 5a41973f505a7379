import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { createSiteClient, RetryTimer, type SiteClient, type ZoneProblem } from '../client/index.ts'
import type { Account, Locale } from '../contract/index.ts'
import { asProblem, isAbort } from '../kit/index.ts'
import { isMember } from './routes.ts'

/** Calls that need nobody to be signed in. */
const OPEN = /\/api\/v1\/(session|activations|password-resets)\b/
/** What a proxy answers in the place of a server that is not there. */
const NOBODY = new Set([502, 503, 504])

/**
 * Who is signed in on the site, and whether the zone answers. When a session ends, every call that was refused waits: it is made again
 * once the same person has signed in again, so the page is as it was.
 */
export class PortalSession implements ReactiveController {
  #host: ReactiveControllerHost
  #baseUrl: () => string | undefined
  #locale: () => Locale
  #client: SiteClient | null = null
  #waiting = new Set<(error?: unknown) => void>()
  /** Which sign-in it is: an answer to a call made before the last one says nothing of now. */
  #signIn = 0
  /** Under way while a remembered device signs in by itself. */
  #comingBack: Promise<boolean> | null = null
  #retry = new RetryTimer()
  account: Account | null = null
  /** False until the zone has said who is signed in. */
  isKnown = false
  hasEnded = false
  /** The last call got no answer; it is tried again until there is one. */
  isLost = false
  /** Why nobody knows who is signed in. */
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost, baseUrl: () => string | undefined, locale: () => Locale) {
    this.#host = host
    this.#baseUrl = baseUrl
    this.#locale = locale
    host.addController(this)
  }

  get client(): SiteClient {
    this.#client ??= createSiteClient({ baseUrl: this.#baseUrl() ?? '', locale: this.#locale, fetch: this.#fetch })
    return this.#client
  }

  hostConnected(): void {
    addEventListener('offline', this.#onOffline)
    if (!this.isKnown) void this.load()
  }

  hostDisconnected(): void {
    removeEventListener('offline', this.#onOffline)
    this.#retry.cancel()
  }

  async load(): Promise<void> {
    this.#retry.cancel()
    try {
      const session = await this.client.session.get()
      const account = session.account ?? (session.isRemembered ? await this.#comeBack() : null)
      if (account) this.account = account
      else if (this.account) this.hasEnded = true
      this.isKnown = true
      this.problem = null
      this.#retry.reset()
    } catch (error) {
      const problem = asProblem(error)
      if (!this.isKnown) this.problem = problem
      if (problem.retryable) this.#retry.schedule(() => void this.load())
    }
    this.#host.requestUpdate()
  }

  /** Throws `bad_credentials` or `too_many_attempts`. */
  async signIn(email: string, password: string): Promise<void> {
    this.adopt(await this.client.session.signIn(email, password))
  }

  /** Throws `bad_code`, `code_ended` or `too_many_attempts`. */
  async signInByCode(id: string, given: { code: string; isRemembered: boolean }): Promise<void> {
    this.adopt((await this.client.session.giveCode(id, given)).account)
  }

  /** Somebody has signed in, by password, by a code or by a link. */
  adopt(account: Account): void {
    const isSame = account.id === this.account?.id
    this.account = account
    this.isKnown = true
    this.hasEnded = false
    this.#signIn++
    this.#release(isSame ? undefined : new DOMException('Another account', 'AbortError'))
    this.#host.requestUpdate()
  }

  async signOut(): Promise<void> {
    await this.client.session.signOut()
    this.account = null
    this.hasEnded = false
    this.#release(new DOMException('Signed out', 'AbortError'))
    this.#host.requestUpdate()
  }

  #release(error?: unknown): void {
    for (const goOn of this.#waiting) goOn(error)
    this.#waiting.clear()
  }

  #fetch: typeof fetch = async (input, init) => {
    const signIn = this.#signIn
    const response = await this.#reach(input, init)
    if (response.status !== 401 || !this.account || (typeof input === 'string' && OPEN.test(input))) return response
    if (signIn === this.#signIn && !(await this.#isRemembered())) await this.#signedInAgain(init?.signal)
    return this.#fetch(input, init)
  }

  /** One tab after another: the device's cookie is good once, and the second tab finds the first one's session. */
  #comeBack(): Promise<Account | null> {
    const call = (): Promise<Account | null> => this.client.session.comeBack()
    return 'locks' in navigator ? navigator.locks.request('jz-device', call) : call()
  }

  /** The session of a client has ended: a remembered device opens another one, and nobody notices. */
  #isRemembered(): Promise<boolean> {
    const { account } = this
    if (this.hasEnded || !account || isMember(account)) return Promise.resolve(false)
    this.#comingBack ??= this.#comeBack()
      .then((back) => {
        if (back) this.adopt(back)
        return back?.id === account.id
      })
      .catch(() => false)
      .finally(() => (this.#comingBack = null))
    return this.#comingBack
  }

  async #reach(...call: Parameters<typeof fetch>): Promise<Response> {
    try {
      const response = await fetch(...call)
      this.#setLost(NOBODY.has(response.status))
      return response
    } catch (error) {
      if (!isAbort(error)) this.#setLost(true)
      throw error
    }
  }

  #onOffline = (): void => this.#setLost(true)

  #setLost(isLost: boolean): void {
    if (isLost === this.isLost) return
    this.isLost = isLost
    if (isLost) this.#retry.schedule(() => void this.load())
    this.#host.requestUpdate()
  }

  #signedInAgain(signal: AbortSignal | null | undefined): Promise<void> {
    this.hasEnded = true
    this.#host.requestUpdate()
    return new Promise((resolve, reject) => {
      const goOn = (error?: unknown): void => (error ? reject(error) : resolve())
      this.#waiting.add(goOn)
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(goOn)
        reject(signal.reason)
      })
    })
  }
}
