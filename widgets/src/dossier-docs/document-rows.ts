import { html, nothing, type TemplateResult } from 'lit'
import type { DossierDocument } from '../contract/index.ts'
import { fileIcon, icon, clockIcon, ellipsisIcon, shieldAlertIcon } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import type { DocumentTools } from './document-tools.ts'
import type { RowWindow } from './row-window.ts'
import { shareFact } from './share-fact.ts'
import { shortName } from './short-name.ts'

export interface RowHandlers {
  onToggle: (document: DossierDocument, isRange: boolean) => void
  onPreview: (document: DossierDocument) => void
  onMenu: (document: DossierDocument, button: HTMLElement) => void
  onRemove: (document: DossierDocument) => void
  onAdopt: (document: DossierDocument, version: number) => void
}

/** The rows in sight; what is in the bin comes with the tools that brought the reader there. */
export function documentRows(desk: DocsDesk, view: RowsView, handlers: RowHandlers): TemplateResult {
  const { rows, listing } = desk.pages
  return view.window.render(rows, (index) => {
    const document = rows[index]
    if (!document) return html``
    if (listing.binned) return row(document, index, 'doc is-wide', view.tools?.binnedRow(desk, document))
    const { state, isNew, id } = document
    const look = { infected: ' is-bad is-wide', held: ' is-held is-wide', scanning: '', available: '' }[state]
    const isSelected = desk.selection.has(id)
    const classes = `doc${look}${isNew ? ' is-new' : ''}${isSelected ? ' is-selected' : ''}`
    return row(document, index, classes, cells(desk, document, isSelected, id === view.tabStop ? 0 : -1, handlers))
  })
}

export interface RowsView {
  window: RowWindow
  /** The one row that Tab stops at; arrows go on from there. */
  tabStop: string | undefined
  tools: DocumentTools | null
}

/** The head is row 1. */
function row({ id }: DossierDocument, index: number, classes: string, inside: unknown): TemplateResult {
  return html`<div role="row" part="row" class=${classes} data-row=${id} aria-rowindex=${index + 2}>${inside}</div>`
}

function cells(
  desk: DocsDesk,
  document: DossierDocument,
  isSelected: boolean,
  tabIndex: number,
  handlers: RowHandlers,
): TemplateResult {
  const { t, kit } = desk.words
  const { name, state, isNew } = document
  const sign = { infected: shieldAlertIcon, held: clockIcon, scanning: null, available: null }[state]
  const more = html`<button
    class="btn icon"
    type="button"
    tabindex=${tabIndex}
    aria-haspopup="menu"
    aria-label=${kit.actionOn(t.otherChoices, name)}
    @click=${(event: Event) => handlers.onMenu(document, event.currentTarget as HTMLElement)}
  >
    ${icon(ellipsisIcon)}
  </button>`
  const remove = html`<button
    class="btn quiet alert small oe"
    type="button"
    tabindex=${tabIndex}
    aria-label=${kit.actionOn(t.remove, name)}
    @click=${() => handlers.onRemove(document)}
  >
    ${t.remove}
  </button>`
  return html`<div role="cell" class="tick-cell">
      <label class="tick"
        ><input
          type="checkbox"
          tabindex=${tabIndex}
          aria-label=${t.select(name)}
          .checked=${isSelected}
          @click=${(event: MouseEvent) => handlers.onToggle(document, event.shiftKey)}
      /></label>
    </div>
    <div role="cell" class="name" @dblclick=${() => handlers.onPreview(document)}>
      ${icon(sign ?? fileIcon(name))}
      <div class="t">
        <span class="n">${shortName(name)}</span> ${isNew ? html`<span class="badge new">${t.new}</span>` : nothing}
        ${noteOf(desk, document, tabIndex, handlers)}
      </div>
    </div>
    ${sign ? nothing : facts(desk, document)}
    <div role="cell" class="more">${state === 'infected' ? remove : more}</div>`
}

function facts({ words }: DocsDesk, document: DossierDocument): TemplateResult {
  const { t, size, shortDate } = words
  const { versions } = document
  return html`<div class="info">
    <div class="line">
      <span role="cell" class="num r nw">${size(document.size)}</span>
      <span role="cell" class=${versions > 1 ? 'num r nw' : 'num r nw only'}
        ><span class="figure" aria-hidden="true">${versions}</span
        ><span class="unit">${t.versionCount(versions)}</span></span
      >
      <span role="cell" class="nw">${shortDate(document.createdAt)}</span>
      <span role="cell">${document.addedBy}</span>
    </div>
    <div role="cell" class="share">${shareFact(document, words)}</div>
  </div>`
}

function noteOf(
  desk: DocsDesk,
  document: DossierDocument,
  tabIndex: number,
  handlers: RowHandlers,
): TemplateResult | typeof nothing {
  const { t, kit, shortDate } = desk.words
  const { state, heldFor, returned } = document
  if (state === 'infected') return html`<span class="note"><b>${t.infected}</b> ${t.infectedRemedy}</span>`
  if (state === 'held')
    return html`<span class="note"><b>${heldFor === 'unscanned' ? t.unscanned : t.held}</b> ${t.heldRemedy}</span>`
  if (!returned) return nothing
  return html`<span class="note"
    >${t.returned(returned.version, returned.addedBy, shortDate(returned.createdAt))}
    <button
      class="btn quiet small"
      type="button"
      tabindex=${tabIndex}
      aria-label=${kit.actionOn(t.adopt, document.name)}
      @click=${() => handlers.onAdopt(document, returned.version)}
    >
      ${t.adopt}
    </button></span
  >`
}
