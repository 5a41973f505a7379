import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import type { Dossier, DossierDocument, Member, Share } from '../contract/index.ts'
import {
  asProblem,
  ConfirmController,
  DialogController,
  dialogStyles,
  fieldStyles,
  icon,
  isAbort,
  JzErrorEvent,
  kitStyles,
  LiveRegion,
  Localize,
  problemBanner,
  zoneProperties,
  ZoneController,
  type ZoneOptions,
  circleCheckIcon,
  loaderCircleIcon,
} from '../kit/index.ts'
import { detailsStep } from './details-step.ts'
import { doneStep } from './done-step.ts'
import { JzShareSentEvent, JzWizardClosedEvent } from './events.ts'
import { messages } from './messages.fr.ts'
import { recipientsStep } from './recipients-step.ts'
import { inputOf, newDraft } from './share-draft.ts'
import { ShareForm } from './share-form.ts'
import { shareWizardStyles } from './share-wizard.styles.ts'
import { stepper, type Step } from './stepper.ts'
import type { WizardView } from './wizard-view.ts'

/** Milliseconds after which an unanswered sending counts as lost; « Réessayer » then repeats the same one. */
const SEND_TIMEOUT = 30_000

/**
 * « Partager des documents »: title and expiry, then recipients, then what was sent to whom.
 * It opens as soon as it is on the page and knows a dossier and documents.
 *
 * @element jz-share-wizard
 * @attr {string} base-url Address of the zone, when there is no `jz-zone` around.
 * @attr {string} token Short-lived embed token, likewise.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 * @fires {JzShareSentEvent} jz-share-sent A share was made; `share` is what the zone keeps of it.
 * @fires {JzWizardClosedEvent} jz-wizard-closed The wizard is no longer on screen.
 * @fires {JzErrorEvent} jz-error The zone refused, or did not answer.
 * @csspart dialog The window.
 * @csspart problem What went wrong.
 */
export class JzShareWizardElement extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, dialogStyles, shareWizardStyles]

  static override properties: PropertyDeclarations = {
    ...zoneProperties,
    dossier: { attribute: false },
    documents: { attribute: false },
    step: { state: true, attribute: false },
    form: { state: true, attribute: false },
    members: { state: true, attribute: false },
    problem: { state: true, attribute: false },
    isSending: { state: true, attribute: false },
    sent: { state: true, attribute: false },
  }

  #words = new Localize(this, { fr: messages, en: () => import('./messages.en.ts') })
  #zone = new ZoneController(this, { onClient: () => void this.#loadMembers() })
  #live = new LiveRegion(this)
  #dialog = new DialogController(this)
  // After the dialog: of two that open at once, the question comes on top.
  #confirm = new ConfirmController(this)

  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  /** The dossier whose parties can be recipients. */
  declare dossier: Dossier | null
  /** What is to be shared. */
  declare documents: DossierDocument[]

  declare private step: Step | 'done'
  declare private form: ShareForm | null
  declare private members: readonly Member[] | null
  declare private problem: ZoneProblem | null
  declare private isSending: boolean
  declare private sent: Share | null

  #mayOpen = true
  /** The content last sent, and the key under which the zone takes it once. */
  #attempt: { content: string; key: string } | null = null

  constructor() {
    super()
    this.dossier = null
    this.documents = []
    this.#reset()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#mayOpen = true
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#reset()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('dossier') || changed.has('documents')) this.#mayOpen = true
    if (!this.#mayOpen || this.form || !this.dossier || this.documents.length === 0) return
    this.#mayOpen = false
    this.form = new ShareForm(newDraft(this.documents, new Date()), this.#words, () => this.requestUpdate())
    this.#dialog.open()
    void this.#loadMembers()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { form, dossier } = this
    if (!form || !dossier) return nothing
    const { t, kit } = this.#words
    const isDone = this.sent !== null
    const title = isDone ? html`<span class="ok-title">${icon(circleCheckIcon)}${t.done}</span>` : t.heading
    return html`${this.#dialog.render({
      title,
      closeLabel: kit.close,
      head: html`${isDone ? nothing : stepper(this.step, this.#words)}${this.#live.render()}`,
      body: this.sent ? doneStep(this.sent, this.#words) : this.#step(this.#view(form, dossier)),
      foot: this.#foot(),
      onSubmit: this.#onSubmit,
      onClose: () => {
        void this.#leave()
        return false
      },
    })}
    ${this.#confirm.render()}`
  }

  #step(view: WizardView): TemplateResult {
    return this.step === 'details' ? detailsStep(view) : recipientsStep(view)
  }

  #foot(): TemplateResult {
    const { t, kit } = this.#words
    if (this.step === 'done') return html`<button class="btn primary" type="submit">${kit.close}</button>`
    const { problem, isSending } = this
    const retry = problem?.retryable ? () => void this.#send() : undefined
    const previous = html`<button class="btn secondary" type="button" @click=${this.#onPrevious}>${t.previous}</button>`
    const finish = isSending ? html`${icon(loaderCircleIcon, { spin: true })}${t.sending}` : t.finish
    return html`${problem ? problemBanner(problem, kit, retry) : nothing}
      <button class="btn quiet first" type="button" @click=${() => this.#leave()}>${kit.cancel}</button>
      ${
        this.step === 'details'
          ? html`<button class="btn primary" type="submit">${t.next}</button>`
          : html`${previous}
              <button class="btn primary" type="submit" aria-busy=${isSending ? 'true' : 'false'}>${finish}</button>`
      }`
  }

  #view(form: ShareForm, dossier: Dossier): WizardView {
    return {
      words: this.#words,
      dossier,
      form,
      members: this.members,
      onAddRecipient: () => void this.#focusRow(form.addRecipient()),
      onRemoveRecipient: (key) => void this.#focusRow(form.removeRecipient(key)),
    }
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (this.step === 'details') this.#goOn()
    else if (this.step === 'recipients') void this.#send()
    else void this.#leave()
  }

  #onPrevious = (): void => {
    this.step = 'details'
    void this.#focusFirst()
  }

  #goOn(): void {
    if (this.form?.checkDetails()) this.step = 'recipients'
    void this.#focusFirst()
  }

  async #send(): Promise<void> {
    const { form, dossier } = this
    const client = this.#zone.client
    if (this.isSending || !form || !dossier || !client) return
    this.problem = null
    if (!form.checkAll()) return this.#showErrors(form)
    const input = inputOf(form.draft)
    const content = JSON.stringify(input)
    if (content !== this.#attempt?.content) this.#attempt = { content, key: crypto.randomUUID() }
    this.isSending = true
    try {
      const signal = AbortSignal.timeout(SEND_TIMEOUT)
      const share = await client.shares.send(dossier.id, input, this.#attempt.key, { signal })
      if (this.form !== form) return
      this.sent = share
      this.step = 'done'
      this.#live.say(this.#words.t.done)
      this.dispatchEvent(new JzShareSentEvent(share))
      void this.#focus('.dialog-foot .primary')
    } catch (error) {
      this.#refused(form, asProblem(error))
    } finally {
      this.isSending = false
    }
  }

  #refused(form: ShareForm, problem: ZoneProblem): void {
    this.dispatchEvent(new JzErrorEvent(problem))
    if (form.refuse(problem.errors)) this.#showErrors(form)
    else this.problem = problem
  }

  /** Goes to the step that holds the first error, and into its field. */
  #showErrors(form: ShareForm): void {
    this.step = form.faultyStep ?? this.step
    void this.#focusFirst()
  }

  async #loadMembers(): Promise<void> {
    const { dossier } = this
    const client = this.#zone.client
    if (!client || !dossier || !this.form) return
    try {
      this.members = (await client.members.list(dossier.id)).items
    } catch (error) {
      // Optional: a dialog that cannot name the others still shares.
      if (!isAbort(error)) this.members = null
    }
  }

  async #leave(): Promise<void> {
    const { form, sent } = this
    if (this.isSending || !form) return
    const { t, kit } = this.#words
    // An answer that was lost may have been a yes.
    const detail = this.problem?.retryable ? t.leaveUnsure : t.leaveDetail
    const question = { title: t.leaveTitle, detail, confirm: t.leave, keep: t.stay }
    if (form.isTouched && !sent && !(await this.#confirm.ask({ ...question, closeLabel: kit.close }))) return
    this.#dialog.close()
    this.#reset()
    this.dispatchEvent(new JzWizardClosedEvent())
  }

  #reset(): void {
    this.#mayOpen = false
    this.step = 'details'
    this.form = null
    this.members = []
    this.problem = null
    this.isSending = false
    this.sent = null
    this.#attempt = null
  }

  /** The first error of the step, else its first field. */
  async #focusFirst(): Promise<void> {
    await this.updateComplete
    const body = this.renderRoot.querySelector('.dialog-body')
    const field = body?.querySelector('[aria-invalid]') ?? body?.querySelector('.input, .add')
    if (field instanceof HTMLElement) field.focus()
  }

  /** Of a recipient, or the button that adds one when none is left. */
  async #focusRow(key: number | undefined): Promise<void> {
    await this.#focus(key === undefined ? '#add-recipient' : `#party-${key}`)
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-share-wizard': JzShareWizardElement
  }
}
