import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit'
import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { Party } from '../contract/index.ts'
import { circleCheckIcon, ConfirmController, icon, Localize } from '../kit/index.ts'
import { checkRecipients } from './check-recipients.ts'
import { doneStep, type DoneView } from './done-step.ts'
import { messages } from './later-messages.fr.ts'
import { laterStyles } from './later.styles.ts'
import type { Messages } from './messages.fr.ts'
import { recipientsStep } from './recipients-step.ts'
import { readRefusal, type Refusal } from './refused-fields.ts'
import { heldBanner, refusedBanner, waitingBanner } from './sending-banner.ts'
import type { FieldErrors, ShareDraft } from './share-draft.ts'
import { ShareSending } from './share-sending.ts'
import { wizardFoot } from './wizard-foot.ts'
import type { WizardView } from './wizard-view.ts'

/** A no of the zone, and what in it is about no field. */
export interface Refused {
  problem: ZoneProblem
  others: readonly string[]
}

interface SendingView {
  sending: ShareSending
  refused: Refused | null
  onCancel: () => void
  onPrevious: () => void
}

/** All that comes after the first step, in a chunk of its own that is fetched while the title is being typed. */
export class LaterSteps {
  static readonly styles: CSSResult = laterStyles
  #words: Localize<typeof messages>
  #confirm: ConfirmController

  constructor(host: LitElement & { locale: string | undefined }) {
    this.#words = new Localize(host, { fr: messages, en: () => import('./later-messages.en.ts') })
    this.#confirm = new ConfirmController(host)
  }

  createSending(client: JzClient, dossierId: string, onChange: (news: ZoneProblem | null) => void): ShareSending {
    return new ShareSending(client, dossierId, onChange)
  }

  check(draft: ShareDraft, parties: readonly Party[], words: Localize<Messages>): FieldErrors {
    return checkRecipients(draft, parties, words, this.#words.t)
  }

  readRefusal(draft: ShareDraft, problem: ZoneProblem): Refusal {
    return readRefusal(draft, problem.errors, this.#words.t)
  }

  get recipientRemoved(): string {
    return this.#words.t.recipientRemoved
  }

  recipients(view: WizardView): TemplateResult {
    return recipientsStep(view, this.#words.t)
  }

  foot({ sending, refused, onCancel, onPrevious }: SendingView): TemplateResult {
    const { t, kit } = this.#words
    const { state } = sending
    const isSending = state === 'sending'
    const work = isSending ? t.sending : t.waiting
    return wizardFoot({
      banner: this.banner(sending, refused),
      cancel: { label: kit.cancel, run: onCancel },
      secondary: html`<button
        class="btn secondary"
        type="button"
        aria-disabled=${isSending ? 'true' : nothing}
        @click=${onPrevious}
      >
        ${t.previous}
      </button>`,
      goOn: t.finish,
      work: isSending || state === 'waiting' ? work : null,
    })
  }

  /** Why the share has not left. */
  banner(sending: ShareSending, refused: Refused | null): TemplateResult | typeof nothing {
    const { state, problem, isUnsure } = sending
    if (refused) return refusedBanner(refused.problem, refused.others, isUnsure, this.#words)
    if (state === 'held') return heldBanner(this.#words)
    return problem ? waitingBanner(problem, this.#words, () => sending.hurry()) : nothing
  }

  get doneTitle(): TemplateResult {
    return html`<span class="ok-title">${icon(circleCheckIcon)}${this.#words.t.done}</span>`
  }

  done(view: DoneView): TemplateResult {
    return doneStep(view, this.#words)
  }

  get doneFoot(): TemplateResult {
    return wizardFoot({ banner: nothing, cancel: null, goOn: this.#words.kit.close })
  }

  /** Asks before what was typed is thrown away. */
  async staysOn(isUnsure: boolean): Promise<boolean> {
    const { t, kit } = this.#words
    return !(await this.#confirm.ask({
      title: t.leaveTitle,
      // An answer that was lost may have been a yes.
      detail: isUnsure ? t.leaveUnsure : t.leaveDetail,
      confirm: t.leave,
      keep: t.stay,
      closeLabel: kit.close,
    }))
  }

  get question(): TemplateResult | typeof nothing {
    return this.#confirm.render()
  }

  /** The share has gone: nothing is left to ask. */
  dismissQuestion(): void {
    this.#confirm.dismiss()
  }
}
