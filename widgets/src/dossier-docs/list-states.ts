import { html, type TemplateResult } from 'lit'
import { icon, searchIcon, trash2Icon, uploadIcon } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'

/** What stands where there is no row: an empty dossier, an empty bin, or a filter that finds nothing. */
export function emptyList(desk: DocsDesk, onClearFilter: () => void): TemplateResult {
  const { t } = desk.words
  const { search, binned } = desk.pages.listing
  if (search !== '')
    return html`<div class="empty" part="empty">
      ${icon(searchIcon)}
      <p>${t.noneNamed(search)}</p>
      <button class="btn secondary" type="button" @click=${onClearFilter}>${t.clearFilter}</button>
    </div>`
  if (binned)
    return html`<div class="empty" part="empty">
      ${icon(trash2Icon)}
      <p>${t.emptyBin}</p>
    </div>`
  return html`<div class="drop tall" part="empty drop">
    ${icon(uploadIcon)}
    <p><span class="lead">${t.empty}</span> ${t.emptyRemedy}</p>
  </div>`
}

const BONES = 4
/** As many as a tall window shows. */
const MOST_BONES = 24

/** Rows to come, at their real height: as many as will be, so that what stands below stays where it is. */
export function skeleton(label: string, rows?: number): TemplateResult {
  const row = html`<div class="bone-row">
    <span class="bone sq"></span><span class="bone w1"></span><span class="bone"></span>
  </div>`
  return html`<div class=${rows === undefined ? 'skeleton unknown' : 'skeleton'} role="status">
    <span class="vh">${label}</span>
    <div aria-hidden="true">${Array.from({ length: Math.min(rows ?? BONES, MOST_BONES) }, () => row)}</div>
  </div>`
}
