import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'

/** So few rows are all in the page: searching it finds them. */
const FEW = 24
/** Pixels of rows above and below what is seen. */
const MARGIN = 160
const FIRST_GUESS = 57

interface Row {
  id: string
}

/** Rows of the window, and the heights of what is left out between them. */
type Piece = { index: number } | { gap: string; height: number }

/**
 * Of a long list, only the rows near the viewport are in the page, whatever scrolls it. Heights are measured, and
 * elsewhere taken to be the mean of those; what is at the top of the viewport stays there when they turn out otherwise.
 * The row that has the focus is never left out.
 */
export class RowWindow implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #onSeen: (last: number) => void
  #rows: readonly Row[] = []
  #heights = new Map<string, number>()
  #mean = FIRST_GUESS
  /** Where each row begins; null when it has to be computed anew. */
  #starts: Float64Array | null = null
  #first = 0
  #end = 0
  #anchor: { id: string; top: number } | null = null
  #kept: string | null = null
  /** The row that is about to have the focus. */
  #next: string | null = null
  #width = 0

  /** @param onSeen is told the last row in sight */
  constructor(host: ReactiveControllerHost & HTMLElement, onSeen: (last: number) => void) {
    this.#host = host
    this.#onSeen = onSeen
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('scroll', this.#follow, { capture: true, passive: true })
    addEventListener('resize', this.#follow)
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#follow, { capture: true })
    removeEventListener('resize', this.#follow)
  }

  hostUpdate(): void {
    const elements = this.#elements()
    const active = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('[data-row]')
    this.#kept = this.#next ?? active?.dataset['row'] ?? this.#kept
    this.#next = null
    const top = this.#viewTop()
    const list = this.#list
    this.#anchor = null
    if (!list || list.getBoundingClientRect().top >= top) return
    for (const element of elements) {
      const box = element.getBoundingClientRect()
      if (box.bottom <= top) continue
      this.#anchor = { id: element.dataset['row'] ?? '', top: box.top }
      return
    }
  }

  hostUpdated(): void {
    const list = this.#list
    if (!list) return
    this.#measure(list)
    for (const gap of list.querySelectorAll<HTMLElement>('[data-height]'))
      gap.style.blockSize = `${gap.dataset['height']}px`
    this.#settle()
    this.#follow()
  }

  /** Begins at the top: another order or filter. */
  restart(): void {
    this.#anchor = null
    this.#kept = null
    this.#first = this.#end = 0
    const list = this.#list
    if (list && list.getBoundingClientRect().top < this.#viewTop()) list.parentElement?.scrollIntoView()
  }

  /** Brings a row into the page, wherever it stands, and the focus to one of its controls. */
  async focus(id: string, control: string): Promise<void> {
    // What has the focus is what is kept: it must let go first.
    this.#next = id
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#list?.querySelector<HTMLElement>(`[data-row="${id}"] ${control}`)?.focus()
  }

  render(rows: readonly Row[], row: (index: number) => TemplateResult): TemplateResult {
    if (rows !== this.#rows) {
      this.#rows = rows
      this.#starts = null
    }
    this.#choose()
    return html`<div role="rowgroup" class="rows">
      ${repeat(
        this.#pieces(),
        (piece) => ('gap' in piece ? piece.gap : rows[piece.index]?.id),
        (piece) => ('gap' in piece ? html`<div data-height=${piece.height}></div>` : row(piece.index)),
      )}
    </div>`
  }

  /** The row that Tab goes to: the one that last had the focus, else the first that is in the page. */
  get tabStop(): string | undefined {
    const at = this.#rows.findIndex(({ id }, index) => index >= this.#first && index < this.#end && id === this.#kept)
    return at < 0 && !this.#isKeptFocused ? this.#rows[this.#first]?.id : (this.#kept ?? undefined)
  }

  get #isKeptFocused(): boolean {
    const active = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('[data-row]')
    return active !== null && active !== undefined && active.dataset['row'] === this.#kept
  }

  get #list(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector('.rows') ?? null
  }

  #elements(): Iterable<HTMLElement> {
    return this.#list?.querySelectorAll<HTMLElement>('[data-row]') ?? []
  }

  #start(index: number): number {
    if (!this.#starts) {
      const starts = new Float64Array(this.#rows.length + 1)
      for (const [at, { id }] of this.#rows.entries())
        starts[at + 1] = (starts[at] ?? 0) + (this.#heights.get(id) ?? this.#mean)
      this.#starts = starts
    }
    return this.#starts[index] ?? 0
  }

  /** The row that covers a height. */
  #at(y: number): number {
    let low = 0
    let high = this.#rows.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#start(middle + 1) <= y) low = middle + 1
      else high = middle
    }
    return low
  }

  /** What of the list is in sight, from its own top; an anchor that moved takes the view along. */
  #view(): [from: number, to: number] {
    const list = this.#list
    const height = innerHeight
    if (!list) return [0, height]
    const anchor = this.#anchor
    const at = anchor ? this.#rows.findIndex(({ id }) => id === anchor.id) : -1
    const top = anchor && at >= 0 ? anchor.top - this.#start(at) : list.getBoundingClientRect().top
    return [-top, height - top]
  }

  #choose(): void {
    const count = this.#rows.length
    const [from, to] = this.#view()
    this.#first = count <= FEW ? 0 : Math.min(this.#at(from - MARGIN), Math.max(0, count - FEW))
    this.#end = count <= FEW ? count : Math.min(count, Math.max(this.#at(to + MARGIN) + 1, this.#first + 10))
  }

  #pieces(): Piece[] {
    const count = this.#rows.length
    const pieces: Piece[] = []
    const kept = this.#kept === null ? -1 : this.#rows.findIndex(({ id }) => id === this.#kept)
    const indexes = Array.from({ length: this.#end - this.#first }, (_, n) => this.#first + n)
    if (kept >= 0 && kept < this.#first) indexes.unshift(kept)
    if (kept >= this.#end) indexes.push(kept)
    let next = 0
    for (const index of [...indexes, count]) {
      const height = this.#start(index) - this.#start(next)
      if (index > next) pieces.push({ gap: index === count ? 'end' : `gap ${next}`, height })
      if (index < count) pieces.push({ index })
      next = index + 1
    }
    return pieces
  }

  #measure(list: HTMLElement): void {
    // In another width every row may have another height.
    if (list.clientWidth !== this.#width) this.#heights.clear()
    this.#width = list.clientWidth
    let isNew = false
    for (const element of this.#elements()) {
      const { height } = element.getBoundingClientRect()
      const id = element.dataset['row'] ?? ''
      if (height === 0 || this.#heights.get(id) === height) continue
      this.#heights.set(id, height)
      isNew = true
    }
    if (!isNew) return
    let sum = 0
    for (const height of this.#heights.values()) sum += height
    this.#mean = sum / this.#heights.size
    this.#starts = null
  }

  /** Puts what was at the top of the viewport back there. */
  #settle(): void {
    const anchor = this.#anchor
    this.#anchor = null
    if (!anchor) return
    for (const element of this.#elements()) {
      if (element.dataset['row'] !== anchor.id) continue
      const moved = element.getBoundingClientRect().top - anchor.top
      if (Math.abs(moved) >= 1) scrollerOf(this.#host).scrollBy(0, moved)
      return
    }
  }

  #viewTop(): number {
    const scroller = scrollerOf(this.#host)
    return scroller === document.scrollingElement ? 0 : Math.max(0, scroller.getBoundingClientRect().top)
  }

  #follow = (): void => {
    const list = this.#list
    const count = this.#rows.length
    if (!list || count === 0) return
    const [from, to] = this.#view()
    const last = Math.min(count - 1, this.#at(to))
    this.#onSeen(last)
    if (count <= FEW) return
    const isShort = this.#first > 0 && this.#start(this.#first) > from - MARGIN / 4
    const isOut = this.#end < count && this.#start(this.#end) < to + MARGIN / 4
    // Never in the midst of an update.
    if (isShort || isOut) void this.#host.updateComplete.then(() => this.#host.requestUpdate())
  }
}

/** The element that scrolls the list: the nearest one that can, in whatever page it stands. */
function scrollerOf(element: HTMLElement): Element {
  let at: Node | null = element
  while (at) {
    if (
      at instanceof Element &&
      at.scrollHeight > at.clientHeight &&
      /auto|scroll/.test(getComputedStyle(at).overflowY)
    )
      return at
    at = (at instanceof Element && at.assignedSlot) || (at instanceof ShadowRoot ? at.host : at.parentNode)
  }
  return document.scrollingElement ?? document.documentElement
}
