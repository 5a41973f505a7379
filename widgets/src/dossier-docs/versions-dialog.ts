import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import type { DocumentVersion, DossierDocument } from '../contract/index.ts'
import { asProblem, DialogController, icon, problemBanner, downloadIcon } from '../kit/index.ts'
import { adoptVersion } from './adopt-version.ts'
import type { DocsDesk } from './docs-desk.ts'
import { downloadVersion } from './download-documents.ts'
import { toolText } from './tool-text.ts'

/** Every version of a document, newest first, each to be downloaded or adopted. */
export class VersionsDialog {
  #host: ReactiveControllerHost & HTMLElement
  #dialog: DialogController
  #document: DossierDocument | null = null
  #versions: DocumentVersion[] | null = null
  #problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#dialog = new DialogController(host)
  }

  open(desk: DocsDesk, document: DossierDocument): void {
    this.#document = document
    this.#versions = null
    this.#dialog.open()
    void this.#load(desk)
  }

  render(desk: DocsDesk): TemplateResult | typeof nothing {
    const { kit } = desk.words
    const document = this.#document
    if (!document || !this.#dialog.isOpen) return nothing
    return this.#dialog.render({
      title: toolText(desk.words).versionsOf(document.name),
      closeLabel: kit.close,
      body: html`${this.#problem ? problemBanner(this.#problem, kit, () => void this.#load(desk)) : nothing}
        ${this.#versions ? nothing : html`<p class="meta" role="status">${this.#problem ? nothing : kit.loading}</p>`}
        <ul class="versions" role="list" aria-busy=${this.#versions === null}>
          ${this.#versions?.map((version) => this.#row(desk, document, version))}
        </ul>`,
      foot: nothing,
    })
  }

  #row(desk: DocsDesk, document: DossierDocument, version: DocumentVersion): TemplateResult {
    const { t, kit, dateTime, size } = desk.words
    const tools = toolText(desk.words)
    const label = tools.version(version.version)
    const brought = version.addedByKind === 'recipient' ? tools.returnedBy : tools.broughtBy
    const adopt = html`<button
      class="btn quiet small"
      type="button"
      aria-label=${kit.actionOn(t.adopt, label)}
      @click=${() => void this.#adopt(desk, document, version.version)}
    >
      ${t.adopt}
    </button>`
    return html`<li>
      <div>
        <strong>${label}</strong> ${version.isCurrent ? html`<span class="badge ok">${tools.current}</span>` : nothing}
        <div class="meta">${brought(version.addedBy, dateTime(version.createdAt))} · ${size(version.size)}</div>
      </div>
      <div class="acts">
        ${version.isCurrent || version.state === 'infected' ? nothing : adopt}
        <button
          class="btn icon"
          type="button"
          aria-label=${kit.actionOn(tools.download, label)}
          ?hidden=${version.state === 'infected'}
          @click=${() => void downloadVersion(desk, document, version)}
        >
          ${icon(downloadIcon)}
        </button>
      </div>
    </li>`
  }

  async #adopt(desk: DocsDesk, document: DossierDocument, version: number): Promise<void> {
    try {
      await adoptVersion(desk, document.id, version)
      this.#dialog.close()
    } catch (error) {
      this.#problem = asProblem(error)
      this.#host.requestUpdate()
    }
  }

  async #load(desk: DocsDesk): Promise<void> {
    this.#problem = null
    try {
      this.#versions = (await desk.client.documents.versions(this.#document!.id)).items
    } catch (error) {
      this.#problem = asProblem(error)
    }
    this.#host.requestUpdate()
  }
}
