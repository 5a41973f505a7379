import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { RetryTimer } from '../../client/index.ts'
import type { ActivationPreview } from '../../contract/index.ts'
import { define, fieldStyles, kitStyles, mark, problemBanner, readerTokens } from '../../kit/index.ts'
import { submitButton } from '../fields.ts'
import { gateStyles } from '../gate.styles.ts'
import { announcePage } from '../announce-page.ts'
import type { PortalSession } from '../portal-session.ts'
import { clientFoot } from '../recipient/client-foot.ts'
import { portalWords } from '../words.ts'
import { AskLink } from './ask-link.ts'
import { NewPassword } from './new-password.ts'
import { PasswordChosenEvent } from './password-events.ts'
import { PasswordLink } from './password-link.ts'
import { sentNote } from './sent-note.ts'

/** `/activer`: who comes by a link chooses a password; who comes without one is sent one. */
class JzPortalActivation extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, gateStyles, readerTokens]
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    preview: { state: true, attribute: false },
    isResent: { state: true, attribute: false },
  }

  #words = portalWords(this)
  #fields = new NewPassword(this)
  #again = new RetryTimer()
  #ask = new AskLink(this, (email) => this.session.client.activations.resend({ email }))
  #link = new PasswordLink(this, {
    onToken: () => void this.#look(),
    finish: (token, password) => this.session.client.activations.activate(token, password),
    onDone: (signedIn) => this.dispatchEvent(new PasswordChosenEvent(signedIn, this.#words.t.activated)),
  })
  declare locale: string | undefined
  declare session: PortalSession
  declare private preview: ActivationPreview | null
  declare private isResent: boolean

  constructor() {
    super()
    this.preview = null
    this.isResent = false
    announcePage(this, () => this.#words.t.activation)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#again.cancel()
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const { token, isUsed, problem } = this.#link
    const isLooking = token !== null && !isUsed && !problem && !this.preview
    const firm = html`<p class="firm">${this.preview?.firm}<small>${t.sentBy}</small></p>`
    const speaker = this.preview ? firm : html`<p class="brand">${mark()}JurisZone</p>`
    return html`<div class="reader-page">
      <header class="bar-top">
        <div class="in">${isLooking ? nothing : speaker}</div>
      </header>
      <main class="column slim">${this.#content()}</main>
      ${clientFoot(this.#words, this.preview?.firmPhone ?? null)}
    </div>`
  }

  #content(): TemplateResult {
    if (this.#link.token === null) return this.#byAddress()
    return this.#link.isUsed ? this.#used(this.#link.token) : this.#form()
  }

  #form(): TemplateResult {
    const { t, kit, date, time } = this.#words
    const { problem } = this.#link
    const { preview } = this
    const retry = preview ? undefined : () => void this.#look()
    const fields = (known: ActivationPreview): TemplateResult =>
      html`<form class="form" novalidate @submit=${this.#onSubmit}>
        <dl class="facts">
          <dt>${t.email}</dt>
          <dd>${known.email}</dd>
        </dl>
        ${this.#fields.render(t, { choose: t.choosePassword, confirm: t.confirmPassword, email: known.email })}
        ${submitButton(t.activate, this.#link.isWorking ? t.working : null)}
        <p class="meta">${t.linkGoodUntil(date(known.expiresAt), time(known.expiresAt))}</p>
      </form>`
    return html`<div>
        <h1 tabindex="-1">${t.activation}</h1>
        <p class="soft lede">${t.activationLead}</p>
      </div>
      ${problem ? problemBanner(problem, kit, retry) : nothing} ${preview ? fields(preview) : nothing}`
  }

  #used(token: string): TemplateResult {
    const { t, kit } = this.#words
    const { problem, isWorking } = this.#link
    const home = html`<a class="btn secondary wide" href="/">${this.session.account ? t.myShares : t.signIn}</a>`
    if (this.isResent)
      return sentNote(
        t,
        t.newLinkSent,
        html`<p class="soft">${t.alreadyActive}</p>
          ${home}`,
      )
    return html`<div>
        <h1 tabindex="-1">${t.linkUsed}</h1>
        <p class="soft lede">${t.linkUsedDetail}</p>
      </div>
      ${problem ? problemBanner(problem, kit) : nothing}
      <button
        class="btn primary wide"
        type="button"
        aria-busy=${isWorking ? 'true' : 'false'}
        @click=${() => void this.#resend(token)}
      >
        ${isWorking ? t.working : t.sendNewLink}
      </button>
      ${home}`
  }

  #byAddress(): TemplateResult {
    const { t } = this.#words
    const instruction = html`<div>
      <h1 tabindex="-1">${t.activationByAddress}</h1>
      <p class="soft lede">${t.activationByAddressLead}</p>
    </div>`
    return html`${this.#ask.render(this.#words, instruction)}
      <p><a href="/">${t.signIn}</a></p>`
  }

  async #look(): Promise<void> {
    const { token } = this.#link
    this.#again.cancel()
    if (token === null) return
    this.preview = null
    this.isResent = false
    this.preview = (await this.#link.attempt(() => this.session.client.activations.preview(token))) ?? null
    if (this.#link.problem?.retryable && this.isConnected) this.#again.schedule(() => void this.#look())
  }

  async #resend(token: string): Promise<void> {
    if (this.#link.isWorking) return
    await this.#link.attempt(async () => {
      await this.session.client.activations.resend({ token })
      this.isResent = true
    })
    await this.updateComplete
    // The button that was pressed is gone.
    if (this.isResent) this.renderRoot.querySelector('h1')?.focus()
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#link.finish(this.#fields)
  }
}

define('jz-portal-activation', JzPortalActivation)
