import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../../contract/index.ts'
import { checkIcon, fieldError, icon } from '../../kit/index.ts'
import { eyeButton } from '../fields.ts'
import type { Messages } from '../messages.fr.ts'

interface Labels {
  choose: string
  confirm: string
  /** Whose password: a password manager keeps both together. */
  email: string
}

/** Two fields that must agree. The rule is the length alone, counted while one types. */
export class NewPassword implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #first = ''
  #second = ''
  #isShown = false
  /** Whether the reader has left a field: before that nothing is an error yet. */
  #isFirstLeft = false
  #isSecondLeft = false
  #refusal: string | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** The chosen password, or null: then the errors show, and the first has the focus. */
  take(): string | null {
    this.#isFirstLeft = true
    this.#host.requestUpdate()
    if (missing(this.#first) > 0 || isTooLong(this.#first)) return this.#focus('new-password')
    this.#isSecondLeft = true
    if (this.#first !== this.#second) return this.#focus('new-password-again')
    return this.#first
  }

  /** The zone's own reason, « Trop courant »; it goes as soon as another password is typed. */
  refuse(reason: string): void {
    this.#refusal = reason
    this.#host.requestUpdate()
    this.#focus('new-password')
  }

  render(t: Messages, { choose, confirm, email }: Labels): TemplateResult {
    const firstError = this.#firstError(t)
    const secondError = this.#isSecondLeft && this.#first !== this.#second ? t.passwordsDiffer : null
    const agree =
      secondError === null && this.#second !== '' && this.#second === this.#first && missing(this.#first) === 0
    return html`${email === '' ? nothing : ownerField(email)}
      <div class="field">
        <label for="new-password">${choose}</label>
        <div class="with-button">
          ${this.#input('new-password', this.#first, firstError, 'new-password-help new-password-count')}
          ${eyeButton(t.show, this.#isShown, () => {
            this.#isShown = !this.#isShown
            this.#host.requestUpdate()
          })}
        </div>
        <p class="hint" id="new-password-help">${t.passwordHelp(html`<em>${t.passwordExample}</em>`)}</p>
        <div class="verdict" id="new-password-count">
          ${firstError === null ? this.#count(t) : fieldError('', firstError)}
        </div>
      </div>
      <div class="field">
        <label for="new-password-again">${confirm}</label>
        ${this.#input('new-password-again', this.#second, secondError, 'new-password-again-error')}
        <div class="verdict">
          ${fieldError('new-password-again-error', secondError)} ${agree ? met(t.passwordsAgree) : nothing}
        </div>
      </div>`
  }

  #firstError(t: Messages): string | null {
    if (this.#refusal !== null) return this.#refusal
    if (isTooLong(this.#first)) return t.passwordTooLong
    const short = missing(this.#first)
    return this.#isFirstLeft && short > 0 ? t.charactersMissing(short) : null
  }

  #count(t: Messages): TemplateResult | typeof nothing {
    if (this.#first === '') return nothing
    const short = missing(this.#first)
    if (short > 0) return html`<p class="hint num">${t.charactersMissing(short)}</p>`
    return met(t.characters(length(this.#first)))
  }

  #input(id: 'new-password' | 'new-password-again', value: string, error: string | null, describedBy: string) {
    const isFirst = id === 'new-password'
    return html`<input
      class="input"
      id=${id}
      name=${id}
      type=${this.#isShown ? 'text' : 'password'}
      autocomplete="new-password"
      minlength=${PASSWORD_MIN_LENGTH}
      passwordrules="minlength: ${PASSWORD_MIN_LENGTH};"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      .value=${value}
      aria-invalid=${error === null ? 'false' : 'true'}
      aria-describedby=${isFirst || error !== null ? describedBy : nothing}
      @input=${(event: InputEvent) => this.#set(isFirst, (event.target as HTMLInputElement).value)}
      @blur=${() => this.#leave(isFirst)}
    />`
  }

  #set(isFirst: boolean, value: string): void {
    if (isFirst) {
      this.#first = value
      this.#refusal = null
    } else this.#second = value
    this.#host.requestUpdate()
  }

  #leave(isFirst: boolean): void {
    // Passing through an empty field is no mistake.
    if (isFirst && this.#first !== '') this.#isFirstLeft = true
    if (!isFirst && this.#second !== '') this.#isSecondLeft = true
    this.#host.requestUpdate()
  }

  #focus(id: string): null {
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.getElementById(id)?.focus())
    return null
  }
}

/** Unseen: a password manager keeps the address with the password. */
function ownerField(email: string): TemplateResult {
  return html`<input
    class="vh"
    type="text"
    name="username"
    autocomplete="username"
    tabindex="-1"
    aria-hidden="true"
    readonly
    .value=${email}
  />`
}

function met(text: string): TemplateResult {
  return html`<p class="hint ok-hint num">${icon(checkIcon, { small: true })}<span>${text}</span></p>`
}

/** Characters as the zone counts them: a letter outside the first plane is one. */
function length(password: string): number {
  return Array.from(password).length
}

function missing(password: string): number {
  return Math.max(0, PASSWORD_MIN_LENGTH - length(password))
}

function isTooLong(password: string): boolean {
  return length(password) > PASSWORD_MAX_LENGTH
}
