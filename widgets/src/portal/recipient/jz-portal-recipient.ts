import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import {
  define,
  dialogStyles,
  icon,
  kitStyles,
  LiveRegion,
  mark,
  readerTokens,
  circleCheckIcon,
  userIcon,
} from '../../kit/index.ts'
import { brandStyles } from '../brand.styles.ts'
import { gateStyles } from '../gate.styles.ts'
import type { PortalSession } from '../portal-session.ts'
import { SignOutRequestedEvent } from '../sign-out-event.ts'
import { portalWords } from '../words.ts'
import { clientFoot } from './client-foot.ts'
import { DevicesDialog } from './devices-dialog.ts'
import { firmOfShare, type SpeakingFirm } from './firm-of-share.ts'
import { recipientStyles } from './recipient.styles.ts'

/** What stands around a recipient's pages. The firm speaks first: they know their notary, not us. */
class JzPortalRecipient extends LitElement {
  static override styles: CSSResultGroup = [
    kitStyles,
    dialogStyles,
    brandStyles,
    gateStyles,
    recipientStyles,
    readerTokens,
  ]
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    share: {},
    notice: {},
    firm: { state: true, attribute: false },
  }

  #words = portalWords(this)
  #live = new LiveRegion(this)
  #devices = new DevicesDialog(this, { client: () => this.session.client, say: (text) => this.#live.say(text) })
  declare locale: string | undefined
  declare session: PortalSession
  declare share: string | null
  /** What has just succeeded, told over the page. */
  declare notice: string | null
  /** Undefined until it is known: nobody else speaks first. */
  declare private firm: SpeakingFirm | null | undefined

  constructor() {
    super()
    this.share = null
    this.notice = null
    this.firm = undefined
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('share')) void this.#load(this.share)
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const firm = this.firm && html`<p class="firm">${this.firm.name}<small>${t.sentBy}</small></p>`
    const notice = html`<p class="banner ok" role="status">${icon(circleCheckIcon)}<span>${this.notice}</span></p>`
    return html`<div class="reader-page">
      <header class="bar-top">
        <div class="in">
          ${this.firm === null ? html`<p class="brand">${mark()}JurisZone</p>` : (firm ?? html`<span></span>`)}
          <div class="me">
            <span class="who">${icon(userIcon)}${this.session.account?.name}</span>
            ${this.#ownDevices()} ${this.#signOut()}
          </div>
        </div>
      </header>
      <main>
        ${this.notice === null ? nothing : html`<div class="notice">${notice}</div>`}
        <slot></slot>
      </main>
      ${clientFoot(this.#words, this.firm?.phone ?? null, html`${this.#ownDevices()} ${this.#signOut()}`)}
      ${this.#devices.render(this.#words)} ${this.#live.render()}
    </div>`
  }

  /** At the top; on a phone the firm's name has that place, and this stands at the foot. */
  #signOut(): TemplateResult {
    const ask = (): void => void this.dispatchEvent(new SignOutRequestedEvent())
    return html`<button class="btn quiet small own" type="button" @click=${ask}>${this.#words.t.signOut}</button>`
  }

  #ownDevices(): TemplateResult {
    const open = (): void => this.#devices.open()
    return html`<button class="btn quiet small own" type="button" @click=${open}>${this.#words.t.devices}</button>`
  }

  async #load(share: string | null): Promise<void> {
    try {
      const firm = await firmOfShare(this.session.client, share)
      if (share === this.share) this.firm = firm
    } catch {
      // The page inside says what is wrong.
      this.firm ??= null
    }
  }
}

define('jz-portal-recipient', JzPortalRecipient)
