import { html, nothing, type TemplateResult } from 'lit'
import { icon, loaderCircleIcon, problemBanner, type Icon, searchIcon } from '../kit/index.ts'
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
  /** How many there are, once all of them are known. */
  count: (count: number) => string
}

/** A page that is one list: title, search, rows, « Afficher la suite ». */
export function listPage<Item>(
  list: PagedList<Item>,
  words: PortalWords,
  text: ListText,
  table: (items: Item[]) => TemplateResult,
): TemplateResult {
  const { items, hasMore, found } = list
  const isWhole = items !== null && items.length > 0 && !hasMore && found === ''
  return html`<div class="page">
    <div class="page-head">
      <div>
        <h1 tabindex="-1">${text.title}</h1>
        <p class="meta">${isWhole ? text.count(items.length) : text.lead}</p>
      </div>
      ${searchField(text.search, list.search, (typed) => search(list, typed))}
    </div>
    ${list.isMore ? nothing : listProblem(list, words)}
    ${items ? rows(list, items, words, text, table) : list.problem ? nothing : skeleton(words)}
    <p class="vh" role="status">${found === '' ? nothing : told(items ?? [], found, words)}</p>
  </div>`
}

function told(items: unknown[], found: string, { t }: PortalWords): string {
  return items.length === 0 ? t.noMatch(found) : t.found(items.length)
}

export function listProblem<Item>(list: PagedList<Item>, { kit }: PortalWords): TemplateResult | typeof nothing {
  return list.problem ? problemBanner(list.problem, kit, () => void list.retry()) : nothing
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
  if (list.found === '')
    return html`<div class="empty">
      ${icon(text.emptyIcon)}
      <p>${text.empty}</p>
    </div>`
  return html`<div class="empty">
    ${icon(searchIcon)}
    <p>${t.noMatch(list.found)}</p>
    <button class="btn secondary" type="button" @click=${(event: Event) => clear(list, event)}>${t.clearFilter}</button>
  </div>`
}

export function searchField(label: string, value: string, onType: (typed: string) => void): TemplateResult {
  return html`<div class="search">
    ${icon(searchIcon)}
    <input
      class="input"
      type="search"
      aria-label=${label}
      placeholder=${label}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      enterkeyhint="search"
      .value=${value}
      @input=${(event: InputEvent) => onType((event.target as HTMLInputElement).value)}
      @keydown=${stayHere}
    />
  </div>`
}

/** The list follows what is typed: Enter has nothing to do, least of all to send the form around. */
function stayHere(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault()
}

function search<Item>(list: PagedList<Item>, text: string): void {
  rememberSearch(text)
  list.type(text)
}

/** The button goes with the answer: the focus is back in the field, where the next search begins. */
function clear<Item>(list: PagedList<Item>, { target }: Event): void {
  search(list, '')
  const page = (target as Element).getRootNode() as ShadowRoot
  page.querySelector<HTMLInputElement>('.search .input')?.focus()
}

/** How many are shown, and the way to more; nothing when one page holds all. */
export function pager<Item>(list: PagedList<Item>, count: number, words: PortalWords): TemplateResult | typeof nothing {
  const { t } = words
  // The last page has taken the button away: what had the focus keeps a place, and says how many there are.
  if (!list.hasMore && !list.isMore) return nothing
  const isWorking = list.isMore && list.isLoading
  const button = html`<button
    class="btn secondary small"
    type="button"
    aria-busy=${isWorking ? 'true' : 'false'}
    @click=${(event: Event) => void more(list, event)}
  >
    ${isWorking ? icon(loaderCircleIcon, { small: true, spin: true }) : nothing}${t.showMore}
  </button>`
  return html`${list.isMore ? listProblem(list, words) : nothing}
    <p class="meta pager" tabindex="-1">
      <span role="status">${t.shown(count)}</span>
      ${list.hasMore ? button : nothing}
    </p>`
}

async function more<Item>(list: PagedList<Item>, { currentTarget }: Event): Promise<void> {
  const pagerLine = (currentTarget as Element).closest<HTMLElement>('.pager')
  await list.more()
  if (!list.hasMore) pagerLine?.focus({ preventScroll: true })
}
