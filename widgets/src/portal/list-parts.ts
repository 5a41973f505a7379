import { html, nothing, type TemplateResult } from 'lit'
import { icon, problemBanner, type Icon, searchIcon } from '../kit/index.ts'
import type { PagedList } from './paged-list.ts'
import { rememberSearch } from './router.ts'
import { skeleton } from './skeleton.ts'
import type { PortalWords } from './words.ts'

interface ListText {
  title: string
  lead: string
  search: string
  empty: string
  emptyIcon: Icon
}

/** A page that is one list: title, search, rows, « Afficher la suite ». */
export function listPage<Item>(
  list: PagedList<Item>,
  words: PortalWords,
  text: ListText,
  table: (items: Item[]) => TemplateResult,
): TemplateResult {
  const { kit } = words
  return html`<div class="page">
    <div class="page-head">
      <div>
        <h1 tabindex="-1">${text.title}</h1>
        <p class="meta">${text.lead}</p>
      </div>
      ${searchField(list, text.search)}
    </div>
    ${list.problem ? problemBanner(list.problem, kit, () => void list.load()) : nothing}
    ${list.items ? rows(list, list.items, words, text, table) : list.problem ? nothing : skeleton(words)}
  </div>`
}

function rows<Item>(
  list: PagedList<Item>,
  items: Item[],
  words: PortalWords,
  text: ListText,
  table: (items: Item[]) => TemplateResult,
): TemplateResult {
  const { t } = words
  if (items.length > 0) return html`${table(items)} ${pager(list, items.length, words)}`
  if (list.search.trim() === '')
    return html`<div class="empty">
      ${icon(text.emptyIcon)}
      <p>${text.empty}</p>
    </div>`
  return html`<div class="empty">
    ${icon(searchIcon)}
    <p role="status">${t.noMatch(list.search.trim())}</p>
    <button class="btn secondary" type="button" @click=${() => search(list, '')}>${t.clearFilter}</button>
  </div>`
}

function searchField<Item>(list: PagedList<Item>, label: string): TemplateResult {
  return html`<div class="search">
    ${icon(searchIcon)}
    <input
      class="input"
      type="search"
      aria-label=${label}
      placeholder=${label}
      autocomplete="off"
      spellcheck="false"
      .value=${list.search}
      @input=${(event: InputEvent) => search(list, (event.target as HTMLInputElement).value)}
    />
  </div>`
}

function search<Item>(list: PagedList<Item>, text: string): void {
  rememberSearch(text)
  list.type(text)
}

/** How many are shown, and the way to more; nothing when one page holds all. */
export function pager<Item>(list: PagedList<Item>, count: number, { t }: PortalWords): TemplateResult | typeof nothing {
  if (!list.hasMore) return nothing
  return html`<p class="meta pager">
    <span role="status">${t.shown(count)}</span>
    <button class="btn secondary small" type="button" @click=${() => void list.more()}>${t.showMore}</button>
  </p>`
}
