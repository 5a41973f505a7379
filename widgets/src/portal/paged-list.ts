import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import type { Page, PageQuery } from '../contract/index.ts'
import { asProblem, isAbort } from '../kit/index.ts'

type Fetch<Item> = (query: PageQuery, options: { signal: AbortSignal }) => Promise<Page<Item>>

const TYPING_PAUSE = 250
const MOST = 200

/** A list of the zone, page after page as the reader asks, by a search that the zone makes. */
export class PagedList<Item> implements ReactiveController {
  #host: ReactiveControllerHost
  #fetch: Fetch<Item>
  #search = ''
  #cursor: string | null = null
  #call: AbortController | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Null until the first answer. */
  items: Item[] | null = null
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost, fetch: Fetch<Item>) {
    this.#host = host
    this.#fetch = fetch
    host.addController(this)
  }

  get search(): string {
    return this.#search
  }

  get hasMore(): boolean {
    return this.#cursor !== null
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#call?.abort()
  }

  /** Loads what is shown anew: as many as there are now. */
  load(search: string = this.#search): Promise<void> {
    this.#search = search
    const limit = Math.min(MOST, Math.max(50, this.items?.length ?? 0))
    return this.#run({ limit }, (page) => page.items)
  }

  /** The next page, under what is shown. */
  more(): Promise<void> {
    if (this.#cursor === null) return Promise.resolve()
    return this.#run({ cursor: this.#cursor }, (page) => [...(this.items ?? []), ...page.items])
  }

  /** Searches once the typing rests. */
  type(search: string): void {
    clearTimeout(this.#timer)
    this.#search = search
    this.#host.requestUpdate()
    this.#timer = setTimeout(() => {
      this.items = this.items?.slice(0, 50) ?? null
      void this.load()
    }, TYPING_PAUSE)
  }

  async #run(query: PageQuery, merge: (page: Page<Item>) => Item[]): Promise<void> {
    this.#call?.abort()
    const call = new AbortController()
    this.#call = call
    try {
      const page = await this.#fetch({ ...query, search: this.#search.trim() }, { signal: call.signal })
      this.items = merge(page)
      this.#cursor = page.nextCursor
      this.problem = null
    } catch (error) {
      if (isAbort(error)) return
      this.problem = asProblem(error)
    }
    this.#host.requestUpdate()
  }
}
