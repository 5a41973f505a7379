import type { PropertyDeclarations } from 'lit'
import { createClient, type JzClient } from '../client/index.ts'
import type { Locale } from '../contract/index.ts'
import { JzTokenNeededEvent } from './events.ts'

/** Nothing tells that nobody heard an event; a token that is set later still serves. */
const EVENT_PATIENCE = 5000

/** Properties that say which zone, as whom; `jz-zone` has them, and each widget that is used alone. */
export interface ZoneOptions {
  baseUrl: string | undefined
  token: string | undefined
  getToken: (() => Promise<string>) | undefined
}

export const zoneOptionProperties: PropertyDeclarations = {
  baseUrl: { attribute: 'base-url' },
  token: {},
  getToken: { attribute: false },
}

/**
 * The client of an element's own properties. It is another one only for another zone, or between cookie and bearer:
 * a token or a `getToken` that comes late, or again, serves the same client.
 */
export class ZoneClient {
  #host: HTMLElement & ZoneOptions
  #locale: () => Locale
  #client: JzClient | null = null
  #madeFor: { baseUrl?: string | undefined; token?: string | undefined; isBearer?: boolean } = {}
  #supply: ((token: string | Promise<string>) => void) | null = null

  constructor(host: HTMLElement & ZoneOptions, locale: () => Locale) {
    this.#host = host
    this.#locale = locale
  }

  /** The client for what the properties now say. */
  get(): JzClient {
    const { baseUrl, getToken } = this.#host
    // An attribute taken away is null.
    const token = this.#host.token || undefined
    const made = this.#madeFor
    // The session's cookie is of use on the zone's own site alone.
    const isAbroad = new URL(baseUrl || '/', location.href).origin !== location.origin
    const isBearer = token !== undefined || getToken !== undefined || isAbroad
    this.#madeFor = { baseUrl, token, isBearer }
    const isSame = baseUrl === made.baseUrl && isBearer === made.isBearer
    if (this.#client && isSame) {
      if (token !== made.token) this.#client.useToken(token)
    } else {
      this.#client = createClient({
        ...(baseUrl === undefined ? {} : { baseUrl }),
        ...(token === undefined ? {} : { token }),
        ...(isBearer ? { getToken: () => this.#ask() } : {}),
        locale: this.#locale,
      })
    }
    if (token !== undefined && token !== made.token) this.#supply?.(token)
    else if (getToken) this.#supply?.(Promise.resolve().then(getToken))
    return this.#client
  }

  /** Asks the host: by its function, else by an event that it answers by setting `token`. */
  #ask(): Promise<string> {
    if (this.#host.getToken) return this.#host.getToken()
    return new Promise((resolve, reject) => {
      setTimeout(reject, EVENT_PATIENCE)
      this.#supply = (token) => {
        this.#supply = null
        resolve(token)
      }
      this.#host.dispatchEvent(new JzTokenNeededEvent())
    })
  }
}
