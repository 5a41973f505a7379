import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { chosenFiles, droppedFiles, type UploadItem } from '../client/index.ts'
import {
  actionButton,
  cameraIcon,
  circleAlertIcon,
  circleCheckIcon,
  factAndRemedy,
  fieldError,
  icon,
  pace,
  plusIcon,
  uploadIcon,
  uploadTrouble,
  uploadWords,
  type Localize,
} from '../kit/index.ts'
import type { DepositUploads, Side } from './deposit-uploads.ts'
import { fileInput } from './file-input.ts'
import type { LaterMessages } from './later-messages.fr.ts'

const IMAGES = 'image/*,.heic,.heif'
const SIDES: readonly Side[] = ['recto', 'verso']

interface DocumentsStep {
  words: Localize<LaterMessages>
  uploads: DepositUploads
  /** What stands between the visitor and « Envoyer ». */
  missing: string | undefined
  isSending: boolean
  onSend: () => void
}

/** Step 3: what is handed in. */
export function documentsStep(step: DocumentsStep): TemplateResult {
  const { words, uploads } = step
  const { t } = words
  const take = (event: DragEvent): void => takeFiles(event, uploads)
  return html`<div class="form" @dragover=${take} @drop=${take}>
    <div class="chooser ${uploads.hasFiles ? 'has-files' : ''}" part="drop">
      ${uploads.isReady && !uploads.hasFiles ? icon(uploadIcon) : nothing} ${uploads.place}
      ${uploads.isReady ? choices(step) : html`<p class="meta" role="status">${words.kit.loading}…</p>`}
    </div>
    ${progress(step)} ${faults(step)} ${uploads.isReady ? identity(step) : nothing}
    <div class="send">
      ${fieldError('missing', step.missing)} ${actionButton(t.send, step.isSending ? t.sending : null, step.onSend)}
      <p class="meta">${t.whenSent}</p>
    </div>
  </div>`
}

/** What misses the list by a hair: left to the browser, the file would take the place of the page. */
function takeFiles(event: DragEvent, uploads: DepositUploads): void {
  const { dataTransfer, type } = event
  if (!dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  dataTransfer.dropEffect = uploads.isReady ? 'copy' : 'none'
  if (type === 'drop' && uploads.isReady) void droppedFiles(dataTransfer).then((files) => uploads.add(files))
}

function choices({ words, uploads }: DocumentsStep): TemplateResult {
  const { t } = words
  const onFiles = (files: File[]): void => uploads.add(chosenFiles(files))
  const more = fileInput({ id: 'add', look: 'secondary', label: t.addFiles, sign: plusIcon, isMultiple: true, onFiles })
  return html`<div class="row">
    ${uploads.hasFiles ? more : nothing}
    ${fileInput({
      look: 'secondary by-camera',
      label: t.takePhoto,
      sign: cameraIcon,
      accept: 'image/*',
      isCamera: true,
      onFiles,
    })}
  </div>`
}

/** All together, once a second: each file has its ring. */
function progress({ words, uploads }: DocumentsStep): TemplateResult {
  const { totals, items, isBusy } = uploads.queue
  const t = uploadWords(words)
  const ratio = totals.size === 0 ? 0 : totals.sent / totals.size
  const facts = [words.percent(ratio), ...pace(totals, words)].join(' · ')
  const bar = html`<div class="bar">
    <progress value=${totals.sent} max=${totals.size} aria-label=${t.overall}>${words.percent(ratio)}</progress>
    <span class="meta num">${t.sentOf(words.size(totals.sent), words.size(totals.size))} · ${facts}</span>
  </div>`
  return html`<div role="status">${uploadTrouble(items, words)}</div>
    ${isBusy ? bar : nothing}`
}

/** What the reader has to look at again, with the reason and what to do. */
function faults({ words, uploads }: DocumentsStep): TemplateResult | typeof nothing {
  const { t } = words
  const failed = uploads.items.filter(({ state }) => state === 'failed')
  if (failed.length + uploads.refused.length === 0) return nothing
  return html`<ul class="faults" role="list" aria-label=${t.notAdded} part="problem">
    ${repeat(
      failed,
      ({ id }) => id,
      (item) => failure(words, uploads, item),
    )}
    ${repeat(
      uploads.refused,
      ({ id }) => id,
      (file) => fault(words, file, [file.fact, file.remedy], () => uploads.forgive(file)),
    )}
  </ul>`
}

function failure(words: Localize<LaterMessages>, uploads: DepositUploads, item: UploadItem): TemplateResult {
  const { t } = words
  const again = html`<button
    class="btn quiet small"
    type="button"
    aria-label=${t.retryOne(item.name)}
    @click=${() => uploads.queue.retry(item.id)}
  >
    ${t.retry}
  </button>`
  const why = factAndRemedy(item, uploadWords(words))
  return fault(words, item, why, () => uploads.remove(item), item.problem?.retryable ? again : nothing)
}

function fault(
  { t }: Localize<LaterMessages>,
  { name }: { name: string },
  [fact, remedy]: readonly [string, string],
  onRemove: () => void,
  again: unknown = nothing,
): TemplateResult {
  return html`<li>
    ${icon(circleAlertIcon)}
    <p>
      ${name}<br /><span class="why"><b>${fact}</b> ${remedy}</span>
    </p>
    <div class="acts">
      ${again}
      <button class="btn quiet small" type="button" aria-label=${t.removeOne(name)} @click=${onRemove}>
        ${t.remove}
      </button>
    </div>
  </li>`
}

/** Two named places: front and back go under a name that says so. */
function identity({ words, uploads }: DocumentsStep): TemplateResult {
  const { t } = words
  return html`<fieldset class="identity">
    <legend class="label">${t.identity}</legend>
    ${SIDES.map((side) => {
      const isThere = uploads.hasSide(side)
      const onFiles = ([file]: File[]): void => {
        if (file) uploads.addSide(side, file)
      }
      const label = t.sides[side]
      const pick = isThere ? t.replace : t.pick
      return html`<div class="side">
        <span>${label}</span>
        <span class="status">${isThere ? html`${icon(circleCheckIcon, { small: true })}${t.sideAdded}` : nothing}</span>
        <span class="acts">
          ${fileInput({
            look: 'secondary small by-camera',
            label: t.photo,
            name: t.sideAction(t.photo, label.toLowerCase()),
            sign: cameraIcon,
            accept: 'image/*',
            isCamera: true,
            onFiles,
          })}
          ${fileInput({
            id: side,
            look: 'quiet small oe',
            label: pick,
            name: t.sideAction(pick, label.toLowerCase()),
            accept: `${IMAGES},application/pdf`,
            onFiles,
          })}
        </span>
      </div>`
    })}
  </fieldset>`
}
