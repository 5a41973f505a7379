import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { JzClient, ZoneProblem } from '../../client/index.ts'
import { numberKey, typedNumberKeys, type DepositDetails, type Dossier } from '../../contract/index.ts'
import { asProblem, DialogController, fieldError, icon, loaderCircleIcon } from '../../kit/index.ts'
import { listProblem, pager, searchField } from '../list-parts.ts'
import { PagedList } from '../paged-list.ts'
import { skeleton } from '../skeleton.ts'
import type { PortalWords } from '../words.ts'
import { depositProblem } from './deposit-problem.ts'
import type { DepositWords } from './words.ts'

const PAGE_SIZE = 10

interface Choice {
  id: string
  number: string
  description: string
}

export interface FileDialogHost extends ReactiveControllerHost, HTMLElement {
  readonly client: JzClient | null
  onFiled(deposit: DepositDetails, dossier: Choice): void
}

/** « Classer dans un dossier »: those that it is probably for, and a search among all. Nothing is chosen beforehand. */
export class FileDialog {
  #host: FileDialogHost
  #dialog: DialogController
  #dossiers: PagedList<Dossier>
  #deposit: DepositDetails | null = null
  #chosen: Choice | null = null
  #isMissing = false
  #isWorking = false
  #problem: ZoneProblem | null = null

  constructor(host: FileDialogHost) {
    this.#host = host
    this.#dialog = new DialogController(host)
    this.#dossiers = new PagedList<Dossier>(
      host,
      (query, options) => host.client?.dossiers.list(query, options),
      PAGE_SIZE,
    )
  }

  open(deposit: DepositDetails): void {
    this.#deposit = deposit
    this.#chosen = null
    this.#isMissing = false
    this.#problem = null
    this.#dossiers.items = null
    this.#dialog.open()
    void this.#load()
  }

  /** What is to be done first takes the focus as it comes, unless the reader has gone elsewhere meanwhile. */
  async #load(): Promise<void> {
    await this.#dossiers.load('')
    await this.#host.updateComplete
    const root = this.#host.shadowRoot
    if (root?.activeElement?.closest('.dialog-head')) root.querySelector<HTMLElement>('.dialog-body input')?.focus()
  }

  render(words: DepositWords, site: PortalWords): TemplateResult | typeof nothing {
    const { t, kit } = words
    if (!this.#deposit) return nothing
    return this.#dialog.render({
      title: t.file,
      closeLabel: kit.close,
      body: this.#body(this.#deposit, words, site),
      foot: html`<button class="btn quiet first" type="button" @click=${() => this.#dialog.close()}>
          ${kit.cancel}
        </button>
        <button class="btn primary" type="submit" aria-busy=${this.#isWorking ? 'true' : 'false'}>
          ${this.#isWorking ? icon(loaderCircleIcon, { spin: true }) : nothing}${t.doFile}
        </button>`,
      onSubmit: (event) => {
        event.preventDefault()
        void this.#file()
      },
    })
  }

  #body(deposit: DepositDetails, words: DepositWords, site: PortalWords): TemplateResult {
    const { t } = words
    const { name, files, suggestions } = deposit
    const { items, problem, search, isMore } = this.#dossiers
    return html`<p class="soft">${t.fileLead(name, files)}</p>
      ${this.#problem ? depositProblem(this.#problem, words) : nothing}
      <div
        id="file-dossiers"
        class="choices"
        role="radiogroup"
        tabindex="-1"
        aria-label=${t.file}
        aria-describedby=${this.#isMissing ? 'file-missing' : nothing}
      >
        ${this.#isMissing ? fieldError('file-missing', t.chooseDossier) : nothing}
        ${
          suggestions.length > 0
            ? html`<div>
                <p class="label" id="file-suggested">${t.suggested}</p>
                <ul class="picks" aria-labelledby="file-suggested">
                  ${suggestions.map((choice) => this.#row(choice, reasonOf(choice, deposit, words), site))}
                </ul>
              </div>`
            : nothing
        }
        <div class="search-part">
          <p class="label" id="file-others">${suggestions.length > 0 ? t.others : t.anyDossier}</p>
          ${searchField(t.dossierSearch, search, (typed) => this.#search(typed, suggestions))}
          ${isMore ? nothing : listProblem(this.#dossiers, site)}
          ${items ? this.#list(items, deposit, words, site) : problem ? nothing : skeleton(site)}
        </div>
      </div>`
  }

  #list(dossiers: Dossier[], deposit: DepositDetails, words: DepositWords, site: PortalWords): TemplateResult {
    const { t } = words
    const suggested = new Set(deposit.suggestions.map(({ id }) => id))
    const rest = dossiers.filter(({ id }) => !suggested.has(id))
    const { found, hasMore } = this.#dossiers
    const none = found === '' || dossiers.length > 0 ? t.noOther : t.noMatch(found)
    return html`<p class="vh" role="status">
        ${found === '' ? nothing : rest.length === 0 ? none : site.t.found(rest.length)}
      </p>
      ${
        rest.length === 0 && !hasMore
          ? html`<p class="soft">${none}</p>`
          : html`<ul class="picks" aria-labelledby="file-others">
              ${repeat(
                rest,
                ({ id }) => id,
                (dossier) => this.#row(dossier, namesOf(dossier), site, dossier.closedAt !== null),
              )}
            </ul>`
      }
      ${pager(this.#dossiers, rest.length, site)}`
  }

  /** A closed one is shown as such, lest it be looked for: nothing more can go in. */
  #row({ id, number, description }: Choice, hint: string, { t }: PortalWords, isClosed = false): TemplateResult {
    return html`<li>
      <label class="check">
        <input
          type="radio"
          name="dossier"
          .value=${id}
          ?disabled=${isClosed}
          .checked=${this.#chosen?.id === id}
          @change=${() => this.#choose({ id, number, description })}
        />
        <span class="t"
          ><span class="ref">${number}</span> ${description}
          ${isClosed ? html`<span class="badge">${t.closed}</span>` : nothing}</span
        >
        <span class="hint">${hint}</span>
      </label>
    </li>`
  }

  /** What is chosen is seen: a choice among dossiers that the search takes away is none. */
  #search(typed: string, suggestions: readonly Choice[]): void {
    if (!suggestions.some(({ id }) => id === this.#chosen?.id)) this.#chosen = null
    this.#dossiers.type(typed)
  }

  #choose(choice: Choice): void {
    this.#chosen = choice
    this.#isMissing = false
    this.#problem = null
    this.#host.requestUpdate()
  }

  async #showMissing(): Promise<void> {
    await this.#host.updateComplete
    const root = this.#host.shadowRoot
    root?.getElementById('file-dossiers')?.focus({ preventScroll: true })
    root?.getElementById('file-missing')?.scrollIntoView({ block: 'nearest' })
  }

  async #file(): Promise<void> {
    const { client } = this.#host
    const deposit = this.#deposit
    const chosen = this.#chosen
    if (!deposit || !client || this.#isWorking) return
    this.#isMissing = chosen === null
    this.#isWorking = chosen !== null
    this.#host.requestUpdate()
    if (!chosen) return this.#showMissing()
    try {
      await client.deposits.file(deposit.id, chosen.id)
      this.#dialog.close()
      this.#host.onFiled(deposit, chosen)
    } catch (error) {
      this.#problem = asProblem(error)
    } finally {
      this.#isWorking = false
      this.#host.requestUpdate()
    }
  }
}

/** Why a dossier is proposed: its number is the visitor's, or else his e-mail is a party's. */
function reasonOf({ number }: Choice, { dossierNumber }: DepositDetails, { t }: DepositWords): string {
  return typedNumberKeys(dossierNumber ?? '').includes(numberKey(number)) ? t.byNumber : t.byEmail
}

function namesOf({ parties }: Dossier): string {
  return parties
    .filter(({ hasLeft }) => !hasLeft)
    .map(({ name }) => name)
    .join(', ')
}
