import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { NamedFile } from '../client/index.ts'
import { chosenFiles } from '../client/index.ts'
import {
  icon,
  problemBanner,
  chevronLeftIcon,
  loaderCircleIcon,
  lockIcon,
  plusIcon,
  searchIcon,
  trash2Icon,
  uploadIcon,
} from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { documentRows, type RowHandlers, type RowsView } from './document-rows.ts'
import { columnHead, selectionBar, sortLine, type HeadHandlers } from './list-head.ts'
import { emptyList, skeleton } from './list-states.ts'

export interface SectionHandlers extends RowHandlers, HeadHandlers {
  onFiles: (files: NamedFile[]) => void
  /** Files may come: load what sends them. */
  onHint: () => void
  onFilter: (search: string) => void
  onClearFilter: () => void
  onBin: (isBin: boolean) => void
  onKey: (event: KeyboardEvent) => void
}

export interface SectionView extends RowsView {
  /** Number of things over the widget, or null. */
  dragging: number | null
  queue: unknown
  /** What the filter's field holds, searched for yet or not. */
  filter: string
  /** False while something may still come to stand above the list. */
  isSettled: boolean
}

/** « Documents »: head, uploads, list. */
export function documentsSection(desk: DocsDesk, view: SectionView, handlers: SectionHandlers): TemplateResult {
  const { t } = desk.words
  const { binned } = desk.pages.listing
  const over = html`<div class="drop is-dragging drop-over" part="drop">
    ${icon(uploadIcon)}<span class="lead">${t.dropNow(view.dragging ?? 0)}</span>
  </div>`
  return html`<section class="stack" aria-labelledby="title">
    ${sectionHead(desk, view, handlers)}
    ${desk.dossier.closedAt === null ? nothing : closedBanner(desk, desk.dossier.closedAt)}
    ${binned ? view.tools?.binIntroduction(desk) : html`${dropStrip(desk)}${view.queue}`} ${list(desk, view, handlers)}
    ${view.dragging === null ? nothing : over}
  </section>`
}

function sectionHead(desk: DocsDesk, view: SectionView, handlers: SectionHandlers): TemplateResult {
  const { t, number } = desk.words
  const { listing } = desk.pages
  const isClosed = desk.dossier.closedAt !== null
  const onChosen = (event: Event): void => {
    const input = event.target as HTMLInputElement
    handlers.onFiles(chosenFiles(input.files ?? []))
    // The same file chosen twice must be a change both times.
    input.value = ''
  }
  const openExplorer = (event: Event): void =>
    (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('input[type="file"]')?.click()
  const add = html`<button
      class="btn secondary"
      type="button"
      @click=${openExplorer}
      @pointerenter=${handlers.onHint}
      @focus=${handlers.onHint}
    >
      ${icon(plusIcon)}${t.add}
    </button>
    <input type="file" multiple hidden aria-label=${t.add} @change=${onChosen} />`
  const bin = html`<button
    class="btn icon bin"
    type="button"
    aria-label=${t.bin}
    title=${t.bin}
    @click=${() => handlers.onBin(true)}
  >
    ${icon(trash2Icon)}
  </button>`
  const back = html`<button class="btn secondary" type="button" @click=${() => handlers.onBin(false)}>
    ${icon(chevronLeftIcon)}${t.backToDocuments}
  </button>`
  return html`<header class="section-head" part="head">
    <h2 id="title" tabindex="-1">
      ${listing.binned ? t.bin : html`${t.documents} <span class="of">${number(desk.dossier.documents)}</span>`}
    </h2>
    <div class="tools">
      <div class="search">
        <label class="vh" for="filter">${t.filter}</label>
        ${icon(searchIcon)}
        <input
          class="input"
          id="filter"
          type="search"
          placeholder=${t.filter}
          autocomplete="off"
          .value=${live(view.filter)}
          @input=${(event: Event) => handlers.onFilter((event.target as HTMLInputElement).value)}
        />
      </div>
      ${listing.binned ? back : isClosed ? nothing : add}
    </div>
    ${listing.binned ? nothing : bin}
  </header>`
}

function closedBanner({ words: { t, date } }: DocsDesk, closedAt: string): TemplateResult {
  return html`<div class="banner">
    ${icon(lockIcon)}
    <p>${t.closed(date(closedAt))}</p>
  </div>`
}

/** Where nothing can hover it is left out; the whole widget receives anyway. */
function dropStrip(desk: DocsDesk): TemplateResult | typeof nothing {
  const isTall = desk.pages.isLoaded && desk.pages.rows.length === 0 && desk.pages.listing.search === ''
  if (isTall || desk.dossier.closedAt !== null) return nothing
  return html`<p class="drop strip" part="drop">${icon(uploadIcon)}<span>${desk.words.t.dropHere}</span></p>`
}

function list(desk: DocsDesk, view: SectionView, handlers: SectionHandlers): unknown {
  const { pages, selection, words } = desk
  const { t, kit } = words
  const problem = pages.problem ? problemBanner(pages.problem, kit, () => void pages.recover()) : nothing
  if (!pages.isLoaded || !view.isSettled)
    return html`${problem}${pages.problem ? nothing : skeleton(kit.loading, desk.dossier.documents + 1)}`
  const isChosen = selection.size > 0
  if (pages.rows.length === 0) {
    const bar = isChosen ? selectionBar(desk, handlers) : nothing
    return html`${problem}${bar}${emptyList(desk, handlers.onClearFilter)}`
  }
  const sort = pages.listing.binned ? nothing : sortLine(desk, handlers)
  const above = isChosen ? selectionBar(desk, handlers) : sort
  const more = html`<div class="more-line">
    <button class="btn quiet" type="button" aria-busy=${pages.isLoading} @click=${() => void pages.more()}>
      ${pages.isLoading ? icon(loaderCircleIcon, { spin: true }) : nothing}${t.showMore}
    </button>
  </div>`
  const { rows, hasMore, listing } = pages
  const isWhole = listing.search === '' && !listing.binned
  const count = isWhole ? Math.max(desk.dossier.documents, rows.length) : rows.length
  return html`<div part="list" aria-busy=${pages.isLoading} @keydown=${handlers.onKey}>
      ${above}
      <div
        role="table"
        aria-label=${t.documentsOfDossier}
        aria-rowcount=${hasMore ? (isWhole ? count + 1 : -1) : rows.length + 1}
      >
        ${columnHead(desk, handlers, isChosen || listing.binned)} ${documentRows(desk, view, handlers)}
      </div>
    </div>
    ${problem} ${pages.hasMore ? more : nothing}`
}
