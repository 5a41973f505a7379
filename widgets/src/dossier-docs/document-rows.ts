import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { DossierDocument } from '../contract/index.ts'
import { fileIcon, icon, clockIcon, ellipsisIcon, shieldAlertIcon } from '../kit/index.ts'
import { adoptVersion } from './adopt-version.ts'
import { binDocuments } from './bin-documents.ts'
import type { DocsDesk } from './docs-desk.ts'
import { restoreDocument } from './restore-document.ts'
import { shareFact } from './share-fact.ts'

/** A longer name is cut in the middle, so that its extension stays. */
const NAME_SHOWN = 90
const NAME_END = 24

export interface RowHandlers {
  onToggle: (document: DossierDocument, isRange: boolean) => void
  onMenu: (document: DossierDocument, button: HTMLElement) => void
}

export function documentRows(desk: DocsDesk, handlers: RowHandlers): TemplateResult {
  return html`<div role="rowgroup">
    ${repeat(
      desk.pages.rows,
      ({ id }) => id,
      (document) => (desk.pages.listing.binned ? binnedRow(desk, document) : documentRow(desk, document, handlers)),
    )}
  </div>`
}

function documentRow(desk: DocsDesk, document: DossierDocument, handlers: RowHandlers): TemplateResult {
  const { t } = desk.words
  const { name, state, isNew } = document
  const isSelected = desk.selection.has(document.id)
  const look = { infected: ' is-bad is-wide', held: ' is-held is-wide', scanning: '', available: '' }[state]
  const sign = { infected: shieldAlertIcon, held: clockIcon, scanning: null, available: null }[state]
  const more = html`<button
    class="btn icon"
    type="button"
    aria-haspopup="menu"
    aria-label=${t.on(t.otherChoices, name)}
    @click=${(event: Event) => handlers.onMenu(document, event.currentTarget as HTMLElement)}
  >
    ${icon(ellipsisIcon)}
  </button>`
  const remove = html`<button
    class="btn quiet alert small oe"
    type="button"
    aria-label=${t.on(t.remove, name)}
    @click=${() => void binDocuments(desk, [document])}
  >
    ${t.remove}
  </button>`
  return html`<div role="row" part="row" class="doc${look}${isNew ? ' is-new' : ''}${isSelected ? ' is-selected' : ''}">
    <div role="cell" class="tick-cell">
      <label class="tick"
        ><input
          type="checkbox"
          aria-label=${t.select(name)}
          .checked=${isSelected}
          @click=${(event: MouseEvent) => handlers.onToggle(document, event.shiftKey)}
      /></label>
    </div>
    <div role="cell" class="name">
      ${icon(sign ?? fileIcon(name))}
      <div class="t">
        <span class="n">${shortName(name)}</span> ${isNew ? html`<span class="badge new">${t.new}</span>` : nothing}
        ${noteOf(desk, document)}
      </div>
    </div>
    ${sign ? nothing : facts(desk, document)}
    <div role="cell" class="more">${state === 'infected' ? remove : more}</div>
  </div>`
}

function binnedRow(desk: DocsDesk, document: DossierDocument): TemplateResult {
  const { t, size, shortDate } = desk.words
  const { name, binnedAt, createdAt } = document
  return html`<div role="row" part="row" class="doc is-wide">
    <div role="cell" class="tick-cell"></div>
    <div role="cell" class="name">
      ${icon(fileIcon(name))}
      <div class="t">
        <span class="n">${shortName(name)}</span>
        <span class="note num">${size(document.size)} · ${t.binnedAt(shortDate(binnedAt ?? createdAt))}</span>
      </div>
    </div>
    <div role="cell" class="more">
      <button
        class="btn quiet small oe"
        type="button"
        aria-label=${t.on(t.restore, name)}
        @click=${() => void restoreDocument(desk, document)}
      >
        ${t.restore}
      </button>
    </div>
  </div>`
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

function noteOf(desk: DocsDesk, document: DossierDocument): TemplateResult | typeof nothing {
  const { t, shortDate } = desk.words
  const { state, returned } = document
  if (state === 'infected') return html`<span class="note"><b>${t.infected}</b> ${t.infectedRemedy}</span>`
  if (state === 'held') return html`<span class="note"><b>${t.held}</b> ${t.heldRemedy}</span>`
  if (!returned) return nothing
  return html`<span class="note"
    >${t.returned(returned.version, returned.addedBy, shortDate(returned.createdAt))}
    <button
      class="btn quiet small"
      type="button"
      aria-label=${t.on(t.adopt, document.name)}
      @click=${() => void adoptVersion(desk, document.id, returned.version)}
    >
      ${t.adopt}
    </button></span
  >`
}

function shortName(name: string): string {
  return name.length <= NAME_SHOWN ? name : `${name.slice(0, NAME_SHOWN - NAME_END)}…${name.slice(-NAME_END)}`
}
