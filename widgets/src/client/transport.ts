import type { Locale } from '../contract/index.ts'
import type { TokenSource } from './token-source.ts'
import { ZoneProblem } from './zone-problem.ts'

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
  #locale: () => Locale
  #fetch: typeof fetch

  constructor(base: string, tokens: TokenSource | null, locale: () => Locale, fetcher: typeof fetch) {
    this.api = `${base.replace(/\/+$/, '')}/api/v1`
    this.tokens = tokens
    this.#locale = locale
    this.#fetch = fetcher
  }

  absolute(url: string): string {
    return new URL(url, this.api).href
  }

  /** Headers that say who asks; tus requests need them too. */
  async credentials(): Promise<Record<string, string>> {
    const language = { 'Accept-Language': this.#locale() }
    if (this.tokens) return { ...language, Authorization: `Bearer ${await this.tokens.get()}` }
    return { ...language, 'X-JZ': '1' }
  }

  /** The raw answer; a 401 to a bearer is tried once more with a new token. */
  async fetch(url: string, init: RequestInit): Promise<Response> {
    const first = await this.#once(url, init)
    if (first.status !== 401 || !this.tokens) return first
    this.tokens.expire(first.bearer)
    if ((await this.tokens.get()) === first.bearer) return first
    return this.#once(url, init)
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

  async #once(url: string, init: RequestInit): Promise<Response & { bearer: string }> {
    const credentials = await this.credentials()
    try {
      const response = await this.#fetch(url, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), ...credentials },
        credentials: this.tokens ? 'omit' : 'same-origin',
        cache: 'no-store',
      })
      const bearer = credentials['Authorization']?.slice('Bearer '.length) ?? ''
      return Object.assign(response, { bearer })
    } catch (cause) {
      throw failureOf(cause)
    }
  }
}

/** An abort stays an abort; anything else that fetch throws means that no answer came. */
function failureOf(cause: unknown): unknown {
  return cause instanceof DOMException && cause.name === 'AbortError' ? cause : ZoneProblem.offline(cause)
}

function queryOf(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`
}
