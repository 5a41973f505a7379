import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { isMoving, type UploadItem, type UploadQueue, type UploadState } from '../client/index.ts'
import {
  fileIcon,
  icon,
  type Icon,
  circleAlertIcon,
  circleCheckIcon,
  fileUpIcon,
  pauseIcon,
  playIcon,
  rotateCcwIcon,
  triangleAlertIcon,
  wifiOffIcon,
  xIcon,
} from './icons.ts'
import type { Localize } from './localize.ts'
import type { Messages } from './messages.fr.ts'

/** Rows shown at once: a queue of ten thousand files must stay light. */
const SHOWN = 50

interface UploadRowsOptions {
  /** More under a row's name, such as « Nouvelle version ». */
  note?: (item: UploadItem) => unknown
}

/** The queue above a list of documents, with what is being sent, what waits for the reader, and what went wrong. */
export function uploadRows(
  queue: UploadQueue,
  words: Localize<unknown>,
  options: UploadRowsOptions = {},
): TemplateResult | typeof nothing {
  const { kit } = words
  const items = queue.items
  if (items.length === 0) return nothing
  const pausable = items.filter(isMoving)
  const pauseAll = html`<button class="btn quiet small oe" type="button" @click=${() => queue.pauseAll()}>
    ${kit.pauseAll}
  </button>`
  return html`<section part="queue" aria-label=${kit.uploads}>
    ${
      items.length > 1
        ? html`<div class="sub-head">
            <h3>${kit.uploadsToFollow(items.length)}</h3>
            ${pausable.length > 1 ? pauseAll : nothing}
          </div>`
        : nothing
    }
    <ul class="queue" role="list" aria-label=${kit.uploads}>
      ${repeat(
        items.slice(0, SHOWN),
        ({ id }) => id,
        (item) => uploadRow(queue, item, words, options),
      )}
    </ul>
    ${items.length > SHOWN ? html`<p class="meta">${kit.othersWaiting(items.length - SHOWN)}</p>` : nothing}
  </section>`
}

function uploadRow(
  queue: UploadQueue,
  item: UploadItem,
  words: Localize<unknown>,
  options: UploadRowsOptions = {},
): TemplateResult {
  const { kit } = words
  const { id, name, size, sent, state } = item
  const isTalk = state === 'interrupted' || state === 'failed'
  const look = { interrupted: ' is-broken', failed: ' is-error', paused: ' is-paused', done: ' is-sent' }
  const kind = look[state as keyof typeof look] ?? (item.problem ? ' is-broken' : '')
  const signs: Partial<Record<UploadItem['state'], Icon>> = {
    interrupted: triangleAlertIcon,
    failed: circleAlertIcon,
    done: circleCheckIcon,
  }
  const bytes =
    isTalk || state === 'done' || sent === 0 ? words.size(size) : kit.sentOf(words.size(sent), words.size(size))
  const pick = html`<label class="btn quiet small spell">
    ${icon(fileUpIcon, { small: true })}<span class="lbl" aria-hidden="true">${kit.choose}</span>
    <input
      class="vh"
      type="file"
      aria-label=${kit.actionOn(kit.choose, name)}
      @change=${(event: Event) => chooseAgain(queue, id, event)}
    />
  </label>`
  const act = (label: string, sign: Icon, run: () => void): TemplateResult =>
    html`<button class="btn quiet small spell" type="button" aria-label=${kit.actionOn(label, name)} @click=${run}>
      ${icon(sign, { small: true })}<span class="lbl" aria-hidden="true">${label}</span>
    </button>`
  const cancel = act(kit.cancel, xIcon, () => queue.cancel(id))
  const remove = act(kit.remove, xIcon, () => queue.cancel(id))
  const actions = {
    checking: cancel,
    waiting: html`${act(kit.pause, pauseIcon, () => queue.pause(id))}${cancel}`,
    uploading: html`${act(kit.pause, pauseIcon, () => queue.pause(id))}${cancel}`,
    paused: html`${act(kit.resume, playIcon, () => queue.resume(id))}${cancel}`,
    interrupted: html`${pick}${cancel}`,
    failed: html`${item.problem?.retryable ? act(kit.retry, rotateCcwIcon, () => queue.retry(id)) : nothing}${remove}`,
    done: remove,
  }
  return html`<li class="job${kind}${isTalk ? ' is-talk' : ''}" part="upload">
    ${icon(item.problem?.code === 'offline' && state === 'waiting' ? wifiOffIcon : (signs[state] ?? fileIcon(name)))}
    <div class="who">
      <span>${name}</span> <span class="meta num">${bytes}</span>
      ${options.note?.(item) ?? nothing}
    </div>
    <div class="bar">${progressOf(item, words)}<span class="tell">${tell(item, words)}</span></div>
    <div class="acts">${actions[state]}</div>
  </li>`
}

function progressOf(item: UploadItem, { kit, percent }: Localize<unknown>): unknown {
  const { state, name, sent, size } = item
  if (state !== 'paused' && !isMoving(item)) return nothing
  return html`<progress value=${sent} max=${size} aria-label=${kit.uploadOf(name)}>${percent(sent / size)}</progress>`
}

function tell(item: UploadItem, words: Localize<unknown>): string | TemplateResult {
  const { kit } = words
  const percent = words.percent(item.size === 0 ? 0 : item.sent / item.size)
  const sentences: Record<UploadState, () => string | TemplateResult> = {
    checking: () => kit.checking,
    waiting: () => (item.problem?.code === 'offline' ? kit.connectionLost : kit.waiting),
    uploading: () => [percent, ...pace(item, words)].join(' · '),
    paused: () => kit.pausedAt(percent),
    interrupted: () =>
      item.problem === null
        ? html`<b>${kit.interrupted}</b> ${kit.chooseAgain} <em>${item.name}</em> ${kit.toResumeAt(percent)}`
        : html`<b>${kit.notSameFile}</b> ${kit.notSameFileRemedy(item.name)}`,
    failed: () => {
      const [fact, remedy] = factAndRemedy(item, kit)
      return html`<b>${fact}</b> ${remedy}`
    },
    done: () => kit.uploaded,
  }
  return sentences[item.state]()
}

function pace({ speed, secondsLeft }: UploadItem, words: Localize<unknown>): string[] {
  if (!speed || secondsLeft === null) return []
  return [words.kit.perSecond(words.size(speed)), words.kit.timeLeft(duration(secondsLeft, words))]
}

/** What the zone says names its own limits; our own words are for what never left this page. */
function factAndRemedy({ problem }: UploadItem, kit: Messages): readonly [fact: string, remedy: string] {
  const [, fact, remedy] = /^(.+?[.!?])(?:\s+(.*))?$/s.exec(problem?.detail ?? '') ?? []
  if (fact !== undefined) return [fact, remedy ?? '']
  return kit.uploadProblems[problem?.code ?? ''] ?? [kit.failed, '']
}

/** « 1 min 24 s »; seconds are dropped from an hour on, where they mean nothing. */
function duration(seconds: number, { kit }: Localize<unknown>): string {
  if (seconds < 60) return kit.seconds(seconds)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? kit.minutes(minutes, seconds % 60) : kit.hours(Math.floor(minutes / 60), minutes % 60)
}

function chooseAgain(queue: UploadQueue, id: string, event: Event): void {
  const input = event.target as HTMLInputElement
  const file = input.files?.[0]
  if (file) void queue.chooseAgain(id, file)
  // The same file chosen twice must be a change both times.
  input.value = ''
}
