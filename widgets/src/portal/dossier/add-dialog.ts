import { html, nothing, type TemplateResult } from 'lit'
import type { DossierDocument, Share } from '../../contract/index.ts'
import { asProblem, DialogController, fieldError, icon, problemBanner, loaderCircleIcon } from '../../kit/index.ts'
import type { ZoneProblem } from '../../client/index.ts'
import { listProblem, pager, searchField } from '../list-parts.ts'
import { PagedList } from '../paged-list.ts'
import { skeleton } from '../skeleton.ts'
import type { PortalWords } from '../words.ts'
import type { ShareDialogHost } from './share-dialog-host.ts'

/** « Ajouter au partage »: more documents of the same dossier, for the same recipients. */
export class AddDialog {
  #host: ShareDialogHost
  #dialog: DialogController
  #documents: PagedList<DossierDocument>
  #share: Share | null = null
  #chosen = new Set<string>()
  #isMissing = false
  #isWorking = false
  #problem: ZoneProblem | null = null

  constructor(host: ShareDialogHost) {
    this.#host = host
    this.#dialog = new DialogController(host)
    this.#documents = new PagedList<DossierDocument>(host, (query, options) =>
      this.#share ? host.client?.documents.list(this.#share.dossierId, query, options) : undefined,
    )
  }

  open(share: Share): void {
    this.#share = share
    this.#chosen.clear()
    this.#isMissing = false
    this.#problem = null
    this.#documents.items = null
    this.#dialog.open()
    void this.#load()
  }

  /** What is to be done first takes the focus as it comes, unless the reader has gone elsewhere meanwhile. */
  async #load(): Promise<void> {
    await this.#documents.load('')
    await this.#host.updateComplete
    const root = this.#host.shadowRoot
    if (root?.activeElement?.closest('.dialog-head')) root.querySelector<HTMLElement>('.dialog-body input')?.focus()
  }

  render(words: PortalWords): TemplateResult | typeof nothing {
    const { t, kit } = words
    return this.#dialog.render({
      title: t.addTitle,
      closeLabel: kit.close,
      body: this.#body(words),
      foot: html`<button class="btn quiet first" type="button" @click=${() => this.#dialog.close()}>
          ${kit.cancel}
        </button>
        <button class="btn primary" type="submit" aria-busy=${this.#isWorking ? 'true' : 'false'}>
          ${this.#isWorking ? icon(loaderCircleIcon, { spin: true }) : nothing}${t.add}
        </button>`,
      onSubmit: (event) => {
        event.preventDefault()
        void this.#add(words)
      },
    })
  }

  #body(words: PortalWords): TemplateResult {
    const { t, kit } = words
    const { items, hasMore, problem, search, isMore } = this.#documents
    const isLong = hasMore || search !== ''
    return html`<p class="soft">${t.addLead(this.#share?.title ?? '')}</p>
      ${this.#problem ? problemBanner(this.#problem, kit) : nothing}
      ${isMore ? nothing : listProblem(this.#documents, words)}
      ${isLong ? searchField(t.filterByName, search, (typed) => this.#documents.type(typed)) : nothing}
      <div
        id="add-documents"
        role="group"
        tabindex="-1"
        aria-label=${t.addTitle}
        aria-describedby=${this.#isMissing ? 'add-missing' : nothing}
      >
        ${this.#isMissing ? fieldError('add-missing', t.chooseDocuments) : nothing}
        ${items ? this.#list(items, words) : problem ? nothing : skeleton(words)}
      </div>
      <p class="meta" role="status">${this.#chosen.size > 0 ? t.chosen(this.#chosen.size) : nothing}</p>`
  }

  #list(documents: DossierDocument[], words: PortalWords): TemplateResult {
    const { t } = words
    const shared = new Set(this.#share?.documents.map(({ id }) => id))
    // A virus goes no further; what is held or being checked may be shared, the recipient waits for it.
    const { compare } = new Intl.Collator(words.locale, { numeric: true })
    const rest = documents
      .filter(({ id, state }) => !shared.has(id) && state !== 'infected')
      .toSorted((one, other) => compare(one.name, other.name))
    const { found, hasMore } = this.#documents
    if (rest.length === 0 && !hasMore) return html`<p>${found === '' ? t.nothingToAdd : t.noMatch(found)}</p>`
    return html`<ul class="picks">
        ${rest.map((document) => this.#row(document, words))}
      </ul>
      ${pager(this.#documents, rest.length, words)}`
  }

  #row({ id, name, size: bytes, createdAt }: DossierDocument, { t, size, shortDate }: PortalWords): TemplateResult {
    return html`<li>
      <label class="check">
        <input
          type="checkbox"
          aria-label=${t.selectDocument(name)}
          .checked=${this.#chosen.has(id)}
          @change=${() => this.#toggle(id)}
        />
        <span class="t">${name}</span>
        <span class="hint">${size(bytes)} · ${shortDate(createdAt)}</span>
      </label>
    </li>`
  }

  #toggle(id: string): void {
    if (!this.#chosen.delete(id)) this.#chosen.add(id)
    this.#isMissing = false
    this.#host.requestUpdate()
  }

  async #showMissing(): Promise<void> {
    await this.#host.updateComplete
    const root = this.#host.shadowRoot
    root?.getElementById('add-documents')?.focus({ preventScroll: true })
    root?.getElementById('add-missing')?.scrollIntoView({ block: 'nearest' })
  }

  async #add({ t }: PortalWords): Promise<void> {
    const { client } = this.#host
    if (!this.#share || !client || this.#isWorking) return
    this.#isMissing = this.#chosen.size === 0
    this.#isWorking = !this.#isMissing
    this.#host.requestUpdate()
    if (this.#isMissing) return this.#showMissing()
    try {
      await client.shares.change(this.#share.id, { addDocumentIds: [...this.#chosen] })
      this.#dialog.close()
      this.#host.onShareChanged(t.added(this.#chosen.size))
    } catch (error) {
      this.#problem = asProblem(error)
    } finally {
      this.#isWorking = false
      this.#host.requestUpdate()
    }
  }
}
