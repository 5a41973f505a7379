import { ContextProvider } from '@lit/context'
import { css, html, LitElement, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { JzClient } from '../client/index.ts'
import { localeOf, readerLocale } from '../kit/locale.ts'
import { ZoneClient, zoneOptionProperties, type ZoneOptions } from '../kit/zone-client.ts'
import { zoneContext } from '../kit/zone-context.ts'

/**
 * Says once, for the widgets inside it, which zone they talk to and as whom.
 * Without `token` and `getToken` they use the session of the zone's own site.
 *
 * @element jz-zone
 * @attr {string} base-url Address of the zone; this page's own origin by default.
 * @attr {string} token Short-lived embed token.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 * @attr {'light'|'dark'|'auto'} theme `auto` follows the reader's system; light by default.
 * @fires jz-token-needed The token nears its end and there is no `getToken`: set `token` anew.
 * @slot - The widgets.
 */
export class JzZoneElement extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = css`
    :host {
      /* Without a box there is nothing that a page could move, clip or fade. */
      display: contents !important;
      zoom: 1 !important;
      --jz-color-scheme: light;
    }
    :host([hidden]) {
      display: none !important;
    }
    :host([theme='dark']) {
      --jz-color-scheme: dark;
    }
    :host([theme='auto']) {
      --jz-color-scheme: light dark;
    }
  `

  static override properties: PropertyDeclarations = {
    ...zoneOptionProperties,
    locale: {},
    theme: { reflect: true },
  }

  declare baseUrl: string | undefined
  declare token: string | undefined
  /** Gives a fresh embed token; called at 80 % of a token's life, and when one is refused. */
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  declare theme: 'light' | 'dark' | 'auto' | undefined

  #own = new ZoneClient(this, () => readerLocale(this, null))
  #provider = new ContextProvider(this, { context: zoneContext })

  /** The client that the widgets inside share. */
  get client(): JzClient {
    return this.#own.get()
  }

  protected override willUpdate(): void {
    this.#provider.setValue({ client: this.client, locale: this.locale ? localeOf(this.locale) : null })
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-zone': JzZoneElement
  }
}
