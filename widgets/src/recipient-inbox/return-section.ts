import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { NamedFile, UploadItem, UploadQueue } from '../client/index.ts'
import type { ShareReturn } from '../contract/index.ts'
import { icon, uploadRows, cameraIcon, circleCheckIcon, uploadIcon } from '../kit/index.ts'
import { fileButton } from './file-button.ts'
import type { ShareView } from './inbox-view.ts'

/** « Vos documents pour l’étude ». */
export function returnSection(view: ShareView, queue: UploadQueue): TemplateResult {
  const { words } = view
  return html`<section class="block" aria-labelledby="returns">
    <h2 id="returns">${words.t.yourDocuments}</h2>
    ${dropZone(view, queue)}
    <div id="queue">${uploadRows(queue, words, { note: (item) => versionNote(view, item) })}</div>
    ${handedOver(view)}
  </section>`
}

function dropZone(view: ShareView, queue: UploadQueue): TemplateResult {
  const { t } = view.words
  const { dragged } = view
  const hint = (): void => queue.prepare()
  const files = { onHint: hint, onFiles: (chosen: NamedFile[]) => view.onReturn(chosen) }
  const words = html`<span class="lead">${t.dropLead}</span><br />${t.dropHint}`
  return html`<div class="drop tall ${dragged > 0 ? 'is-dragging' : ''}" part="drop" @pointerenter=${hint}>
    ${icon(uploadIcon)}
    <p>${dragged > 0 ? html`<span class="lead">${t.dropNow(dragged)}</span>` : words}</p>
    ${fileButton({ look: 'primary', label: t.returnDocuments, isMultiple: true, ...files })}
    ${fileButton({ look: 'secondary by-camera', label: t.takePhoto, sign: cameraIcon, isPhoto: true, ...files })}
  </div>`
}

function versionNote({ share, words }: ShareView, { metadata }: UploadItem): unknown {
  const original = share.documents.find(({ id }) => id === metadata.documentId)
  return original ? html`<span class="meta">${words.t.versionOf(original.name)}</span>` : nothing
}

/** « Déjà remis à l’étude », so that nobody wonders whether it worked. */
export function handedOver(view: ShareView): TemplateResult | typeof nothing {
  const { returns } = view.share
  if (returns.length === 0) return nothing
  return html`<div>
    <h3 id="handed-over">${view.words.t.returned}</h3>
    <ul class="done-list" role="list" aria-labelledby="handed-over" part="returns">
      ${repeat(
        returns,
        ({ id }) => id,
        (item) => returnRow(view, item),
      )}
    </ul>
  </div>`
}

function returnRow(view: ShareView, item: ShareReturn): TemplateResult {
  const { name, returnedAt, documentId, mayWithdraw } = item
  const { t, date, time, size } = view.words
  const what = documentId === null ? size(item.size) : `${size(item.size)} · ${t.changed}`
  const withdraw = html`<button
    class="btn quiet small alert oe"
    type="button"
    aria-label=${t.withdrawOne(name)}
    @click=${() => view.onWithdraw(item)}
  >
    ${t.withdraw}
  </button>`
  return html`<li>
    ${icon(circleCheckIcon)}
    <div>
      ${name}
      <p class="meta">${t.returnedAt(date(returnedAt), time(returnedAt))} · ${what}</p>
    </div>
    ${mayWithdraw ? withdraw : nothing}
  </li>`
}
