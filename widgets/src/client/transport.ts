import type { Locale } from '../contract/index.ts'
import type { TokenSource } from './token-source.ts'
import { ZoneProblem } from './zone-problem.ts'

const ORIGIN_REFUSED = 'origin_refused'

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: object | undefined
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Every call may be given up. */
export interface CallOptions {
  signal?: AbortSignal
}

/** Calls `/api/v1{path}`; resolves to the JSON body, or to undefined for 202 and 204. */
export type Send = <Answer = void>(path: string, call?: Call) => Promise<Answer>

/** `path\`/dossiers/${id}\`` percent-encodes what it is given: a dossier number may hold a slash. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent))
}

/** How bytes travel: the base address, who asks, in which language. */
export class Transport {
  /** Absolute address of `/api/v1`. */
  readonly api: string
  readonly tokens: TokenSource | null
  #base: string
  #refusal: Promise<boolean> | null = null
  #locale: () => Locale
  #fetch: typeof fetch
  /** True for who has neither a session nor, yet, a token. */
  #isStranger: boolean

  constructor(
    base: string,
    tokens: TokenSource | null,
    locale: () => Locale,
    fetcher: typeof fetch,
    { isStranger = false } = {},
  ) {
    this.#base = base.replace(/\/+$/, '')
    this.api = `${this.#base}/api/v1`
    this.tokens = tokens
    this.#locale = locale
    this.#fetch = fetcher
    this.#isStranger = isStranger
  }

  absolute(url: string): string {
    return new URL(url, this.api).href
  }

  /** Headers that say who asks; tus requests need them too. */
  async credentials(): Promise<Record<string, string>> {
    return this.#credentialsOf(await this.tokens?.get())
  }

  /** The raw answer; what is refused to a bearer is tried once more with a new token. */
  async fetch(url: string, init: RequestInit): Promise<Response> {
    const { tokens } = this
    if (!tokens) return this.#once(url, init)
    const bearer = await tokens.get()
    const first = this.#once(url, init, bearer)
    if (!(await mayBeForToken(first))) return first
    tokens.expire(bearer)
    const next = await tokens.get().catch(async (cause: unknown) => {
      // That the page is refused says more than that there is no token.
      await first
      throw cause
    })
    return next === bearer ? first : this.#once(url, init, next)
  }

  readonly send: Send = async <Answer>(route: string, call: Call = {}) => {
    const response = await this.fetch(this.api + route + queryOf(call.query), {
      method: call.method ?? 'GET',
      headers: {
        Accept: 'application/json',
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: call.signal ?? null,
    })
    const text = await response.text().catch((cause) => {
      throw failureOf(cause)
    })
    if (!response.ok) throw ZoneProblem.parse(response.status, text)
    if (text === '') return undefined as Answer
    try {
      return JSON.parse(text) as Answer
    } catch {
      throw ZoneProblem.parse(response.status, text)
    }
  }

  #credentialsOf(bearer: string | undefined): Record<string, string> {
    const language = { 'Accept-Language': this.#locale() }
    if (bearer !== undefined) return { ...language, Authorization: `Bearer ${bearer}` }
    return this.#isStranger ? language : { ...language, 'X-JZ': '1' }
  }

  async #once(url: string, init: RequestInit, bearer?: string): Promise<Response> {
    try {
      return await this.#fetch(url, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), ...this.#credentialsOf(bearer) },
        credentials: this.tokens || this.#isStranger ? 'omit' : 'same-origin',
        cache: 'no-store',
      })
    } catch (cause) {
      const failure = failureOf(cause)
      if (failure instanceof ZoneProblem && (await this.#isRefused()))
        throw new ZoneProblem({ status: 0, code: ORIGIN_REFUSED }, cause)
      throw failure
    }
  }

  /** Browsers do not tell a page that the zone refused it from a zone that is not there: a public file does. */
  async #isRefused(): Promise<boolean> {
    if ((!this.tokens && !this.#isStranger) || !navigator.onLine || new URL(this.api).origin === location.origin)
      return false
    const answers = (url: string): Promise<boolean> =>
      this.#fetch(url, { credentials: 'omit', cache: 'no-store' }).then(
        () => true,
        () => false,
      )
    const look = async (): Promise<boolean> =>
      (await answers(`${this.#base}/widgets/integrity.json`)) && !(await answers(`${this.api}/counts`))
    this.#refusal ??= look().finally(() => (this.#refusal = null))
    return this.#refusal
  }
}

/** A token of another page's is refused like one that ended. */
function mayBeForToken(call: Promise<Response>): Promise<boolean> {
  return call.then(
    ({ status }) => status === 401,
    (failure: unknown) => failure instanceof ZoneProblem && failure.code === ORIGIN_REFUSED,
  )
}

/** An abort stays an abort; anything else that fetch throws means that no answer came. */
function failureOf(cause: unknown): unknown {
  return cause instanceof DOMException && cause.name === 'AbortError' ? cause : ZoneProblem.offline(cause)
}

function queryOf(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`
}
