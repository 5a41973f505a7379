import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { RetryTimer, type ZoneProblem } from '../../client/index.ts'
import type { Locale, SignedIn } from '../../contract/index.ts'
import { asProblem, prepareLocale } from '../../kit/index.ts'
import { applyLocale } from '../language.ts'
import { takeFragmentToken } from './fragment-token.ts'
import type { NewPassword } from './new-password.ts'

interface Callbacks<Preview> {
  preview: (token: string) => Promise<Preview>
  /** Sends another link in the place of this one. */
  replace: (token: string) => Promise<void>
  finish: (token: string, password: string) => Promise<SignedIn>
  onDone: (signedIn: SignedIn) => void
}

/** The token of this page's link, and what becomes of it. */
export class PasswordLink<Preview extends { locale: Locale }> implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #callbacks: Callbacks<Preview>
  #again = new RetryTimer()
  /** Null when the page is opened without a link, or with one that was cut: then the address is asked. */
  token: string | null = null
  /** Whom the link is for, once the zone has said so. */
  preview: Preview | null = null
  isUsed = false
  isReplaced = false
  isWorking = false
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost & HTMLElement, callbacks: Callbacks<Preview>) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  hostConnected(): void {
    this.#read()
    addEventListener('hashchange', this.#read)
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read)
    this.#again.cancel()
  }

  /** The page speaks the language of the e-mail, and tells at once that a link no longer serves. */
  async look(): Promise<void> {
    const { token } = this
    this.#again.cancel()
    if (token === null) return
    const preview = await this.attempt(() => this.#callbacks.preview(token))
    if (preview) {
      await prepareLocale(preview.locale)
      applyLocale(preview.locale)
    }
    if (token !== this.token) return
    this.preview = preview ?? null
    this.#host.requestUpdate()
    if (this.problem?.retryable && this.#host.isConnected) this.#again.schedule(() => void this.look())
  }

  async replace(): Promise<void> {
    const { token } = this
    if (this.isWorking || token === null) return
    await this.attempt(async () => {
      await this.#callbacks.replace(token)
      this.isReplaced = true
    })
    // Nothing can be sent for this link any more, and the button that was pressed is gone.
    if (!this.isReplaced && !this.problem) this.token = null
    if (!this.problem) this.#focusTitle()
  }

  /** Runs a call that the link pays for; a used or expired link is a state of the page, not a problem. */
  async attempt<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
    this.isWorking = true
    this.problem = null
    this.#host.requestUpdate()
    try {
      return await call()
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'link_unknown') this.token = null
      else if (problem.code === 'link_used_or_expired') this.isUsed = true
      else this.problem = problem
      if (!this.problem) this.#focusTitle()
      return undefined
    } finally {
      this.isWorking = false
      this.#host.requestUpdate()
    }
  }

  async finish(fields: NewPassword): Promise<void> {
    const { token } = this
    const password = fields.take()
    if (this.isWorking || token === null || password === null) return
    const signedIn = await this.attempt(() => this.#callbacks.finish(token, password))
    const fault = this.problem?.errors.find(({ path }) => path === 'password')
    if (fault) {
      this.problem = null
      fields.refuse(fault.message)
    }
    if (signedIn) this.#callbacks.onDone(signedIn)
  }

  /** Without a password: the link alone signs in. */
  async finishWithout(call: (token: string) => Promise<SignedIn>): Promise<void> {
    const { token } = this
    if (this.isWorking || token === null) return
    const signedIn = await this.attempt(() => call(token))
    if (signedIn) this.#callbacks.onDone(signedIn)
  }

  #read = (): void => {
    const token = takeFragmentToken()
    if (token === null) return
    this.token = token
    this.preview = null
    this.isUsed = this.isReplaced = false
    void this.look()
  }

  /** What had the focus goes with the state of the page. */
  #focusTitle(): void {
    this.#host.requestUpdate()
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector('h1')?.focus())
  }
}
