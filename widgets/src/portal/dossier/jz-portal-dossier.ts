import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { ZoneLiveEvent, ZoneProblem } from '../../client/index.ts'
import type { Dossier, Party } from '../../contract/index.ts'
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
import './jz-portal-shares.ts'

/** `/dossiers/{id}`: who is in it, its documents, its shares. */
class JzPortalDossier extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [kitStyles, dialogStyles, emptyStyles, pageStyles, dossierStyles]
  static override properties: PropertyDeclarations = {
    ...zoneProperties,
    dossierId: { attribute: 'dossier-id' },
    dossier: { state: true, attribute: false },
    problem: { state: true, attribute: false },
  }

  #words = portalWords(this)
  #zone = new ZoneController(this, { onClient: () => void this.#load(), onLive: (event) => this.#onLive(event) })
  #confirm = new ConfirmController(this)
  #toast = new ToastController(this)
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  declare dossierId: string
  declare private dossier: Dossier | null
  declare private problem: ZoneProblem | null

  constructor() {
    super()
    this.dossierId = ''
    this.dossier = null
    this.problem = null
    announcePage(this, () => this.#title())
  }

  protected override render(): TemplateResult {
    const { t, kit } = this.#words
    if (this.problem?.status === 404 && !this.dossier) return this.#notFound()
    return html`<div class="page">
      <div>
        <a class="crumb" href="/dossiers">${icon(chevronLeftIcon, { small: true })}${t.dossiers}</a>
        ${this.dossier ? this.#head(this.dossier) : nothing}
      </div>
      ${this.problem ? problemBanner(this.problem, kit, () => void this.#load()) : nothing}
      ${this.dossier ? this.#body(this.dossier) : this.problem ? nothing : skeleton(this.#words)}
      ${this.#confirm.render()} ${this.#toast.render()}
    </div>`
  }

  #head({ number, description, closedAt }: Dossier): TemplateResult {
    const { t } = this.#words
    const close = html`<button class="btn quiet oe" type="button" @click=${() => void this.#close()}>
      ${t.closeDossier}
    </button>`
    return html`<div class="page-head">
      <div>
        <p class="dossier-no num">
          ${number}${closedAt === null ? nothing : html`<span class="badge">${t.closed}</span>`}
        </p>
        <h1 tabindex="-1">${description || number}</h1>
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
      <ul class="parties" role="list" aria-label=${t.partiesOf}>
        ${dossier.parties.map(this.#party)}
      </ul>
      <jz-dossier-docs dossier=${dossier.number} @jz-share-sent=${this.#onShareSent}></jz-dossier-docs>
      <jz-portal-shares .dossier=${dossier}></jz-portal-shares>`
  }

  #party = ({ name, email, role, kind, hasLeft }: Party): TemplateResult => {
    const { t } = this.#words
    return html`<li class=${hasLeft ? 'is-gone' : ''}>
      <p class="role">${[role ?? t.kinds[kind], hasLeft ? t.hasLeft : null].filter(Boolean).join(' · ')}</p>
      <p><strong>${name}</strong></p>
      <p class="mail">${email}</p>
    </li>`
  }

  #notFound(): TemplateResult {
    const { t } = this.#words
    return html`<div class="page">
      <a class="crumb" href="/dossiers">${icon(chevronLeftIcon, { small: true })}${t.dossiers}</a>
      <h1 tabindex="-1">${t.dossierNotFound}</h1>
      <p class="soft">${t.dossierNotFoundDetail}</p>
    </div>`
  }

  #title(): string {
    const { t } = this.#words
    if (this.dossier) return `${this.dossier.number} · ${this.dossier.description}`
    return this.problem?.status === 404 ? t.dossierNotFound : t.dossiers
  }

  async #load(): Promise<void> {
    const { client } = this.#zone
    if (!client) return
    try {
      const dossier = await client.dossiers.get(this.dossierId)
      this.dossier = dossier
      this.problem = null
      if (dossier.hasUnseenReturns) {
        await client.dossiers.markSeen(dossier.id)
        this.dispatchEvent(new DossierSeenEvent())
      }
    } catch (error) {
      if (!isAbort(error)) this.problem = asProblem(error)
    }
  }

  async #close(): Promise<void> {
    const { t, kit } = this.#words
    const { client } = this.#zone
    const isConfirmed = await this.#confirm.ask({
      title: t.closeQuestion,
      detail: t.closeDetail,
      confirm: t.closeDossier,
      keep: t.keepOpen,
      closeLabel: kit.close,
    })
    if (!isConfirmed || !client) return
    try {
      this.dossier = await client.dossiers.close(this.dossierId)
      this.#toast.show(t.dossierClosedNow)
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
    } catch (error) {
      if (!isAbort(error)) this.problem = asProblem(error)
    }
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
