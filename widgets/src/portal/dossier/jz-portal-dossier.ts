import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { RetryTimer, type JzClient, type ZoneLiveEvent, type ZoneProblem } from '../../client/index.ts'
import type { Dossier } from '../../contract/index.ts'
import '../../dossier-docs/jz-dossier-docs.ts'
import {
  asProblem,
  ConfirmController,
  define,
  dialogStyles,
  emptyStyles,
  icon,
  isAbort,
  kitStyles,
  problemBanner,
  ToastController,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
  chevronLeftIcon,
  lockIcon,
} from '../../kit/index.ts'
import { announcePage } from '../announce-page.ts'
import { pageStyles } from '../page.styles.ts'
import { skeleton } from '../skeleton.ts'
import { portalWords } from '../words.ts'
import { DossierSeenEvent } from './dossier-seen-event.ts'
import { dossierStyles } from './dossier.styles.ts'
import { keepingLine, keepingWarning, type Keeping } from './keeping.ts'
import { partyList } from './party-list.ts'
import './jz-portal-shares.ts'

/** `/dossiers/{id}`: who is in it, its documents, its shares. */
class JzPortalDossier extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [kitStyles, dialogStyles, emptyStyles, pageStyles, dossierStyles]
  static override properties: PropertyDeclarations = {
    ...zoneProperties,
    dossierId: { attribute: 'dossier-id' },
    dossier: { state: true, attribute: false },
    problem: { state: true, attribute: false },
    refusal: { state: true, attribute: false },
    isWorking: { state: true, attribute: false },
    isWhole: { state: true, attribute: false },
  }

  #words = portalWords(this)
  #zone = new ZoneController(this, { onClient: () => void this.#load(), onLive: (event) => this.#onLive(event) })
  #confirm = new ConfirmController(this)
  #toast = new ToastController(this)
  #retry = new RetryTimer()
  #isKept = false
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  declare dossierId: string
  declare private dossier: Dossier | null
  /** Why it could not be loaded. */
  declare private problem: ZoneProblem | null
  /** Why it could not be closed or kept. */
  declare private refusal: ZoneProblem | null
  declare private isWorking: boolean
  /** Every party is listed, however many they are. */
  declare private isWhole: boolean

  constructor() {
    super()
    this.dossierId = ''
    this.dossier = null
    this.problem = null
    this.refusal = null
    this.isWorking = false
    this.isWhole = false
    announcePage(this, () => this.#title())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#retry.cancel()
  }

  protected override render(): TemplateResult {
    const { kit } = this.#words
    if (this.problem?.status === 404 && !this.dossier) return this.#notFound()
    return html`<div class="page">
      <div>${this.#crumb()} ${this.dossier ? this.#head(this.dossier) : nothing}</div>
      ${this.problem ? problemBanner(this.problem, kit, () => void this.#load()) : nothing}
      ${this.refusal ? problemBanner(this.refusal, kit) : nothing}
      ${this.dossier ? this.#body(this.dossier) : this.problem ? nothing : skeleton(this.#words)}
      ${this.#confirm.render()} ${this.#toast.render()}
    </div>`
  }

  /** Its name is not that of the link in the navigation. */
  #crumb(): TemplateResult {
    return html`<a class="crumb" href="/dossiers">
      ${icon(chevronLeftIcon, { small: true })}<span>${this.#words.t.backToDossiers}</span>
    </a>`
  }

  #head(dossier: Dossier): TemplateResult {
    const { t } = this.#words
    const { number, description, closedAt } = dossier
    const close = html`<button
      class="btn quiet oe"
      type="button"
      aria-busy=${this.isWorking ? 'true' : 'false'}
      @click=${() => void this.#close()}
    >
      ${t.closeDossier}
    </button>`
    return html`<div class="page-head">
      <div>
        <p class="dossier-no num">
          ${number}${closedAt === null ? nothing : html`<span class="badge">${t.closed}</span>`}
        </p>
        <h1 tabindex="-1">${description || number}</h1>
        ${keepingLine(dossier, this.#keeping, this.#words, new Date())}
      </div>
      ${closedAt === null ? close : nothing}
    </div>`
  }

  #body(dossier: Dossier): TemplateResult {
    const { t, date } = this.#words
    const closed = html`<p class="banner">
      ${icon(lockIcon)}<span>${dossier.closedAt && t.dossierClosed(date(dossier.closedAt))}</span>
    </p>`
    return html`${dossier.closedAt === null ? nothing : closed}
      ${keepingWarning(dossier, this.#keeping, this.#words, new Date())}
      ${partyList(dossier.parties, this.isWhole, this.#words, () => void this.#showAll())}
      <jz-dossier-docs dossier=${dossier.number} @jz-share-sent=${this.#onShareSent}></jz-dossier-docs>
      <jz-portal-shares .dossier=${dossier}></jz-portal-shares>`
  }

  #notFound(): TemplateResult {
    const { t } = this.#words
    return html`<div class="page">
      <div>
        ${this.#crumb()}
        <h1 tabindex="-1">${t.dossierNotFound}</h1>
      </div>
      <p class="soft">${t.dossierNotFoundDetail}</p>
    </div>`
  }

  get #keeping(): Keeping {
    return { isWorking: this.isWorking, isDone: this.#isKept, keep: () => void this.#keep() }
  }

  #title(): string {
    const { t } = this.#words
    if (this.dossier) return `${this.dossier.number} · ${this.dossier.description}`
    return this.problem?.status === 404 ? t.dossierNotFound : t.dossiers
  }

  async #load(): Promise<void> {
    const { client } = this.#zone
    if (!client) return
    this.#retry.cancel()
    try {
      const dossier = await client.dossiers.get(this.dossierId)
      this.dossier = dossier
      this.problem = null
      this.#retry.reset()
      if (dossier.hasUnseenReturns) {
        await client.dossiers.markSeen(dossier.id)
        this.dispatchEvent(new DossierSeenEvent())
      }
    } catch (error) {
      if (isAbort(error)) return
      this.problem = asProblem(error)
      if (this.problem.retryable && this.isConnected) this.#retry.schedule(() => void this.#load())
    }
  }

  /** The button goes: the first of those it brought takes the focus. */
  async #showAll(): Promise<void> {
    const known = this.renderRoot.querySelectorAll('.parties > li').length
    this.isWhole = true
    await this.updateComplete
    this.renderRoot.querySelectorAll<HTMLElement>('.parties > li')[known]?.focus()
  }

  async #close(): Promise<void> {
    const { t, kit } = this.#words
    const shares = this.renderRoot.querySelector('jz-portal-shares')
    const isConfirmed = await this.#confirm.ask({
      title: t.closeQuestion,
      detail: t.closeDetail(shares?.openCount ?? null),
      confirm: t.closeDossier,
      keep: t.keepOpen,
      closeLabel: kit.close,
    })
    if (!isConfirmed) return
    await this.#act(async (client) => {
      this.dossier = await client.dossiers.close(this.dossierId)
      this.#toast.show(t.dossierClosedNow)
    })
  }

  async #keep(): Promise<void> {
    const { t, date } = this.#words
    await this.#act(async (client) => {
      this.dossier = await client.dossiers.keep(this.dossierId)
      this.#isKept = true
      this.#toast.show(t.dossierKept(date(this.dossier.purgeAt)))
    })
  }

  /** Once at a time; the button pressed goes with what it did, and the title takes the focus. */
  async #act(call: (client: JzClient) => Promise<void>): Promise<void> {
    const { client } = this.#zone
    if (!client || this.isWorking) return
    this.isWorking = true
    this.refusal = null
    try {
      await call(client)
    } catch (error) {
      if (!isAbort(error)) this.refusal = asProblem(error)
    } finally {
      this.isWorking = false
    }
    await this.updateComplete
    if (document.activeElement === document.body) this.#focusTitle()
  }

  #focusTitle(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }

  #onShareSent = (): void => {
    void this.renderRoot.querySelector('jz-portal-shares')?.reload()
  }

  #onLive({ type, dossierId }: ZoneLiveEvent): void {
    const isOurs = type === 'dossier.changed' || type === 'return.changed'
    if (type === 'reconnected' || (isOurs && dossierId === this.dossierId)) void this.#load()
  }
}

define('jz-portal-dossier', JzPortalDossier)
