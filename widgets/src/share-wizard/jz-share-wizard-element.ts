import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { Dossier, DossierDocument, ShareInput } from '../contract/index.ts'
import {
  asProblem,
  bannerStyles,
  DialogController,
  dialogStyles,
  fieldStyles,
  isAbort,
  JzErrorEvent,
  LiveRegion,
  Localize,
  plainStyles,
  problemBanner,
  zoneProperties,
  ZoneController,
  type ZoneOptions,
} from '../kit/index.ts'
import { Backstage, type Stage } from './backstage.ts'
import { detailsStep } from './details-step.ts'
import type { DoneView } from './done-step.ts'
import { JzShareSentEvent, JzWizardClosedEvent } from './events.ts'
import { focusFirst, focusOn, focusRow } from './focus.ts'
import { holdPage } from './hold-page.ts'
import type { LaterSteps, Refused } from './later.ts'
import { messages } from './messages.fr.ts'
import { inputOf, newDraft } from './share-draft.ts'
import { ShareForm } from './share-form.ts'
import type { Sent } from './share-sending.ts'
import { shareWizardStyles } from './share-wizard.styles.ts'
import { stepper, type Step } from './stepper.ts'
import { wizardFoot } from './wizard-foot.ts'
import type { WizardView } from './wizard-view.ts'

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
  static override styles: CSSResultGroup = [plainStyles, bannerStyles, fieldStyles, dialogStyles, shareWizardStyles]
  static override properties: PropertyDeclarations = {
    ...zoneProperties,
    dossier: { attribute: false },
    documents: { attribute: false },
    step: { state: true, attribute: false },
    isWhole: { state: true, attribute: false },
    isGoingOn: { state: true, attribute: false },
    refused: { state: true, attribute: false },
  }

  #words = new Localize(this, { fr: messages, en: () => import('./messages.en.ts') })
  #zone = new ZoneController(this, { onClient: (client) => this.#prepare(client) })
  #live = new LiveRegion(this)
  #dialog = new DialogController(this)

  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  /** The dossier whose parties can be recipients. */
  declare dossier: Dossier | null
  /** What is to be shared. */
  declare documents: DossierDocument[]

  declare private step: Step | 'done'
  declare private isWhole: boolean
  /** « Suivant » was chosen before the next step had come. */
  declare private isGoingOn: boolean
  declare private refused: Refused | null

  #mayOpen = true
  #form: ShareForm | null = null
  #backstage: Backstage | null = null
  /** The steps after the first, once they have come. */
  #stage: Stage | null = null
  #later: LaterSteps | null = null
  #done: DoneView | null = null

  constructor() {
    super()
    this.dossier = null
    this.documents = []
    this.#reset()
    holdPage(this, () => this.#form?.isTouched === true && !this.#done)
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
    if (changed.has('token')) this.#backstage?.hurry()
    if (!this.#mayOpen || this.#form || !this.dossier || this.documents.length === 0) return
    this.#mayOpen = false
    this.#form = new ShareForm(newDraft(this.documents, new Date()), {
      words: this.#words,
      checkRecipients: (draft) => this.#stage?.later.check(draft, this.dossier?.parties ?? [], this.#words) ?? {},
      onChange: () => this.#stage?.sending.hold(),
      onUpdate: () => this.requestUpdate(),
    })
    this.#dialog.open()
    if (this.#zone.client) this.#prepare(this.#zone.client)
  }

  protected override render(): TemplateResult | typeof nothing {
    const [form, dossier, step] = [this.#form, this.dossier, this.step]
    if (!form || !dossier) return nothing
    const { t, kit } = this.#words
    const isDone = step === 'done'
    return html`${this.#dialog.render({
      title: (isDone && this.#stage?.later.doneTitle) || t.heading,
      closeLabel: isDone ? null : kit.close,
      head: html`${isDone ? nothing : stepper(step, this.#words)}${this.#live.render()}`,
      body: this.#body(this.#view(form, dossier)),
      foot: this.#foot(),
      onSubmit: this.#onSubmit,
      onClose: () => {
        void this.#leave()
        return false
      },
    })}
    ${this.#stage?.later.question}`
  }

  #body(view: WizardView): unknown {
    if (!this.#stage || this.step === 'details') return detailsStep(view)
    return this.#done ? this.#stage.later.done(this.#done) : this.#stage.later.recipients(view)
  }

  #foot(): unknown {
    const [{ t, kit }, stage] = [this.#words, this.#stage]
    const onCancel = (): void => void this.#leave()
    if (stage && this.step !== 'details')
      return this.#done
        ? stage.later.doneFoot
        : stage.later.foot({ ...stage, refused: this.refused, onCancel, onPrevious: this.#onPrevious })
    const late = this.isGoingOn ? this.#backstage?.problem : null
    const lateBanner = late ? problemBanner(late, kit, () => this.#backstage?.hurry()) : nothing
    return wizardFoot({
      banner: stage ? stage.later.banner(stage.sending, this.refused) : lateBanner,
      cancel: { label: kit.cancel, run: onCancel },
      goOn: t.next,
      work: this.isGoingOn ? kit.loading : null,
    })
  }

  #view(form: ShareForm, dossier: Dossier): WizardView {
    return {
      words: this.#words,
      dossier,
      form,
      members: this.#backstage ? this.#backstage.members : [],
      isWhole: this.isWhole,
      onShowWhole: (next) => {
        this.isWhole = true
        void focusOn(this, `[id="drop-${next}"]`)
      },
      onRemoveDocument: (document) => {
        const next = form.removeDocument(document.id)
        this.#live.say(this.#words.t.documentLeftOut(document.name))
        void focusOn(this, form.draft.documents.length > 1 ? `[id="drop-${next}"]` : '#chosen')
      },
      onAddRecipient: () => void focusRow(this, form.addRecipient()),
      onRemoveRecipient: (key) => {
        this.#live.say(this.#stage?.later.recipientRemoved ?? '')
        void focusRow(this, form.removeRecipient(key))
      },
    }
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (this.step === 'details') this.#goOn()
    else if (this.step === 'recipients') void this.#send()
    else void this.#leave()
  }

  #onPrevious = (): void => {
    if (this.#stage?.sending.state === 'sending') return
    this.#stage?.sending.hold()
    this.step = 'details'
    void focusFirst(this)
  }

  #goOn(): void {
    const isReady = this.#form?.checkDetails() ?? false
    this.isGoingOn = isReady && !this.#stage
    if (isReady && this.#stage) this.step = 'recipients'
    if (!this.isGoingOn) void focusFirst(this)
  }

  async #send(): Promise<void> {
    const [form, sending] = [this.#form, this.#stage?.sending]
    if (!form || !sending || sending.state === 'sending') return
    if (sending.state === 'waiting') return sending.hurry()
    this.refused = null
    if (!form.checkAll()) return this.#showErrors(form)
    try {
      this.#finish(await sending.send(inputOf(form.draft)), form)
    } catch (error) {
      if (!isAbort(error) && this.#stage?.sending === sending) this.#refuse(form, asProblem(error))
    }
  }

  #finish({ share, content }: Sent, form: ShareForm): void {
    const { alsoNotify = [] } = JSON.parse(content) as ShareInput
    const told = (this.#backstage?.members ?? []).filter(({ id }) => alsoNotify.includes(id))
    this.#done = { share, told, isOutdated: content !== JSON.stringify(inputOf(form.draft)) }
    this.step = 'done'
    this.#stage?.later.dismissQuestion()
    this.dispatchEvent(new JzShareSentEvent(share))
    void focusOn(this, 'dialog:not(.small) h2')
  }

  #refuse(form: ShareForm, problem: ZoneProblem): void {
    this.dispatchEvent(new JzErrorEvent(problem))
    const { errors = {}, others = [] } = this.#stage?.later.readRefusal(form.draft, problem) ?? {}
    const hasErrors = Object.keys(errors).length > 0
    this.refused = hasErrors && others.length === 0 ? null : { problem, others }
    if (!hasErrors) return
    form.refuse(errors)
    this.#showErrors(form)
  }

  #showErrors(form: ShareForm): void {
    this.step = form.faultyStep ?? this.step
    void focusFirst(this)
  }

  #prepare(client: JzClient): void {
    if (!this.dossier || !this.#form || this.#backstage) return
    this.#backstage = new Backstage(this, client, this.dossier, {
      known: this.#later,
      stage: (stage) => {
        this.#stage = stage
        this.#later = stage.later
        if (this.isGoingOn) this.#goOn()
      },
      news: (problem) => this.dispatchEvent(new JzErrorEvent(problem)),
    })
  }

  async #leave(): Promise<void> {
    const form = this.#form
    if (!form) return
    // Until the next steps have come, there is but a title to lose.
    const { later, sending } = this.#stage ?? {}
    if (form.isTouched && !this.#done && (await later?.staysOn(sending?.isUnsure ?? false))) return
    if (this.#form !== form) return
    this.#dialog.close()
    this.#reset()
    this.dispatchEvent(new JzWizardClosedEvent())
  }

  #reset(): void {
    this.#mayOpen = false
    this.#backstage?.stop()
    this.#backstage = null
    this.#stage = null
    this.#form = null
    this.#done = null
    this.step = 'details'
    this.isWhole = false
    this.isGoingOn = false
    this.refused = null
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-share-wizard': JzShareWizardElement
  }
}
