import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { InboxDocument } from '../contract/index.ts'
import { fileIcon, icon, downloadIcon, eyeIcon, filePenIcon, loaderCircleIcon, shieldAlertIcon } from '../kit/index.ts'
import { hasPreview } from '../kit/look/has-preview.ts'
import { fileButton } from './file-button.ts'
import { rowProblem, workIcon, type ShareView } from './inbox-view.ts'

/** What the firm sends, each with its arrow. */
export function sharedDocuments(view: ShareView): TemplateResult {
  const { share, words } = view
  const { t } = words
  if (share.documents.length === 0)
    return html`<section class="block" aria-labelledby="documents">
      <h2 id="documents">${t.documents}</h2>
      <p class="soft">${t.noDocuments}</p>
    </section>`
  return html`<section class="block files" aria-labelledby="documents">
    <h2 id="documents">${t.documents}</h2>
    <ul class="gets" role="list" part="documents">
      ${repeat(
        share.documents,
        ({ id }) => id,
        (item) => documentRow(view, item),
      )}
    </ul>
    ${downloadAll(view)}
  </section>`
}

function downloadAll(view: ShareView): TemplateResult | typeof nothing {
  const { share, words, open } = view
  const { t, size } = words
  const ready = share.documents.filter(({ state }) => state === 'available')
  if (ready.length === 0) return nothing
  const isAtWork = open.isAtWork('all')
  return html`<button
      class="btn secondary all"
      type="button"
      aria-busy=${isAtWork ? 'true' : 'false'}
      @click=${() => void open.downloadAll()}
    >
      ${workIcon(isAtWork, downloadIcon)}${t.downloadAll}
      <span class="meta" aria-hidden="true">${size(ready.reduce((sum, item) => sum + item.size, 0))}</span></button
    >${rowProblem(view, 'all', t.notDownloaded)}`
}

function documentRow(view: ShareView, item: InboxDocument): TemplateResult {
  const { id, name, size } = item
  const { t, size: inWords } = view.words
  const again = (): TemplateResult =>
    fileButton({
      look: 'quiet again oe',
      label: t.returnVersion,
      name: t.returnVersionOf(name),
      sign: filePenIcon,
      onHint: view.onHint,
      onFiles: (files) => view.onReturn(files, id),
    })
  return html`<li>
    ${icon(fileIcon(name))}
    <div class="t">
      ${name}
      <p class="meta">${inWords(size)}</p>
    </div>
    ${getButton(view, item)} ${rowProblem(view, id, t.notDownloaded)} ${view.mayReturn ? again() : nothing}
  </li>`
}

function getButton({ words, open }: ShareView, item: InboxDocument): TemplateResult {
  const { id, name, state } = item
  const { t, kit } = words
  if (state === 'infected')
    return html`<p class="status bad get">${icon(shieldAlertIcon, { small: true })}<span>${t.infected}</span></p>`
  // What is held waits too, and is the firm's affair.
  if (state !== 'available')
    return html`<p class="status get">
      ${icon(loaderCircleIcon, { small: true, spin: true })}<span>${t.scanning}</span>
    </p>`
  const isAtWork = open.isAtWork(id)
  const look = html`<button
    class="btn quiet"
    type="button"
    aria-label=${kit.actionOn(t.preview, name)}
    @click=${() => void open.look(item, words)}
  >
    ${icon(eyeIcon)}${t.preview}
  </button>`
  return html`<div class="get">
    ${hasPreview(item) ? look : nothing}
    <button
      class="btn secondary"
      type="button"
      aria-label=${t.downloadOne(name)}
      aria-busy=${isAtWork ? 'true' : 'false'}
      @click=${() => void open.download(item)}
    >
      ${workIcon(isAtWork, downloadIcon)}${t.download}
    </button>
  </div>`
}
