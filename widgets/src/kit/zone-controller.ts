import type { PropertyDeclarations, ReactiveController, ReactiveControllerHost } from 'lit'
import type { JzClient, ZoneLiveEvent } from '../client/index.ts'
import { InnerZone } from './inner-zone.ts'
import { readerLocale } from './locale.ts'
import { ZoneClient, zoneOptionProperties, type ZoneOptions } from './zone-client.ts'
import { consumeZone, zoneContext, type ZoneConsumer } from './zone-context.ts'

export type ZoneHost = ReactiveControllerHost & HTMLElement & ZoneOptions & { locale: string | undefined }

/** Spread into a widget's `static properties`; declare the four fields beside. */
export const zoneProperties: PropertyDeclarations = { ...zoneOptionProperties, locale: {} }

export interface ZoneCallbacks {
  /** The client is there, or is another one: load. */
  onClient?: (client: JzClient) => void
  /** Something changed in the zone, or messages may have been missed. Called only while connected. */
  onLive?: (event: ZoneLiveEvent) => void
}

/** Gives a widget its client: its own when it has `base-url` or a token, else that of the `jz-zone` around it. */
export class ZoneController implements ReactiveController {
  #host: ZoneHost
  #callbacks: ZoneCallbacks
  #own: ZoneClient
  #zone: ZoneConsumer
  #inner: InnerZone | null = null
  #client: JzClient | null = null
  #unsubscribe: (() => void) | null = null

  constructor(host: ZoneHost, callbacks: ZoneCallbacks = {}) {
    this.#host = host
    this.#callbacks = callbacks
    this.#own = new ZoneClient(host, () => readerLocale(host, this.#zone.value?.locale))
    this.#zone = consumeZone(host)
    host.addController(this)
  }

  /** Null until the zone is known. */
  get client(): JzClient | null {
    return this.#client
  }

  hostConnected(): void {
    this.#listen()
  }

  hostDisconnected(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = null
  }

  hostUpdate(): void {
    const { baseUrl, getToken, token } = this.#host
    // An attribute taken away is null.
    const isAlone = (baseUrl ?? token ?? getToken ?? null) !== null
    const client = isAlone ? this.#own.get() : (this.#zone.value?.client ?? null)
    if (client === this.#client) return
    this.#client = client
    // What stands inside a widget used alone, such as the share wizard, speaks through the same client.
    if (isAlone && client) {
      const value = { client, locale: null }
      if (this.#inner) this.#inner.set(value)
      else this.#inner = new InnerZone(this.#host, zoneContext, value)
    }
    this.hostDisconnected()
    this.#listen()
    if (client) this.#callbacks.onClient?.(client)
  }

  #listen(): void {
    const { onLive } = this.#callbacks
    if (onLive && this.#host.isConnected) this.#unsubscribe ??= this.#client?.live.subscribe(onLive) ?? null
  }
}
