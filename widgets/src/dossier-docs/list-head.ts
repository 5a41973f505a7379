import { html, nothing, type TemplateResult } from 'lit'
import type { DocumentSort } from '../contract/index.ts'
import { icon, arrowDownIcon, arrowUpIcon, chevronDownIcon } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'

export interface HeadHandlers {
  onSelectAll: () => void
  onSort: (sort: DocumentSort, order: 'asc' | 'desc') => void
  onActions: (button: HTMLElement) => void
}

const FIRST_ORDER: Record<DocumentSort, 'asc' | 'desc'> = {
  createdAt: 'desc',
  name: 'asc',
  size: 'desc',
  addedBy: 'asc',
}
const CHOICES: { sort: DocumentSort; order: 'asc' | 'desc' }[] = [
  { sort: 'createdAt', order: 'desc' },
  { sort: 'createdAt', order: 'asc' },
  { sort: 'name', order: 'asc' },
  { sort: 'size', order: 'desc' },
  { sort: 'addedBy', order: 'asc' },
]

/** Takes the place of the sort line while something is chosen, so that no row moves. */
export function selectionBar(desk: DocsDesk, handlers: HeadHandlers): TemplateResult {
  const { t } = desk.words
  const { size } = desk.selection
  const clear = (): void => {
    desk.selection.clear()
    desk.settleFocus('[data-all]')
  }
  const { rows, hasMore } = desk.pages
  const isAll = !hasMore && rows.length > 0 && rows.every(({ id }) => desk.selection.has(id))
  return html`<div class="selbar" part="actions">
    <label class="tick"
      ><input
        type="checkbox"
        data-all
        aria-label=${t.selectAll}
        .checked=${isAll}
        .indeterminate=${!isAll}
        @click=${handlers.onSelectAll}
    /></label>
    <strong>${t.selected(size)}</strong>
    <div class="anchor">
      <button
        class="btn primary"
        type="button"
        aria-haspopup="menu"
        @click=${(event: Event) => handlers.onActions(event.currentTarget as HTMLElement)}
      >
        ${t.actions}${icon(chevronDownIcon, { small: true })}
      </button>
    </div>
    <button class="btn quiet oe end" type="button" @click=${clear}>${t.clearSelection}</button>
  </div>`
}

/** The narrow form's line: choose all, and in what order. */
export function sortLine(desk: DocsDesk, handlers: HeadHandlers): TemplateResult {
  const { t } = desk.words
  const { sort, order } = desk.pages.listing
  const onChange = (event: Event): void => {
    const choice = CHOICES[(event.target as HTMLSelectElement).selectedIndex]
    if (choice) handlers.onSort(choice.sort, choice.order)
  }
  const all = html`<label class="all"
    ><input type="checkbox" data-all aria-label=${t.selectAll} .checked=${false} @click=${handlers.onSelectAll} /><span
      aria-hidden="true"
      >${t.selectAll}</span
    ></label
  >`
  return html`<div class="sort-narrow">
    ${all}
    <div class="select">
      <label class="vh" for="sort">${t.sortBy}</label>
      <select class="input" id="sort" @change=${onChange}>
        ${CHOICES.map(
          (choice) =>
            html`<option ?selected=${choice.sort === sort && choice.order === order}>
              ${t.sorts[choice.sort][choice.order]}
            </option>`,
        )}
      </select>
      ${icon(chevronDownIcon)}
    </div>
  </div>`
}

/** Column names; they stay for screen readers where the selection bar or the bin has no place for them. */
export function columnHead(desk: DocsDesk, handlers: HeadHandlers, isCovered: boolean): TemplateResult {
  const { t } = desk.words
  const all = html`<label class="tick"
    ><input type="checkbox" data-all aria-label=${t.selectAll} .checked=${false} @click=${handlers.onSelectAll}
  /></label>`
  return html`<div role="rowgroup">
    <div role="row" aria-rowindex="1" class=${isCovered ? 'doc head vh' : 'doc head'}>
      <span role="columnheader" class="tick-cell">${isCovered ? nothing : all}</span>
      ${sortable(desk, handlers, 'name', t.name, isCovered)} ${sortable(desk, handlers, 'size', t.size, isCovered, 'r')}
      <span role="columnheader" class="r">${t.versions}</span>
      ${sortable(desk, handlers, 'createdAt', t.addedAt, isCovered)}
      ${sortable(desk, handlers, 'addedBy', t.addedBy, isCovered)}
      <span role="columnheader">${t.shares}</span>
      <span role="columnheader"><span class="vh">${t.otherChoices}</span></span>
    </div>
  </div>`
}

function sortable(
  { pages: { listing } }: DocsDesk,
  handlers: HeadHandlers,
  sort: DocumentSort,
  label: string,
  isCovered: boolean,
  align = '',
): TemplateResult {
  const isOn = listing.sort === sort
  const next = isOn ? (listing.order === 'asc' ? 'desc' : 'asc') : FIRST_ORDER[sort]
  const sign = listing.order === 'asc' ? arrowUpIcon : arrowDownIcon
  const button = html`<button
    class="sort${align === '' ? '' : ' end'}${isOn ? ' on' : ''}"
    type="button"
    @click=${() => handlers.onSort(sort, next)}
  >
    ${label}${isOn ? icon(sign, { small: true }) : nothing}
  </button>`
  return html`<span
    role="columnheader"
    class=${align}
    aria-sort=${isOn ? (listing.order === 'asc' ? 'ascending' : 'descending') : nothing}
    >${isCovered ? label : button}</span
  >`
}
