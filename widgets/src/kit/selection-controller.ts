import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Which rows are chosen: one, a range with Shift, all. Items stay chosen when the list is loaded again. */
export class SelectionController<Item extends { id: string }> implements ReactiveController {
  #host: ReactiveControllerHost
  #chosen = new Map<string, Item>()
  #anchor: string | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  get size(): number {
    return this.#chosen.size
  }

  get items(): Item[] {
    return [...this.#chosen.values()]
  }

  has(id: string): boolean {
    return this.#chosen.has(id)
  }

  /** `rows` is the list as shown; with `isRange`, everything from the last touched row to `id` follows `id`. */
  toggle(rows: readonly Item[], id: string, isRange: boolean): void {
    const isChosen = !this.#chosen.has(id)
    const to = rows.findIndex((row) => row.id === id)
    const from = isRange ? rows.findIndex((row) => row.id === this.#anchor) : to
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)]
    for (const row of rows.slice(first, last + 1)) {
      if (isChosen) this.#chosen.set(row.id, row)
      else this.#chosen.delete(row.id)
    }
    this.#anchor = id
    this.#host.requestUpdate()
  }

  /** The range that begins where one last chose now ends at `to` instead of `from`, as Shift and an arrow do. */
  extend(rows: readonly Item[], from: string, to: string): void {
    const at = (id: string | null): number => rows.findIndex((row) => row.id === id)
    if (at(this.#anchor) < 0) this.#anchor = from
    const start = at(this.#anchor)
    const between = (id: string): Item[] => rows.slice(Math.min(start, at(id)), Math.max(start, at(id)) + 1)
    for (const row of between(from)) this.#chosen.delete(row.id)
    for (const row of between(to)) this.#chosen.set(row.id, row)
    this.#host.requestUpdate()
  }

  choose(rows: readonly Item[]): void {
    for (const row of rows) this.#chosen.set(row.id, row)
    this.#host.requestUpdate()
  }

  clear(): void {
    this.#chosen.clear()
    this.#anchor = null
    this.#host.requestUpdate()
  }

  drop(ids: Iterable<string>): void {
    for (const id of ids) this.#chosen.delete(id)
    this.#host.requestUpdate()
  }

  /** Fresh facts about rows that may be chosen. */
  refresh(rows: readonly Item[]): void {
    for (const row of rows) if (this.#chosen.has(row.id)) this.#chosen.set(row.id, row)
  }
}
