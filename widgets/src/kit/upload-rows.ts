import { html, nothing, type TemplateResult } from 'lit'
import { AsyncDirective } from 'lit/async-directive.js'
import { directive, type ChildPart, type DirectiveResult } from 'lit/directive.js'
import { repeat } from 'lit/directives/repeat.js'
import { isMoving, type UploadItem, type UploadQueue } from '../client/index.ts'
import type { Question } from './confirm-controller.ts'
import type { Localize } from './localize.ts'
import { keepFocus } from './upload-focus.ts'
import type { UploadHand } from './upload-hand.ts'
import { uploadHead } from './upload-head.ts'
import { uploadRow } from './upload-row.ts'
import { uploadTrouble } from './upload-trouble.ts'
import { UploadVoice } from './upload-voice.ts'
import { uploadWords } from './upload-words.ts'

/** Rows shown at once, and how many more at each asking: a queue of ten thousand files stays light. */
const SHOWN = 50
/** Small files come through many a second: their rows need not. */
const PAUSE = 100

interface UploadRowsOptions {
  /** More under a row's name, such as « Nouvelle version ». */
  note?: (item: UploadItem) => unknown
  /** Why nothing that was interrupted can be resumed, when that is so. */
  noResume?: string | undefined
  /** Before all is given up. */
  ask: (question: Question) => Promise<boolean>
  /** Rows keep their places while it is in the queue. */
  hand?: UploadHand
  /** The queue is gone, and the focus with it. */
  settleFocus?: () => void
}

/**
 * The queue above a list of documents: what is being sent, what waits for the reader, what went wrong.
 * It follows `queue` by itself: what is around it need not be drawn again. Its styles are `queueStyles`.
 */
export function uploadRows(queue: UploadQueue, words: Localize<unknown>, options: UploadRowsOptions): DirectiveResult {
  return liveRows(queue, words, options)
}

class LiveRows extends AsyncDirective {
  #queue: UploadQueue | null = null
  #words: Localize<unknown> | null = null
  #options: UploadRowsOptions | null = null
  #part: ChildPart | null = null
  #voice = new UploadVoice()
  #shown = SHOWN
  #rows: readonly UploadItem[] = []
  #unfollow: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  override render(_queue: UploadQueue, _words: Localize<unknown>, _options: UploadRowsOptions): unknown {
    return nothing
  }

  override update(part: ChildPart, [queue, words, options]: Parameters<this['render']>): unknown {
    this.#part = part
    this.#words = words
    this.#options = options
    if (queue !== this.#queue) {
      this.#queue = queue
      this.#shown = SHOWN
      this.#voice = new UploadVoice()
      this.reconnected()
    }
    this.#keepFocus()
    return this.#view()
  }

  override disconnected(): void {
    this.#unfollow?.()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  override reconnected(): void {
    this.disconnected()
    if (this.isConnected) this.#unfollow = this.#queue?.subscribe(() => this.#draw()) ?? null
  }

  #draw(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#drawNow()
    }, PAUSE)
  }

  #drawNow(): void {
    this.#keepFocus()
    this.setValue(this.#view())
  }

  #keepFocus(): void {
    const parent = this.#part?.parentNode
    if (parent instanceof Element || parent instanceof ShadowRoot)
      keepFocus(parent, () => this.#options?.settleFocus?.())
  }

  #view(): TemplateResult | typeof nothing {
    const queue = this.#queue
    const words = this.#words
    const items = queue?.items ?? []
    if (!queue || !words || items.length === 0) return nothing
    const t = uploadWords(words)
    const note = this.#options?.note ?? (() => nothing)
    const hand = this.#options?.hand
    const rows = firstOf(items, this.#shown, hand?.isIn ? this.#rows : [])
    this.#rows = rows
    this.#voice.follow(queue, words)
    // What the reader does shows at once.
    return html`<section
      class="uploads"
      part="queue"
      aria-label=${t.uploads}
      @click=${() => this.#drawNow()}
      @pointerenter=${hand?.pointerEntered}
      @pointerleave=${hand?.pointerLeft}
      @focusin=${hand?.focusEntered}
      @focusout=${hand?.focusLeft}
    >
      ${items.length > 1 ? uploadHead(queue, words, () => void this.#cancelAll()) : nothing}
      <div role="status">${uploadTrouble(items, words)}<span class="vh">${this.#voice.polite}</span></div>
      <div class="vh" role="alert">${this.#voice.assertive}</div>
      <ul class="queue" role="list" aria-label=${t.uploads}>
        ${repeat(
          rows,
          ({ id }) => id,
          (item) => uploadRow(queue, item, words, note, this.#options?.noResume),
        )}
      </ul>
      ${rows.length < items.length ? this.#rest(items, rows, words) : nothing}
    </section>`
  }

  #rest(items: readonly UploadItem[], rows: readonly UploadItem[], words: Localize<unknown>): TemplateResult {
    const t = uploadWords(words)
    const count = items.length - rows.length
    const waiting = items.filter(({ state }) => state === 'waiting').length
    const isAllWaiting = waiting - rows.filter(({ state }) => state === 'waiting').length === count
    const say = isAllWaiting ? t.othersWaiting : t.others
    return html`<p class="rest">
      <span class="meta">${say(count)}</span>
      <button class="btn quiet small" type="button" @click=${() => (this.#shown += SHOWN)}>${t.showMore}</button>
    </p>`
  }

  async #cancelAll(): Promise<void> {
    const words = this.#words
    const queue = this.#queue
    if (!words || !queue) return
    const t = uploadWords(words)
    const count = queue.items.filter(({ state }) => state !== 'done').length
    const isSure = await this.#options?.ask({
      title: t.cancelAllTitle,
      detail: t.cancelAllDetail(count),
      confirm: t.cancelAll,
      keep: t.keep,
      closeLabel: t.close,
    })
    if (!isSure) return
    queue.cancelAll()
    this.#drawNow()
    this.#options?.settleFocus?.()
  }
}

const liveRows = directive(LiveRows)

/** In their order when all are shown; else what needs the reader comes first, then what goes, then what waits; `steady` rows stay. */
function firstOf(items: readonly UploadItem[], count: number, steady: readonly UploadItem[]): readonly UploadItem[] {
  if (items.length <= count) return items
  const all = new Set(items)
  const first = new Set(steady.filter((item) => all.has(item)))
  const groups: UploadItem[][] = [[], [], [], []]
  for (const item of items) if (!first.has(item)) groups[rankOf(item)]?.push(item)
  return [...first, ...groups.flat()].slice(0, count)
}

function rankOf(item: UploadItem): number {
  const { state } = item
  if (state === 'failed' || state === 'interrupted') return 0
  if (state === 'waiting') return item.problem ? 1 : 2
  return isMoving(item) ? 1 : 3
}
