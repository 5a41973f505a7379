import { html, LitElement, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { ZoneLiveEvent } from '../../client/index.ts'
import type { Person } from '../../contract/index.ts'
import {
  define,
  emptyStyles,
  fieldStyles,
  icon,
  kitStyles,
  tableStyles,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
  building2Icon,
  userIcon,
  usersIcon,
} from '../../kit/index.ts'
import { address } from '../address.ts'
import { announcePage } from '../announce-page.ts'
import { listPage } from '../list-parts.ts'
import { pageStyles } from '../page.styles.ts'
import { PagedList } from '../paged-list.ts'
import { rememberedSearch } from '../router.ts'
import { portalWords } from '../words.ts'

/** `/personnes`: every person and company that the firm knows, and their dossiers. */
class JzPortalPeople extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [kitStyles, fieldStyles, emptyStyles, tableStyles, pageStyles]
  static override properties: PropertyDeclarations = zoneProperties

  #words = portalWords(this)
  #zone = new ZoneController(this, {
    onClient: () => void this.#list.load(rememberedSearch()),
    onLive: (event) => this.#onLive(event),
  })
  #list = new PagedList<Person>(this, (query, options) => this.#zone.client?.people.list(query, options))
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined

  constructor() {
    super()
    announcePage(this, () => this.#words.t.people)
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const text = {
      title: t.people,
      lead: t.peopleLead,
      count: t.peopleCount,
      search: t.peopleSearch,
      empty: t.noPeople,
      emptyIcon: usersIcon,
    }
    return listPage(this.#list, this.#words, text, this.#table)
  }

  #table = (people: Person[]): TemplateResult => {
    const { t } = this.#words
    return html`<table class="table" role="table" aria-label=${t.people}>
      <thead role="rowgroup">
        <tr role="row">
          ${[t.name, t.kind, t.email, t.dossiers].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${people.map(this.#row)}
      </tbody>
    </table>`
  }

  #row = ({ name, kind, email, dossiers }: Person): TemplateResult => {
    const links = dossiers.map(
      ({ id, number }, index) => html`${index > 0 ? ', ' : ''}<a class="ref" href="/dossiers/${id}">${number}</a>`,
    )
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        <span class="who-cell">${icon(kind === 'company' ? building2Icon : userIcon)}<span>${name}</span></span>
      </th>
      <td role="cell" class="soft in">${this.#words.t.kinds[kind]}</td>
      <td role="cell" class="soft in">${address(email)}</td>
      <td role="cell">${links}</td>
    </tr>`
  }

  #onLive({ type }: ZoneLiveEvent): void {
    if (type === 'dossier.changed' || type === 'reconnected') void this.#list.load()
  }
}

define('jz-portal-people', JzPortalPeople)
