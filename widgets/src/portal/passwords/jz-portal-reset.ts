import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import {
  define,
  fieldStyles,
  kitStyles,
  mark,
  problemBanner,
  readerTokens,
  triangleAlertIcon,
  icon,
} from '../../kit/index.ts'
import { submitButton } from '../fields.ts'
import { gateStyles } from '../gate.styles.ts'
import { languageButton } from '../language.ts'
import { announcePage } from '../announce-page.ts'
import type { PortalSession } from '../portal-session.ts'
import { portalWords } from '../words.ts'
import { AskLink } from './ask-link.ts'
import { NewPassword } from './new-password.ts'
import { PasswordChosenEvent } from './password-events.ts'
import { PasswordLink } from './password-link.ts'

/** `/mot-de-passe`: asks where to send a link; who comes by one chooses a new password. */
class JzPortalReset extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, gateStyles, readerTokens]
  static override properties: PropertyDeclarations = { session: { attribute: false } }

  #words = portalWords(this)
  #fields = new NewPassword(this)
  #ask = new AskLink(this, (email) => this.session.client.passwordResets.request(email))
  #link = new PasswordLink(this, {
    finish: (token, password) => this.session.client.passwordResets.finish(token, password),
    onDone: (signedIn) => this.dispatchEvent(new PasswordChosenEvent(signedIn, this.#words.t.passwordChanged)),
  })
  declare locale: string | undefined
  declare session: PortalSession

  constructor() {
    super()
    announcePage(this, () => this.#words.t.reset)
  }

  protected override render(): TemplateResult {
    const isChoosing = this.#link.token !== null && !this.#link.isUsed
    return html`<div class="gate">
      <main class="column slim">
        <p class="brand">${mark()}JurisZone</p>
        ${isChoosing ? this.#form() : this.#byAddress()}
      </main>
      <footer class="foot">${languageButton(this.#words)}</footer>
    </div>`
  }

  #form(): TemplateResult {
    const { t, kit } = this.#words
    const { problem, isWorking } = this.#link
    return html`${instruction(t.reset, t.chooseLead)} ${problem ? problemBanner(problem, kit) : nothing}
      <form class="form" novalidate @submit=${this.#onSubmit}>
        ${this.#fields.render(t, { choose: t.newPassword, confirm: t.confirmNewPassword, email: '' })}
        ${submitButton(t.savePassword, isWorking ? t.working : null)}
      </form>`
  }

  #byAddress(): TemplateResult {
    const { t } = this.#words
    const used = html`<p class="banner warn" role="alert">${icon(triangleAlertIcon)}<span>${t.resetLinkUsed}</span></p>`
    const lead = html`${instruction(t.reset, t.resetLead)} ${this.#link.isUsed ? used : nothing}`
    return html`${this.#ask.render(this.#words, lead)}
      <p><a href="/">${t.signIn}</a></p>`
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#link.finish(this.#fields)
  }
}

function instruction(title: string, lead: string): TemplateResult {
  return html`<div>
    <h1 tabindex="-1">${title}</h1>
    <p class="soft lede">${lead}</p>
  </div>`
}

define('jz-portal-reset', JzPortalReset)
