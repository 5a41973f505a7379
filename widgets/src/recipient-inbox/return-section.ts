import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { NamedFile, UploadItem } from '../client/index.ts'
import type { InboxShare, ShareReturn } from '../contract/index.ts'
import { icon, type Localize, cameraIcon, circleCheckIcon, eyeIcon, uploadIcon } from '../kit/index.ts'
import { fileButton } from './file-button.ts'
import { rowProblem, type ShareView } from './inbox-view.ts'
import type { Messages } from './messages.fr.ts'

/** « Vos documents pour l’étude », or that none is asked for. */
export function returnSection(view: ShareView): TemplateResult {
  const { words, rows, kept } = view
  const { t } = words
  if (!view.mayReturn)
    return html`<p class="soft">${t.nothingToReturn}</p>
      ${handedOver(view)}`
  return html`<section class="block" aria-labelledby="returns">
    <h2 id="returns" tabindex="-1">${t.yourDocuments}</h2>
    ${dropZone(view)} ${kept === 0 ? nothing : html`<p class="meta" role="status">${t.kept(kept)}</p>`}
    <div id="queue">${rows ?? nothing}</div>
    ${handedOver(view)}
  </section>`
}

function dropZone(view: ShareView): TemplateResult {
  const { t } = view.words
  const { dragged, onHint } = view
  const files = { onHint, onFiles: (chosen: NamedFile[]) => view.onReturn(chosen) }
  const words = html`<span class="lead">${t.dropLead}</span><br />${t.dropHint}`
  return html`<div class="drop tall ${dragged > 0 ? 'is-dragging' : ''}" part="drop" @pointerenter=${onHint}>
    ${icon(uploadIcon)}
    <p>${dragged > 0 ? html`<span class="lead">${t.dropNow(dragged)}</span>` : words}</p>
    ${fileButton({ look: 'primary', label: t.returnDocuments, isMultiple: true, ...files })}
    ${fileButton({ look: 'secondary by-camera', label: t.takePhoto, sign: cameraIcon, isPhoto: true, ...files })}
  </div>`
}

/** Which document a file on its way is a changed version of. */
export function versionNote(share: InboxShare, { t }: Localize<Messages>, { metadata }: UploadItem): unknown {
  const original = share.documents.find(({ id }) => id === metadata.documentId)
  return original ? html`<span class="meta">${t.versionOf(original.name)}</span>` : nothing
}

/** « Déjà remis à l’étude », so that nobody wonders whether it worked. */
export function handedOver(view: ShareView): TemplateResult | typeof nothing {
  const { returns } = view.share
  if (returns.length === 0) return nothing
  return html`<div>
    <h2 id="handed-over">${view.words.t.returned}</h2>
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
  const { id, name, returnedAt, documentId, mayWithdraw } = item
  const { t, date, time, size } = view.words
  const what = documentId === null ? size(item.size) : `${size(item.size)}\u00a0· ${t.changed}`
  const withdraw = html`<button
    class="btn quiet small alert"
    type="button"
    aria-label=${t.withdrawOne(name)}
    aria-busy=${view.open.isAtWork(id) ? 'true' : 'false'}
    @click=${() => view.onWithdraw(item)}
  >
    ${t.withdraw}
  </button>`
  return html`<li>
    ${icon(circleCheckIcon)}
    <div>
      ${name}
      <p class="meta">${t.returnedAt(date(returnedAt), time(returnedAt))} · ${what}</p>
      ${mayWithdraw ? nothing : html`<p class="status">${icon(eyeIcon, { small: true })}<span>${t.openedByFirm}</span></p>`}
    </div>
    ${mayWithdraw ? withdraw : nothing} ${rowProblem(view, id, t.notWithdrawn(name))}
  </li>`
}
