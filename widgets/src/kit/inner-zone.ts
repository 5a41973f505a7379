import type { ZoneContext, zoneContext } from './zone-context.ts'

interface Request extends Event {
  context: unknown
  contextTarget?: Element
  callback: (value: ZoneContext, unsubscribe?: () => void) => void
  subscribe?: boolean
}

/**
 * The zone of what stands inside a widget used alone, such as the share wizard. Lit’s own provider does more, and each
 * door would bring it before its first list.
 */
export class InnerZone {
  #value: ZoneContext
  #followers = new Map<Request['callback'], () => void>()

  constructor(host: HTMLElement, context: typeof zoneContext, value: ZoneContext) {
    this.#value = value
    host.addEventListener('context-request', (event) => {
      const { context: asked, contextTarget = event.composedPath()[0], callback, subscribe } = event as Request
      // What the widget itself asks for is the zone around it.
      if (asked !== context || contextTarget === host) return
      event.stopPropagation()
      if (!subscribe) return callback(this.#value)
      const unsubscribe = this.#followers.get(callback) ?? (() => void this.#followers.delete(callback))
      this.#followers.set(callback, unsubscribe)
      callback(this.#value, unsubscribe)
    })
  }

  set(value: ZoneContext): void {
    this.#value = value
    for (const [callback, unsubscribe] of this.#followers) callback(value, unsubscribe)
  }
}
