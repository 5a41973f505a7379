import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { JzClient, ZoneLiveEvent, ZoneProblem } from '../../client/index.ts'
import type { Deposit, DepositDetails } from '../../contract/index.ts'
import {
  asProblem,
  chevronDownIcon,
  circleCheckIcon,
  clockIcon,
  ConfirmController,
  define,
  dialogStyles,
  emptyStyles,
  fieldStyles,
  icon,
  inboxIcon,
  isAbort,
  kitStyles,
  tableStyles,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
} from '../../kit/index.ts'
import { address } from '../address.ts'
import { announcePage } from '../announce-page.ts'
import { activityTime } from '../dossiers/activity-time.ts'
import { listPage } from '../list-parts.ts'
import { pageStyles } from '../page.styles.ts'
import { PagedList } from '../paged-list.ts'
import { rememberedSearch } from '../router.ts'
import { portalWords } from '../words.ts'
import { depositProblem } from './deposit-problem.ts'
import { depositDetails } from './deposit-details.ts'
import { depositsStyles } from './deposits.styles.ts'
import { FileDialog, type FileDialogHost } from './file-dialog.ts'
import { OpenDeposits, type OpenDeposit } from './open-deposits.ts'
import { depositWords } from './words.ts'

const COLUMNS = 5
/** Destroyed so soon that it is said in ochre. */
const SOON = 3 * 24 * 60 * 60 * 1000

/** `/depots`: what visitors left, the newest first. A row opens in place; what is filed or destroyed leaves the list. */
class JzPortalDeposits extends LitElement implements ZoneOptions, FileDialogHost {
  static override styles: CSSResultGroup = [
    kitStyles,
    fieldStyles,
    dialogStyles,
    emptyStyles,
    tableStyles,
    pageStyles,
    depositsStyles,
  ]
  static override properties: PropertyDeclarations = zoneProperties

  #site = portalWords(this)
  #words = depositWords(this)
  #zone = new ZoneController(this, {
    onClient: () => void this.#list.load(rememberedSearch()),
    onLive: (event) => this.#onLive(event),
  })
  #list = new PagedList<Deposit>(this, (query, options) => this.client?.deposits.list(query, options))
  #open = new OpenDeposits(this)
  #confirm = new ConfirmController(this)
  #file = new FileDialog(this)
  /** What has just succeeded, in the words of the moment. */
  #done: (() => unknown) | null = null
  #trouble: { id: string; problem: ZoneProblem } | null = null
  #isRemoving = false
  /** The row that had the focus before the list was drawn anew, and those after it. */
  #held: string[] | null = null
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined

  constructor() {
    super()
    announcePage(this, () => this.#site.t.deposits)
  }

  get client(): JzClient | null {
    return this.#zone.client
  }

  onOpened(id: string): void {
    this.#list.items =
      this.#list.items?.map((deposit) => (deposit.id === id ? { ...deposit, isNew: false } : deposit)) ?? null
    this.requestUpdate()
  }

  onFiled({ id }: DepositDetails, dossier: { id: string; number: string }): void {
    const link = html`<a class="ref" href="/dossiers/${dossier.id}">${dossier.number}</a>`
    this.#leave(id, () => this.#words.t.filed(link))
  }

  protected override willUpdate(): void {
    const row = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-deposit]')
    if (!row) return
    const ids = (this.shadowRoot?.querySelectorAll<HTMLElement>('tr[data-deposit]') ?? []).values()
    const all = [...new Set([...ids].map(({ dataset }) => dataset['deposit'] ?? ''))]
    this.#held = all.slice(all.indexOf(row.dataset['deposit'] ?? ''))
  }

  /** A row that goes with the focus in it leaves it to the next one, or to the title. */
  protected override updated(): void {
    const root = this.shadowRoot
    const held = this.#held
    if (!root || !held || root.activeElement || root.querySelector('dialog')) return
    const [own = '', ...rest] = held
    if (root.querySelector(`tr[data-deposit='${own}']`)) return
    this.#held = null
    const next = rest
      .map((id) => root.querySelector<HTMLElement>(`tr[data-deposit='${id}'] .opener`))
      .find((button) => button !== null)
    const target = next ?? root.querySelector<HTMLElement>('h1')
    target?.focus({ preventScroll: next === undefined })
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const text = {
      title: this.#site.t.deposits,
      lead: t.lead,
      count: t.count,
      search: t.search,
      empty: t.empty,
      emptyIcon: inboxIcon,
    }
    return html`<div class="done" role="status">${this.#done ? this.#told(this.#done()) : nothing}</div>
      ${listPage(this.#list, this.#site, text, this.#table)} ${this.#confirm.render()}
      ${this.#file.render(this.#words, this.#site)} ${this.#open.preview?.render()}`
  }

  #told(done: unknown): TemplateResult {
    return html`<p class="banner ok">${icon(circleCheckIcon)}<span>${done}</span></p>`
  }

  #table = (deposits: Deposit[]): TemplateResult => {
    const { t } = this.#words
    const site = this.#site.t
    return html`<table class="table deposits" role="table" aria-label=${site.deposits}>
      <thead role="rowgroup">
        <tr role="row">
          ${[t.from, t.givenNumber, t.received, site.documents, t.destruction].map(
            (name) => html`<th scope="col" role="columnheader">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(deposits, ({ id }) => id, this.#row)}
      </tbody>
    </table>`
  }

  #row = (deposit: Deposit): TemplateResult => {
    const { t, size } = this.#words
    const { id, name, email, dossierNumber, files } = deposit
    const open = this.#open.get(id)
    const named = deposit.isNew
      ? html`<strong>${name}</strong> <span class="badge new">${this.#site.t.isNew}</span>`
      : name
    return html`<tr
        role="row"
        class=${open ? 'deposit is-open' : 'deposit'}
        data-deposit=${id}
        @click=${(event: Event) => this.#onRowClick(event, deposit)}
      >
        <th scope="row" role="rowheader">
          <button
            class="opener"
            type="button"
            aria-expanded=${open ? 'true' : 'false'}
            aria-controls=${open ? `deposit-${id}` : nothing}
            @click=${() => this.#open.toggle(deposit)}
          >
            ${icon(chevronDownIcon)}<span>${named}</span>
          </button>
          <span class="email soft">${address(email)}</span>
        </th>
        <td role="cell" class="in">
          ${dossierNumber === null ? html`<span class="soft">${t.noNumber}</span>` : html`<span class="ref">${dossierNumber}</span>`}
        </td>
        <td role="cell" class="soft nw in">${activityTime(this.#site, deposit.submittedAt, new Date())}</td>
        <td role="cell" class="soft nw in">${t.files(files)} · ${size(deposit.size)}</td>
        <td role="cell" class="nw end">${this.#end(deposit)}</td>
      </tr>
      ${open ? this.#details(deposit, open) : nothing}`
  }

  #end({ destroyedAt }: Deposit): TemplateResult {
    const { t, shortDate } = this.#words
    const text = t.destroyedOn(shortDate(destroyedAt))
    const isSoon = Date.parse(destroyedAt) - Date.now() < SOON
    return isSoon
      ? html`<span class="status warn">${icon(clockIcon, { small: true })}<span>${text}</span></span>`
      : html`<span class="soft">${text}</span>`
  }

  #details(deposit: Deposit, open: OpenDeposit): TemplateResult {
    const { id, name } = deposit
    const trouble = this.#trouble?.id === id ? depositProblem(this.#trouble.problem, this.#words) : nothing
    return html`<tr role="row" class="more" data-deposit=${id}>
      <td role="cell" colspan=${COLUMNS} id="deposit-${id}" aria-label=${this.#words.t.detailsOf(name)}>
        ${trouble}
        ${depositDetails(deposit, open, this.#words, this.#site, {
          retry: () => void this.#open.load(id),
          download: (document) => void this.#open.download(id, document),
          look: (document) => void this.#open.look(id, document, this.#words),
          file: (details) => this.#file.open(details),
          remove: () => void this.#remove(deposit),
        })}
      </td>
    </tr>`
  }

  /** With a mouse the whole row opens; what is chosen in it to be copied stays chosen. */
  #onRowClick(event: Event, deposit: Deposit): void {
    const isControl = event.composedPath().some((node) => node instanceof HTMLButtonElement)
    if (isControl || getSelection()?.isCollapsed === false) return
    this.#open.toggle(deposit)
  }

  async #remove({ id, name, files }: Deposit): Promise<void> {
    const { t, kit } = this.#words
    const isConfirmed = await this.#confirm.ask({
      title: t.removeQuestion,
      detail: t.removeDetail(name, files),
      confirm: t.remove,
      keep: kit.keep,
      closeLabel: kit.close,
    })
    if (!isConfirmed || !this.client || this.#isRemoving) return
    this.#isRemoving = true
    this.#trouble = null
    try {
      await this.client.deposits.remove(id)
      this.#leave(id, () => this.#words.t.removed(name))
    } catch (error) {
      if (!isAbort(error)) this.#trouble = { id, problem: asProblem(error) }
    } finally {
      this.#isRemoving = false
      this.requestUpdate()
    }
  }

  /** It is gone at once; the zone then says what the list is. */
  #leave(id: string, done: () => unknown): void {
    this.#done = done
    this.#list.items = this.#list.items?.filter((deposit) => deposit.id !== id) ?? null
    void this.#reload()
  }

  async #reload(): Promise<void> {
    await this.#list.load()
    this.#open.refresh(this.#list.items ?? [])
    this.requestUpdate()
  }

  #onLive({ type }: ZoneLiveEvent): void {
    if (type === 'deposit.changed' || type === 'reconnected') void this.#reload()
  }
}

define('jz-portal-deposits', JzPortalDeposits)
