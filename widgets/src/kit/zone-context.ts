import { ContextConsumer, createContext } from '@lit/context'
import type { ReactiveControllerHost } from 'lit'
import type { JzClient } from '../client/index.ts'
import type { Locale } from '../contract/index.ts'

/** What `<jz-zone>` gives the widgets inside it. */
export interface ZoneContext {
  client: JzClient
  /** Null when the page's `lang` decides. */
  locale: Locale | null
}

export const zoneContext = createContext<ZoneContext>(Symbol.for('juriszone'))

export type ZoneConsumer = ContextConsumer<typeof zoneContext, ReactiveControllerHost & HTMLElement>

/** Follows the zone around `host`, whichever of the two scripts comes first. */
export function consumeZone(host: ReactiveControllerHost & HTMLElement): ZoneConsumer {
  const consumer: ZoneConsumer = new ContextConsumer(host, {
    context: zoneContext,
    subscribe: true,
    callback: () => host.requestUpdate(),
  })
  // A zone that is not upgraded yet leaves the first request without an answer: ask again.
  if (!customElements.get('jz-zone'))
    void customElements.whenDefined('jz-zone').then(() => host.isConnected && consumer.hostConnected())
  return consumer
}
