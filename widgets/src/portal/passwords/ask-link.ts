import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { LinkTarget, ZoneProblem } from '../../client/index.ts'
import { actionButton, asProblem, problemBanner, type Localize } from '../../kit/index.ts'
import { emailField, isAddress } from '../fields.ts'
import type { Messages } from '../messages.fr.ts'
import { shareToReturnTo } from './from-share.ts'
import { sentNote } from './sent-note.ts'

/** Asks an address and has a link sent there; the answer is the same whether the address is known or not. */
export class AskLink implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #send: (to: LinkTarget) => Promise<void>
  #email = ''
  #error: 'missing' | 'incomplete' | null = null
  #problem: ZoneProblem | null = null
  #isWorking = false
  #isSent = false

  constructor(host: ReactiveControllerHost & HTMLElement, send: (to: LinkTarget) => Promise<void>) {
    this.#host = host
    this.#send = send
    host.addController(this)
  }

  hostConnected(): void {}

  /** @param instruction title of the page and what to do; it goes once the link is sent. */
  render({ t, kit }: Localize<Messages>, instruction: TemplateResult): TemplateResult {
    const again = html`<button class="btn secondary wide" type="button" @click=${() => this.#show(false, '#email')}>
      ${t.otherAddress}
    </button>`
    if (this.#isSent) return sentNote(t, t.linkSentIfKnown, again)
    const errors = { missing: t.emailMissing, incomplete: t.emailIncomplete }
    return html`${instruction}
      <form class="form" novalidate @submit=${this.#onSubmit}>
        ${this.#problem ? problemBanner(this.#problem, kit) : ''}
        ${emailField({
          label: t.email,
          value: this.#email,
          error: this.#error && errors[this.#error],
          onInput: (value) => this.#set(value.trim()),
        })}
        ${actionButton(t.sendLink, this.#isWorking ? t.working : null)}
      </form>`
  }

  #set(email: string): void {
    this.#email = email
    if (this.#error && isAddress(email)) this.#error = null
    this.#host.requestUpdate()
  }

  /** What had the focus is gone: the title, or the field, takes it. */
  #show(isSent: boolean, focus: string): void {
    this.#isSent = isSent
    this.#host.requestUpdate()
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(focus)?.focus())
  }

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.#isWorking) return
    if (!isAddress(this.#email)) {
      this.#error = this.#email === '' ? 'missing' : 'incomplete'
      this.#host.shadowRoot?.getElementById('email')?.focus()
      return this.#host.requestUpdate()
    }
    this.#isWorking = true
    this.#problem = null
    this.#host.requestUpdate()
    try {
      const shareId = shareToReturnTo()
      await this.#send({ email: this.#email, ...(shareId !== null && { shareId }) })
      this.#show(true, 'h1')
    } catch (error) {
      this.#problem = asProblem(error)
    } finally {
      this.#isWorking = false
      this.#host.requestUpdate()
    }
  }
}
