import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { ResetPreview } from '../../contract/index.ts'
import { actionButton, define, fieldStyles, kitStyles, mark, problemBanner, readerTokens } from '../../kit/index.ts'
import { brandStyles } from '../brand.styles.ts'
import { gateStyles } from '../gate.styles.ts'
import { languageButton } from '../language.ts'
import { announcePage } from '../announce-page.ts'
import type { PortalSession } from '../portal-session.ts'
import { portalWords } from '../words.ts'
import { AskLink } from './ask-link.ts'
import { signInPath } from './from-share.ts'
import { NewPassword } from './new-password.ts'
import { PasswordChosenEvent } from './password-events.ts'
import { PasswordLink } from './password-link.ts'
import { replaceButton } from './replace-button.ts'
import { sentNote } from './sent-note.ts'

/** `/mot-de-passe`: asks where to send a link; who comes by one chooses a new password. */
class JzPortalReset extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, brandStyles, gateStyles, readerTokens]
  static override properties: PropertyDeclarations = { session: { attribute: false } }

  #words = portalWords(this)
  #fields = new NewPassword(this)
  #ask = new AskLink(this, (to) => this.session.client.passwordResets.request(to))
  #link = new PasswordLink<ResetPreview>(this, {
    preview: (token) => this.session.client.passwordResets.preview(token),
    replace: (token) => this.session.client.passwordResets.request({ token }),
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
    return html`<div class="gate">
      <main class="column slim">
        <p class="brand">${mark()}JurisZone</p>
        ${this.#content()}
      </main>
      <footer class="foot">${languageButton(this.#words)}</footer>
    </div>`
  }

  #content(): TemplateResult {
    if (this.#link.token === null) return this.#byAddress()
    return this.#link.isUsed ? this.#used() : this.#form()
  }

  #form(): TemplateResult {
    const { t, kit } = this.#words
    const { problem, preview, isWorking } = this.#link
    const retry = preview ? undefined : () => void this.#link.look()
    const fields = ({ email }: ResetPreview): TemplateResult =>
      html`<form class="form" novalidate @submit=${this.#onSubmit}>
        ${this.#fields.render(t, { choose: t.newPassword, confirm: t.confirmNewPassword, email })}
        ${actionButton(t.savePassword, isWorking ? t.working : null)}
      </form>`
    return html`${instruction(t.reset, t.chooseLead)} ${problem ? problemBanner(problem, kit, retry) : nothing}
    ${preview ? fields(preview) : nothing}`
  }

  #used(): TemplateResult {
    const { t } = this.#words
    const home = html`<a class="btn secondary wide" href="/">${t.signIn}</a>`
    if (this.#link.isReplaced) return sentNote(t, t.newLinkSent, home)
    return html`${instruction(t.linkUsed, t.resetLinkUsedDetail)} ${replaceButton(this.#link, this.#words)} ${home}`
  }

  #byAddress(): TemplateResult {
    const { t } = this.#words
    return html`${this.#ask.render(this.#words, instruction(t.reset, t.resetLead))}
      <p><a href=${signInPath()}>${t.signIn}</a></p>`
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
