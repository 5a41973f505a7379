import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import {
  actionButton,
  asProblem,
  codeStyles,
  define,
  fieldError,
  fieldStyles,
  icon,
  kitStyles,
  LiveRegion,
  mark,
  problemText,
  circleAlertIcon,
} from '../../kit/index.ts'
import { emailField, eyeButton, isAddress } from '../fields.ts'
import { brandStyles } from '../brand.styles.ts'
import { gateStyles } from '../gate.styles.ts'
import { languageButton } from '../language.ts'
import { announcePage } from '../announce-page.ts'
import { withShare } from '../passwords/from-share.ts'
import type { PortalSession } from '../portal-session.ts'
import { isMember } from '../routes.ts'
import { portalWords } from '../words.ts'
import { CodeEntry } from './code-entry.ts'
import { signInStyles } from './sign-in.styles.ts'

/** « Se connecter »: alone, or over the page where a session ended. */
class JzPortalSignIn extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, codeStyles, brandStyles, gateStyles, signInStyles]
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    isShare: { type: Boolean, attribute: 'share' },
    shareId: { attribute: false },
    hasEnded: { type: Boolean, attribute: 'ended', reflect: true },
    errors: { state: true, attribute: false },
    isShown: { state: true, attribute: false },
    isWorking: { state: true, attribute: false },
  }

  #words = portalWords(this)
  #live = new LiveRegion(this)
  #code = new CodeEntry(this, {
    send: (email) => this.session.client.session.requestCode({ email, ...(this.shareId && { shareId: this.shareId }) }),
    onSent: (isAgain) => this.#live.say(isAgain ? this.#words.t.codeSentAgain : this.#words.t.codeSentIfKnown),
    give: (id, given) => this.session.signInByCode(id, given),
    onLeave: (email) => this.#leaveCode(email),
  })
  #email = ''
  #password = ''
  declare locale: string | undefined
  declare session: PortalSession
  /** On a share's address the reader may well have no password yet. */
  declare isShare: boolean
  /** The share that it is the door of. */
  declare shareId: string | null
  declare hasEnded: boolean
  declare private errors: { email?: string; password?: string; form?: string }
  declare private isShown: boolean
  declare private isWorking: boolean

  constructor() {
    super()
    this.isShare = false
    this.shareId = null
    this.hasEnded = false
    this.errors = {}
    this.isShown = false
    this.isWorking = false
    announcePage(this, () => this.#title())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasEnded) this.#email = this.session.account?.email ?? ''
  }

  protected override willUpdate(): void {
    const isRecipient = this.hasEnded && !this.session.account?.kinds.includes('member')
    this.toggleAttribute('reader', this.isShare || isRecipient)
  }

  protected override firstUpdated(): void {
    this.#focus(this.#email === '' ? 'email' : 'password')
  }

  protected override render(): TemplateResult {
    return html`<div class="gate">
      <div class="column slim" role=${this.hasEnded ? nothing : 'main'}>
        <p class="brand">${mark()}JurisZone</p>
        ${this.#code.isOpen ? this.#code.render(this.#words) : this.#form()} ${this.#live.render()}
      </div>
      <footer class="foot" role=${this.hasEnded ? 'presentation' : nothing}>${languageButton(this.#words)}</footer>
    </div>`
  }

  #title(): string | null {
    const { t } = this.#words
    if (this.hasEnded) return null
    return this.#code.isOpen ? t.receiveCode : t.signIn
  }

  #form(): TemplateResult {
    const { t } = this.#words
    const lead = this.hasEnded ? t.sessionEndedDetail : this.isShare ? t.signInForShare : null
    return html`<form class="form" novalidate @submit=${this.#onSubmit}>
        <div>
          <h1 tabindex="-1">${this.hasEnded ? t.sessionEnded : t.signIn}</h1>
          ${lead === null ? nothing : html`<p class="soft lede">${lead}</p>`}
        </div>
        ${
          this.errors.form
            ? html`<p class="banner bad">${icon(circleAlertIcon)}<span>${this.errors.form}</span></p>`
            : nothing
        }
        ${emailField({
          label: t.email,
          value: this.#email,
          error: this.errors.email ?? null,
          onInput: (value) => this.#set('email', value),
        })}
        ${this.#passwordField()} ${actionButton(t.signIn, this.isWorking ? t.working : null)} ${this.#codeButton()}
        ${this.isShare ? html`<a class="btn secondary wide" href=${withShare('/activer', this.shareId)}>${t.firstVisit}</a>` : nothing}
        <p><a href=${withShare('/mot-de-passe', this.shareId)}>${t.forgotPassword}</a></p>
      </form>
      ${this.isShare || this.hasEnded ? nothing : html`<p class="meta">${t.noAccountYet}</p>`}`
  }

  /** A member has a password: a code is not offered to whom it would not let in. */
  #codeButton(): TemplateResult | typeof nothing {
    if (this.hasEnded && this.session.account && isMember(this.session.account)) return nothing
    const open = (): void => {
      this.errors = {}
      this.#code.open(this.#email)
    }
    return html`<button class="btn secondary wide" type="button" @click=${open}>${this.#words.t.receiveCode}</button>`
  }

  #leaveCode(email: string): void {
    this.#email = email
    this.requestUpdate()
    void this.updateComplete.then(() => this.#focus(email === '' ? 'email' : 'password'))
  }

  #passwordField(): TemplateResult {
    const { t } = this.#words
    const error = this.errors.password ?? null
    return html`<div class="field">
      <label for="password">${t.password}</label>
      <div class="with-button">
        <input
          class="input"
          id="password"
          name="password"
          type=${this.isShown ? 'text' : 'password'}
          autocomplete="current-password"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          .value=${this.#password}
          aria-invalid=${error === null ? 'false' : 'true'}
          aria-describedby=${error === null ? nothing : 'password-error'}
          @input=${(event: InputEvent) => this.#set('password', (event.target as HTMLInputElement).value)}
        />
        ${eyeButton(t.show, this.isShown, () => (this.isShown = !this.isShown))}
      </div>
      ${fieldError('password-error', error)}
    </div>`
  }

  #set(field: 'email' | 'password', value: string): void {
    if (field === 'email') this.#email = value.trim()
    else this.#password = value
    // An error goes as soon as the value may be right.
    if (this.errors[field] && (field === 'password' || isAddress(this.#email))) this.errors = {}
  }

  #focus(id: 'email' | 'password'): void {
    this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.focus()
  }

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.isWorking) return
    const { t, kit } = this.#words
    this.errors = {
      ...(isAddress(this.#email) ? {} : { email: this.#email === '' ? t.emailMissing : t.emailIncomplete }),
      ...(this.#password === '' ? { password: t.passwordMissing } : {}),
    }
    if (this.errors.email) return this.#focus('email')
    if (this.errors.password) return this.#focus('password')
    this.isWorking = true
    try {
      await this.session.signIn(this.#email, this.#password)
    } catch (error) {
      this.errors = { form: problemText(asProblem(error), kit) }
      this.#live.alert(this.errors.form ?? '')
      this.#focus('password')
    } finally {
      this.isWorking = false
    }
  }
}

define('jz-portal-sign-in', JzPortalSignIn)
