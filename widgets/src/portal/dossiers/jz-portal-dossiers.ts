import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { ZoneLiveEvent } from '../../client/index.ts'
import type { Dossier, Party } from '../../contract/index.ts'
import {
  define,
  emptyStyles,
  fieldStyles,
  folderIcon,
  kitStyles,
  tableStyles,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
} from '../../kit/index.ts'
import { announcePage } from '../announce-page.ts'
import { listPage } from '../list-parts.ts'
import { pageStyles } from '../page.styles.ts'
import { PagedList } from '../paged-list.ts'
import { rememberedSearch } from '../router.ts'
import { portalWords } from '../words.ts'
import { activityTime } from './activity-time.ts'

const NAMED_PARTIES = 2

/** `/dossiers`: the firm's dossiers, the one that last moved first. */
class JzPortalDossiers extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, emptyStyles, tableStyles, pageStyles]
  static override properties: PropertyDeclarations = zoneProperties

  #words = portalWords(this)
  #zone = new ZoneController(this, {
    onClient: () => void this.#list.load(rememberedSearch()),
    onLive: (event) => this.#onLive(event),
  })
  #list = new PagedList<Dossier>(this, (query, options) => this.#zone.client?.dossiers.list(query, options))
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined

  constructor() {
    super()
    announcePage(this, () => this.#words.t.dossiers)
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const text = {
      title: t.dossiers,
      lead: t.dossiersLead,
      count: t.dossiersCount,
      search: t.dossiersSearch,
      empty: t.noDossiers,
      emptyIcon: folderIcon,
    }
    return listPage(this.#list, this.#words, text, this.#table)
  }

  #table = (dossiers: Dossier[]): TemplateResult => {
    const { t } = this.#words
    return html`<table class="table" role="table" aria-label=${t.dossiers}>
      <thead role="rowgroup">
        <tr role="row">
          ${[t.number, t.description, t.parties].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
          <th scope="col" role="columnheader" class="r">${t.documents}</th>
          <th scope="col" role="columnheader">${t.lastActivity}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${dossiers.map(this.#row)}
      </tbody>
    </table>`
  }

  #row = (dossier: Dossier): TemplateResult => {
    const { t } = this.#words
    const { description, documents } = dossier
    const named = dossier.hasUnseenReturns
      ? html`<strong>${description}</strong> <span class="badge new">${t.isNew}</span>`
      : description
    return html`<tr role="row">
      <th scope="row" role="rowheader"><a class="ref" href="/dossiers/${dossier.id}">${dossier.number}</a></th>
      <td role="cell">
        ${named} ${dossier.closedAt === null ? nothing : html`<span class="badge">${t.closed}</span>`}
      </td>
      <td role="cell" class="soft">${this.#parties(dossier.parties)}</td>
      <td role="cell" class="r num in">${documents}<span class="unit-card">${t.documentUnit(documents)}</span></td>
      <td role="cell" class="soft nw in">${activityTime(this.#words, dossier.lastActivityAt, new Date())}</td>
    </tr>`
  }

  #parties(parties: Party[]): string {
    const present = parties.filter(({ hasLeft }) => !hasLeft).map(({ name }) => name)
    const names = present.slice(0, NAMED_PARTIES).join(', ')
    const others = present.length - NAMED_PARTIES
    return others > 0 ? this.#words.t.andOthers(names, others) : names
  }

  #onLive({ type }: ZoneLiveEvent): void {
    if (type !== 'inbox.changed') void this.#list.load()
  }
}

define('jz-portal-dossiers', JzPortalDossiers)
