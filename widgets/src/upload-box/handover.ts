import { nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import type { DepositReceipt } from '../contract/index.ts'
import { asProblem, codeStyles, problemText, type Localize } from '../kit/index.ts'
import { codeStep, digitsOf } from './code-step.ts'
import { dashboardStyles } from './dashboard.styles.ts'
import { DepositUploads } from './deposit-uploads.ts'
import { DepositVoice } from './deposit-voice.ts'
import { documentsStep } from './documents-step.ts'
import { failureBanner, notRemoved, type Failure } from './failure.ts'
import type { HandoverOptions } from './handover-options.ts'
import { lateWords, type BoxHost } from './late-words.ts'
import type { LaterMessages } from './later-messages.fr.ts'
import { laterStyles } from './later.styles.ts'
import { PageHold } from './page-hold.ts'
import { printReceipt } from './print-receipt.ts'
import { receiptStep } from './receipt-step.ts'
import { whatIsMissing } from './what-is-missing.ts'

const CODE_REFUSED = ['bad_code', 'code_ended', 'invalid_body', 'visit_ended']

type LateStep = 'code' | 'documents' | 'receipt'

/** All that comes after the form, in a chunk of its own that is fetched while the form is filled in. */
export class Handover implements ReactiveController {
  static readonly styles = [codeStyles, laterStyles, dashboardStyles]
  step: LateStep = 'code'
  readonly #host: BoxHost
  readonly #words: Localize<LaterMessages>
  readonly #uploads: DepositUploads
  readonly #voice: DepositVoice
  readonly #page = new PageHold()
  readonly #options: HandoverOptions
  #code = ''
  #codeError: string | undefined
  #isBusy = false
  #isResent = false
  #isResending = false
  #isAgain = false
  #failure: Failure | null = null
  #isTryingToSend = false
  #receipt: DepositReceipt | null = null

  constructor(host: BoxHost, options: HandoverOptions) {
    this.#host = host
    this.#options = options
    this.#words = lateWords(host)
    this.#voice = new DepositVoice(options.live)
    this.#uploads = new DepositUploads(options.client, options.box, this.#words, {
      onChange: () => this.#onUploads(),
      onList: () => void this.#keepFocus(),
      takeBack: (uploadId, name, signal) => this.#takeBack(uploadId, name, signal),
      onAccessEnded: () => this.#askAgain(),
    })
    host.addController(this)
  }

  /** English words come first, where they are the reader's. */
  static async prepare(host: BoxHost): Promise<void> {
    const words = lateWords(host)
    if (words.locale === 'en-CA') await words.load()
  }

  get title(): string | null {
    return this.step === 'receipt' ? this.#words.t.received : null
  }

  render(): unknown {
    if (this.step === 'code') return [this.#trouble(this.#failure), this.#codeStep()]
    if (this.#receipt && this.step === 'receipt')
      return receiptStep({
        words: this.#words,
        receipt: this.#receipt,
        visitor: this.#options.visitor,
        onPrint: () => printReceipt(this.#host),
        onMore: this.#options.onMore,
      })
    this.#uploads.speak()
    return [
      documentsStep({
        words: this.#words,
        uploads: this.#uploads,
        missing: this.#isTryingToSend ? this.#missing : undefined,
        isSending: this.#isBusy,
        onSend: () => void this.#send(),
      }),
      this.#trouble(this.#failure ?? notRemoved(this.#uploads.queue, this.#words.t)),
    ]
  }

  #trouble(failure: Failure | null): unknown {
    return failure ? failureBanner(failure, this.#words) : nothing
  }

  #codeStep(): TemplateResult {
    const { visitor, onChangeAddress } = this.#options
    return codeStep({
      t: this.#words.t,
      email: visitor.email.trim(),
      code: this.#code,
      error: this.#codeError,
      isVerifying: this.#isBusy,
      isResent: this.#isResent,
      isAgain: this.#isAgain,
      onInput: (code) => this.#onCode(code),
      onSubmit: () => void this.#verify(),
      onResend: () => void this.#resend(),
      onChangeAddress: this.#uploads.hasFiles ? null : onChangeAddress,
    })
  }

  hostConnected(): void {
    this.hostUpdated()
    this.#uploads.wake()
  }

  hostUpdated(): void {
    // Out of the page it may still draw itself.
    this.#page.set(this.#host.isConnected && this.step !== 'receipt' && this.#uploads.hasFiles)
  }

  hostDisconnected(): void {
    this.hostUpdated()
    setTimeout(() => {
      // Moved within the page, it is back already: uploads go on.
      if (!this.#host.isConnected) this.#uploads.rest()
    })
  }

  close(): void {
    this.#host.removeController(this)
    this.#page.set(false)
    this.#uploads.close()
  }

  #onCode(code: string): void {
    this.#code = code
    if (this.#codeError !== undefined && digitsOf(code).length === 8) this.#codeError = undefined
    this.#host.requestUpdate()
  }

  async #verify(): Promise<void> {
    const code = digitsOf(this.#code)
    if (!/^\d{8}$/.test(code)) return this.#refuseCode(this.#words.t.codeIncomplete)
    await this.#act(
      async () => {
        try {
          const { expiresAt } = await this.#options.client.verify(this.#options.visitId, code)
          this.#uploads.endsAt = Date.parse(expiresAt)
        } catch (error) {
          const problem = asProblem(error)
          if (!CODE_REFUSED.includes(problem.code)) throw problem
          this.#options.onProblem(problem)
          return this.#refuseCode(problemText(problem, this.#words.kit))
        }
        this.#code = ''
        this.#isAgain = false
        this.#isResent = false
        this.step = 'documents'
        this.#options.focus('#add', 'h2')
        await this.#openDocuments()
      },
      () => void this.#verify(),
    )
  }

  #refuseCode(error: string): void {
    this.#codeError = error
    this.#host.requestUpdate()
    this.#options.focus('#code')
    this.#options.live.alert(error)
  }

  async #openDocuments(): Promise<void> {
    if (this.#uploads.isReady) {
      // What waited for a new code goes on.
      this.#uploads.queue.hurry()
      return
    }
    try {
      await this.#uploads.prepare()
      this.#failure = null
      this.#options.focus('.uppy-Dashboard-browse', 'h2')
    } catch (error) {
      this.#fail(asProblem(error), () => void this.#openDocuments())
    }
  }

  async #resend(): Promise<void> {
    const { client, visitId, visitor, live, focus } = this.#options
    if (this.#isResending) return
    this.#isResending = true
    this.#failure = null
    try {
      await client.sendCode(visitId)
      this.#codeError = undefined
      this.#code = ''
      this.#isResent = true
      live.say(this.#words.t.resent(visitor.email.trim()))
      focus('#code')
    } catch (error) {
      this.#fail(asProblem(error), () => void this.#resend())
    } finally {
      this.#isResending = false
      this.#host.requestUpdate()
    }
  }

  /** The time is over: the same visit goes on with another code. */
  #askAgain(): void {
    if (this.step !== 'documents') return
    this.step = 'code'
    this.#isAgain = true
    this.#failure = null
    this.#options.live.alert(this.#words.t.accessEnded)
    void this.#resend()
  }

  get #missing(): string | undefined {
    return whatIsMissing(this.#uploads.items, this.#uploads.queue.leaving, this.#words.t)
  }

  async #send(): Promise<void> {
    const { client, visitId, focus, live, onSent } = this.#options
    const missing = this.#missing
    this.#isTryingToSend = true
    if (missing !== undefined) {
      this.#host.requestUpdate()
      live.alert(missing)
      if (!this.#uploads.hasFiles) focus('.uppy-Dashboard-browse', '#add')
      return
    }
    await this.#act(
      async () => {
        try {
          this.#receipt = await client.submit(visitId)
        } catch (error) {
          const problem = asProblem(error)
          if (problem.status === 401) return this.#askAgain()
          throw problem
        }
        this.step = 'receipt'
        this.#uploads.close()
        focus('h2')
        onSent(this.#receipt)
      },
      () => void this.#send(),
      this.#words.t.notSent,
    )
  }

  /** @throws {ZoneProblem} when it has to be tried again */
  async #takeBack(uploadId: string, name: string, signal: AbortSignal): Promise<void> {
    const { client, visitId, live } = this.#options
    try {
      await client.removeFile(visitId, uploadId, { signal })
    } catch (error) {
      const problem = asProblem(error)
      // The answer to « Envoyer » was lost: the receipt will name it.
      if (problem.code === 'deposit_submitted')
        return this.#fail(problem, () => void this.#send(), this.#words.t.notRemoved(name))
      if (problem.status !== 404) throw problem
    }
    live.say(this.#words.t.removed(name))
  }

  #onUploads(): void {
    this.#voice.follow(this.#uploads.queue, this.#words)
    if (this.#missing === undefined) this.#isTryingToSend = false
    this.#host.requestUpdate()
  }

  /** The button that was pressed may have gone, and the focus with it. */
  async #keepFocus(): Promise<void> {
    await this.#host.updateComplete
    const root = this.#host.renderRoot as ShadowRoot
    if (root.activeElement === null) this.#options.focus('#add', '.uppy-Dashboard-browse')
  }

  async #act(call: () => Promise<void>, retry: () => void, fact?: string): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#failure = null
    this.#host.requestUpdate()
    try {
      await call()
    } catch (error) {
      this.#fail(asProblem(error), retry, fact)
    } finally {
      this.#isBusy = false
      this.#host.requestUpdate()
    }
  }

  #fail(problem: ZoneProblem, retry: () => void, fact?: string): void {
    this.#failure = { problem, retry, fact }
    this.#options.onProblem(problem)
    this.#host.requestUpdate()
  }
}
