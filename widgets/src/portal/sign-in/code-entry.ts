import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../../client/index.ts'
import { actionButton, asProblem, codeField, icon, mailIcon, problemBanner } from '../../kit/index.ts'
import { emailField, isAddress } from '../fields.ts'
import type { PortalWords } from '../words.ts'

interface Callbacks {
  /** Has a code sent; resolves to the challenge that it answers. */
  send: (email: string) => Promise<string>
  /** A screen reader is told, for the focus is in the field. */
  onSent: (isAgain: boolean) => void
  give: (id: string, given: { code: string; isRemembered: boolean }) => Promise<void>
  /** Back to the password, with the address as it is now. */
  onLeave: (email: string) => void
}

const DIGITS = /^\d{8}$/

/** A code by e-mail in the place of a password: asks the address, then the code. */
export class CodeEntry implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #callbacks: Callbacks
  #step: 'closed' | 'address' | 'code' = 'closed'
  #email = ''
  #emailError: 'missing' | 'incomplete' | null = null
  #challenge = ''
  #code = ''
  #codeError: 'missing' | 'incomplete' | ZoneProblem | null = null
  #isRemembered = false
  #isAgain = false
  #isWorking = false
  #problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost & HTMLElement, callbacks: Callbacks) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  hostConnected(): void {}

  get isOpen(): boolean {
    return this.#step !== 'closed'
  }

  /** An address that was typed already is not asked again. */
  open(email: string): void {
    this.#email = email
    this.#emailError = this.#problem = null
    this.#show('address', '#email')
    if (isAddress(email)) void this.#send(false)
  }

  render(words: PortalWords): TemplateResult {
    return this.#step === 'code' ? this.#codeStep(words) : this.#addressStep(words)
  }

  #addressStep({ t, kit }: PortalWords): TemplateResult {
    const errors = { missing: t.emailMissing, incomplete: t.emailIncomplete }
    return html`<form class="form" novalidate @submit=${this.#onAddress}>
      <div>
        <h1 tabindex="-1">${t.receiveCode}</h1>
        <p class="soft lede">${t.receiveCodeLead}</p>
      </div>
      ${this.#problem ? problemBanner(this.#problem, kit) : nothing}
      ${emailField({
        label: t.email,
        value: this.#email,
        error: this.#emailError && errors[this.#emailError],
        onInput: (value) => this.#setEmail(value.trim()),
      })}
      ${actionButton(t.receiveCode, this.#isWorking ? t.working : null)} ${this.#leave(t.byPassword)}
    </form>`
  }

  #codeStep({ t, kit }: PortalWords): TemplateResult {
    const remember = ({ target }: Event): void => void (this.#isRemembered = (target as HTMLInputElement).checked)
    return html`<form class="form" novalidate @submit=${this.#onCode}>
      <div>
        <h1 tabindex="-1">${t.readMail}</h1>
        <p class="lede sent">${icon(mailIcon)}<span>${this.#isAgain ? t.codeSentAgain : t.codeSentIfKnown}</span></p>
      </div>
      ${this.#problem ? problemBanner(this.#problem, kit) : nothing}
      <dl class="facts">
        <dt>${t.email}</dt>
        <dd>${this.#email}</dd>
      </dl>
      ${this.#codeField(t)}
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.#isRemembered}
          aria-label=${t.rememberDevice}
          aria-describedby="remember-help"
          @change=${remember}
        />
        <span class="t">${t.rememberDevice}</span>
        <span class="hint" id="remember-help">${t.rememberDeviceHelp}</span>
      </label>
      ${actionButton(t.verify, this.#isWorking ? t.working : null)}
      <div class="pair">
        <button class="btn quiet os" type="button" @click=${() => void this.#send(true)}>${t.sendCodeAgain}</button>
        <button class="btn quiet oe" type="button" @click=${() => this.#show('address', '#email')}>
          ${t.otherAddress}
        </button>
      </div>
      <p class="meta">${t.nothingReceived} ${t.membersByPassword}</p>
      ${this.#leave(t.byPassword)}
    </form>`
  }

  #codeField(t: PortalWords['t']): TemplateResult {
    const error = this.#codeError
    const own = { missing: t.codeMissing, incomplete: t.codeIncomplete }
    const text = typeof error === 'string' ? own[error] : (error?.detail ?? null)
    return codeField({
      label: t.code,
      hint: t.codeHelp,
      code: this.#code,
      error: text,
      onInput: (code) => this.#setCode(code),
    })
  }

  #leave(label: string): TemplateResult {
    const leave = (): void => {
      this.#step = 'closed'
      this.#callbacks.onLeave(this.#email)
    }
    return html`<p><button class="btn quiet os" type="button" @click=${leave}>${label}</button></p>`
  }

  #setEmail(email: string): void {
    this.#email = email
    if (this.#emailError && isAddress(email)) this.#emailError = null
    this.#host.requestUpdate()
  }

  #setCode(code: string): void {
    this.#code = code
    this.#codeError = null
    this.#host.requestUpdate()
  }

  /** What had the focus is gone: the field takes it. */
  #show(step: 'address' | 'code', focus: string): void {
    this.#step = step
    this.#focus(focus)
  }

  #focus(selector: string): void {
    this.#host.requestUpdate()
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus())
  }

  #onAddress = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!isAddress(this.#email)) {
      this.#emailError = this.#email === '' ? 'missing' : 'incomplete'
      return this.#focus('#email')
    }
    void this.#send(false)
  }

  async #send(isAgain: boolean): Promise<void> {
    await this.#work(async () => {
      this.#challenge = await this.#callbacks.send(this.#email)
      this.#isAgain = isAgain
      this.#code = ''
      this.#codeError = null
      this.#show('code', '#code')
      this.#callbacks.onSent(isAgain)
    })
  }

  #onCode = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const code = this.#code.replace(/\s/g, '')
    if (!DIGITS.test(code)) {
      this.#codeError = code === '' ? 'missing' : 'incomplete'
      return this.#focus('#code')
    }
    await this.#work(() => this.#callbacks.give(this.#challenge, { code, isRemembered: this.#isRemembered }))
  }

  /** Of a refused code the field itself says so; anything else stands over the form. */
  async #work(call: () => Promise<void>): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    this.#problem = null
    this.#host.requestUpdate()
    try {
      await call()
    } catch (error) {
      const problem = asProblem(error)
      const isOfCode = problem.code === 'bad_code' || problem.code === 'code_ended'
      if (isOfCode) {
        this.#codeError = problem
        this.#focus('#code')
      } else this.#problem = problem
    } finally {
      this.#isWorking = false
      this.#host.requestUpdate()
    }
  }
}
