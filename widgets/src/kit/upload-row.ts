import { html, nothing, type TemplateResult } from 'lit'
import { isMoving, type UploadItem, type UploadQueue, type UploadState } from '../client/index.ts'
import {
  circleAlertIcon,
  circleCheckIcon,
  fileIcon,
  fileUpIcon,
  icon,
  pauseIcon,
  playIcon,
  rotateCcwIcon,
  triangleAlertIcon,
  wifiOffIcon,
  xIcon,
  type Icon,
} from './icons.ts'
import type { Localize } from './localize.ts'
import { factAndRemedy, pace, uploadWords } from './upload-words.ts'

const LOOKS: Partial<Record<UploadState, string>> = {
  interrupted: 'is-broken is-talk',
  failed: 'is-error is-talk',
  paused: 'is-paused',
  done: 'is-sent',
}
const SIGNS: Partial<Record<UploadState, Icon>> = {
  interrupted: triangleAlertIcon,
  failed: circleAlertIcon,
  done: circleCheckIcon,
}

/**
 * One file: its name and size, how far it is, and what may be done about it.
 * @param noResume Why nothing can be resumed, in the place of « Choisir ».
 */
export function uploadRow(
  queue: UploadQueue,
  item: UploadItem,
  words: Localize<unknown>,
  note: (item: UploadItem) => unknown,
  noResume: string | undefined,
): TemplateResult {
  const t = uploadWords(words)
  const { name, size, sent, state } = item
  const isWhole = sent === 0 || state === 'interrupted' || state === 'failed' || state === 'done'
  const look = LOOKS[state] ?? (item.problem ? 'is-broken' : '')
  return html`<li class="job ${look}" part="upload">
    ${icon(item.problem && state === 'waiting' ? wifiOffIcon : (SIGNS[state] ?? fileIcon(name)))}
    <div class="who">
      <span class="name">${name}</span>
      <span class="meta num">${isWhole ? words.size(size) : t.sentOf(words.size(sent), words.size(size))}</span>
      ${note(item) ?? nothing}
    </div>
    <div class="bar">${progressOf(item, words)}<span class="tell">${tell(item, words, noResume)}</span></div>
    <div class="acts">${actions(queue, item, words, noResume === undefined)}</div>
  </li>`
}

function actions(
  queue: UploadQueue,
  { id, name, state, problem }: UploadItem,
  words: Localize<unknown>,
  mayResume: boolean,
): unknown {
  const t = uploadWords(words)
  const act = (label: string, sign: Icon, run: () => void): TemplateResult =>
    html`<button class="btn quiet small spell" type="button" aria-label=${t.actionOn(label, name)} @click=${run}>
      ${icon(sign, { small: true })}<span class="lbl" aria-hidden="true">${label}</span>
    </button>`
  const last = act(state === 'failed' || state === 'done' ? t.remove : t.cancel, xIcon, () => queue.cancel(id))
  if (isMoving({ state } as UploadItem) && state !== 'checking')
    return [act(t.pause, pauseIcon, () => queue.pause(id)), last]
  if (state === 'paused') return [act(t.resume, playIcon, () => queue.resume(id)), last]
  if (state === 'failed' && problem?.retryable) return [act(t.retry, rotateCcwIcon, () => queue.retry(id)), last]
  if (state !== 'interrupted' || !mayResume) return [nothing, last]
  const pick = html`<label class="btn quiet small spell">
    ${icon(fileUpIcon, { small: true })}<span class="lbl" aria-hidden="true">${t.choose}</span>
    <input
      class="vh"
      type="file"
      aria-label=${t.actionOn(t.choose, name)}
      @change=${(event: Event) => chooseAgain(queue, id, event)}
    />
  </label>`
  return [pick, last]
}

function progressOf(item: UploadItem, words: Localize<unknown>): unknown {
  const { state, name, sent, size } = item
  if (state !== 'paused' && !isMoving(item)) return nothing
  const label = uploadWords(words).uploadOf(name)
  return html`<progress value=${sent} max=${size} aria-label=${label}>${words.percent(sent / size)}</progress>`
}

function tell(item: UploadItem, words: Localize<unknown>, noResume: string | undefined): string | TemplateResult {
  const t = uploadWords(words)
  const percent = words.percent(item.size === 0 ? 0 : item.sent / item.size)
  const sentences: Record<UploadState, () => string | TemplateResult> = {
    checking: () => t.checking,
    waiting: () => t.waiting,
    uploading: () => [percent, ...pace(item, words)].join(' · '),
    paused: () => t.pausedAt(percent),
    interrupted: () => {
      if (noResume !== undefined) return html`<b>${t.interrupted}</b> ${noResume}`
      return item.problem === null
        ? html`<b>${t.interrupted}</b> ${t.chooseAgain} <em>${item.name}</em> ${t.toResumeAt(percent)}`
        : html`<b>${t.notSameFile}</b> ${t.notSameFileRemedy(item.name)}`
    },
    failed: () => {
      const [fact, remedy] = factAndRemedy(item, t)
      return html`<b>${fact}</b> ${remedy}`
    },
    done: () => t.uploaded,
  }
  return sentences[item.state]()
}

function chooseAgain(queue: UploadQueue, id: string, event: Event): void {
  const input = event.target as HTMLInputElement
  const file = input.files?.[0]
  if (file) void queue.chooseAgain(id, file)
  // The same file chosen twice must be a change both times.
  input.value = ''
}
