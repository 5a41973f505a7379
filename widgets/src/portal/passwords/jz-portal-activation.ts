import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { ActivationPreview } from '../../contract/index.ts'
import { actionButton, define, fieldStyles, kitStyles, mark, problemBanner, readerTokens } from '../../kit/index.ts'
import { brandStyles } from '../brand.styles.ts'
import { gateStyles } from '../gate.styles.ts'
import { announcePage } from '../announce-page.ts'
import type { PortalSession } from '../portal-session.ts'
import { clientFoot } from '../recipient/client-foot.ts'
import { portalWords } from '../words.ts'
import { AskLink } from './ask-link.ts'
import { signInPath } from './from-share.ts'
import { NewPassword } from './new-password.ts'
import { PasswordChosenEvent } from './password-events.ts'
import { PasswordLink } from './password-link.ts'
import { replaceButton } from './replace-button.ts'
import { sentNote } from './sent-note.ts'

/** `/activer`: who comes by a link chooses a password; who comes without one is sent one. */
class JzPortalActivation extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, brandStyles, gateStyles, readerTokens]
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
  }

  #words = portalWords(this)
  #fields = new NewPassword(this)
  #ask = new AskLink(this, (to) => this.session.client.activations.resend(to))
  #link = new PasswordLink<ActivationPreview>(this, {
    preview: (token) => this.session.client.activations.preview(token),
    replace: (token) => this.session.client.activations.resend({ token }),
    finish: (token, password) => this.session.client.activations.activate(token, password),
    onDone: (signedIn) => this.dispatchEvent(new PasswordChosenEvent(signedIn, this.#words.t.activated)),
  })
  declare locale: string | undefined
  declare session: PortalSession

  constructor() {
    super()
    announcePage(this, () => this.#words.t.activation)
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const { token, isUsed, problem, preview } = this.#link
    const isLooking = token !== null && !isUsed && !problem && !preview
    const firm = html`<p class="firm">${preview?.firm}<small>${t.sentBy}</small></p>`
    const speaker = preview ? firm : html`<p class="brand">${mark()}JurisZone</p>`
    return html`<div class="reader-page">
      <header class="bar-top">
        <div class="in">${isLooking ? nothing : speaker}</div>
      </header>
      <main class="column slim">${this.#content()}</main>
      ${clientFoot(this.#words, preview?.firmPhone ?? null)}
    </div>`
  }

  #content(): TemplateResult {
    if (this.#link.token === null) return this.#byAddress()
    return this.#link.isUsed ? this.#used() : this.#form()
  }

  #form(): TemplateResult {
    const { t, kit, date, time } = this.#words
    const { problem, preview } = this.#link
    const retry = preview ? undefined : () => void this.#link.look()
    const fields = (known: ActivationPreview): TemplateResult =>
      html`<form class="form" novalidate @submit=${this.#onSubmit}>
        <dl class="facts">
          <dt>${t.email}</dt>
          <dd>${known.email}</dd>
        </dl>
        ${this.#fields.render(t, { choose: t.choosePassword, confirm: t.confirmPassword, email: known.email })}
        ${actionButton(t.activate, this.#link.isWorking ? t.working : null)}
        ${known.mayGoWithoutPassword ? this.#without() : nothing}
        <p class="meta">${t.linkGoodUntil(date(known.expiresAt), time(known.expiresAt))}</p>
      </form>`
    return html`<div>
        <h1 tabindex="-1">${t.activation}</h1>
        <p class="soft lede">${t.activationLead}</p>
      </div>
      ${problem ? problemBanner(problem, kit, retry) : nothing} ${preview ? fields(preview) : nothing}`
  }

  #without(): TemplateResult {
    const { t } = this.#words
    const { activations } = this.session.client
    const go = (): void => void this.#link.finishWithout((token) => activations.goWithoutPassword(token))
    return html`<div class="field">
      <button class="btn secondary wide" type="button" aria-describedby="without-help" @click=${go}>
        ${t.withoutPassword}
      </button>
      <p class="hint" id="without-help">${t.withoutPasswordHelp}</p>
    </div>`
  }

  #used(): TemplateResult {
    const { t } = this.#words
    const home = html`<a class="btn secondary wide" href="/">${this.session.account ? t.myShares : t.signIn}</a>`
    if (this.#link.isReplaced) {
      return sentNote(
        t,
        t.newLinkSent,
        html`<p class="soft">${t.alreadyActive}</p>
          ${home}`,
      )
    }
    return html`<div>
        <h1 tabindex="-1">${t.linkUsed}</h1>
        <p class="soft lede">${t.linkUsedDetail}</p>
      </div>
      ${replaceButton(this.#link, this.#words)} ${home}`
  }

  #byAddress(): TemplateResult {
    const { t } = this.#words
    const instruction = html`<div>
      <h1 tabindex="-1">${t.activationByAddress}</h1>
      <p class="soft lede">${t.activationByAddressLead}</p>
    </div>`
    return html`${this.#ask.render(this.#words, instruction)}
      <p><a href=${signInPath()}>${t.signIn}</a></p>`
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#link.finish(this.#fields)
  }
}

define('jz-portal-activation', JzPortalActivation)
