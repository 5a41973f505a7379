import { html, nothing, type LitElement, type TemplateResult } from 'lit'
import {
  icon,
  problemText,
  type Localize,
  type ToastController,
  circleAlertIcon,
  folderInputIcon,
  infoIcon,
  loaderCircleIcon,
} from '../kit/index.ts'
import { JzDossierExportedEvent } from './events.ts'
import { messages as english } from './export-messages.en.ts'
import { messages as french, type ExportMessages } from './export-messages.fr.ts'
import { exportDossier } from './export-dossier.ts'
import type { OpenDossier } from './open-dossier.ts'

/** A dossier that the zone does not know yet: the host is asked to export it. */
export class AbsentDossier {
  #host: LitElement & { dossier: string | undefined }
  #opened: OpenDossier
  #words: Localize<unknown>
  #toast: ToastController
  #isExporting = false
  /** The number whose export request was heard by nobody. */
  #unanswered: string | null = null

  constructor(
    host: LitElement & { dossier: string | undefined },
    opened: OpenDossier,
    words: Localize<unknown>,
    toast: ToastController,
  ) {
    this.#host = host
    this.#opened = opened
    this.#words = words
    this.#toast = toast
  }

  render(): TemplateResult {
    const t = this.#text
    const { problem } = this.#opened
    const banner = (kind: string, text: unknown): TemplateResult =>
      html`<div class="banner ${kind}" role="alert" part="problem">
        ${icon(kind === 'bad' ? circleAlertIcon : infoIcon)}
        <p>${text}</p>
      </div>`
    const isOfEmails = problem?.code === 'missing_email' || problem?.code === 'invalid_email'
    const refusal =
      problem &&
      html`<strong>${problemText(problem, this.#words.kit)}</strong> ${isOfEmails ? t.completeThem : nothing}
        ${t.nothingSent}`
    const isUnanswered = this.#unanswered === this.#number
    return html`${refusal ? banner('bad', refusal) : nothing}${isUnanswered ? banner('', t.exportElsewhere) : nothing}
      <section class="empty" part="empty" aria-labelledby="not-exported">
        ${icon(folderInputIcon)}
        <h2 id="not-exported">${t.notExported}</h2>
        <p>${t.whatIsExported}</p>
        <dl class="facts">
          <dt>${t.dossier}</dt>
          <dd class="num">${this.#number}</dd>
        </dl>
        <button class="btn primary" type="button" aria-busy=${this.#isExporting} @click=${() => this.#export()}>
          ${this.#isExporting ? html`${icon(loaderCircleIcon, { spin: true })}${t.exporting}` : t.export}
        </button>
      </section>`
  }

  get #number(): string {
    return this.#host.dossier ?? ''
  }

  /** Both languages come at once. */
  get #text(): ExportMessages {
    return this.#words.locale === 'en-CA' ? english : french
  }

  #export(): void {
    if (this.#isExporting) return
    this.#unanswered = null
    void this.#opened.attempt(async () => {
      this.#isExporting = true
      this.#host.requestUpdate()
      try {
        const exported = await exportDossier(this.#host, this.#number)
        if (!exported) return void (this.#unanswered = this.#number)
        this.#toast.show(this.#text.exported)
        await this.#opened.load()
        this.#host.dispatchEvent(new JzDossierExportedEvent(exported))
      } finally {
        this.#isExporting = false
      }
    })
  }
}
