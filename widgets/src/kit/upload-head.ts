import { html, nothing, type TemplateResult } from 'lit'
import { isMoving, type UploadQueue } from '../client/index.ts'
import type { Localize } from './localize.ts'
import { pace, uploadWords } from './upload-words.ts'

/** How many files there are and how far they are all together, and what may be done to all of them. */
export function uploadHead(queue: UploadQueue, words: Localize<unknown>, onCancelAll: () => void): TemplateResult {
  const t = uploadWords(words)
  const { items } = queue
  const count = items.length
  const moving = items.filter(isMoving).length
  const paused = items.filter(({ state }) => state === 'paused').length
  const act = (label: string, run: () => void): TemplateResult =>
    html`<button class="btn quiet small" type="button" @click=${run}>${label}</button>`
  return html`<div class="sub-head">
      <h3 tabindex="-1">${t.toFollow(count)}</h3>
      <div class="acts">
        ${moving > 1 ? act(t.pauseAll, () => queue.pauseAll()) : nothing}
        ${paused > 1 ? act(t.resumeAll, () => queue.resumeAll()) : nothing}
        ${moving + paused > 1 ? act(t.cancelAll, onCancelAll) : nothing}
      </div>
    </div>
    ${moving + paused > 1 ? overall(queue, words) : nothing}`
}

function overall(queue: UploadQueue, words: Localize<unknown>): TemplateResult {
  const t = uploadWords(words)
  const { files, done, size, sent, speed, secondsLeft } = queue.totals
  const percent = words.percent(sent / size)
  const figures = [t.doneOf(words.number(done), words.number(files)), percent, ...pace({ speed, secondsLeft }, words)]
  return html`<div class="overall">
    <progress value=${sent} max=${size} aria-label=${t.overall}>${percent}</progress>
    <span class="tell">${figures.join(' · ')}</span>
  </div>`
}
