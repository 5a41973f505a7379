import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ZoneProblem } from '../../client/index.ts'
import type { SignedIn } from '../../contract/index.ts'
import { asProblem } from '../../kit/index.ts'
import { takeFragmentToken } from './fragment-token.ts'
import type { NewPassword } from './new-password.ts'

interface Callbacks {
  /** Another link was opened, or the first one. */
  onToken?: (token: string) => void
  finish: (token: string, password: string) => Promise<SignedIn>
  onDone: (signedIn: SignedIn) => void
}

/** The token of this page's link, and what becomes of it. */
export class PasswordLink implements ReactiveController {
  #host: ReactiveControllerHost
  #callbacks: Callbacks
  token: string | null = null
  isUsed = false
  isWorking = false
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost, callbacks: Callbacks) {
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
      if (problem.code === 'link_used_or_expired') this.isUsed = true
      else this.problem = problem
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

  #read = (): void => {
    const token = takeFragmentToken()
    if (token === null) return
    this.token = token
    this.isUsed = false
    this.#host.requestUpdate()
    this.#callbacks.onToken?.(token)
  }
}
