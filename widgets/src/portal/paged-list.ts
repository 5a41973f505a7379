import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { RetryTimer, type ZoneProblem } from '../client/index.ts'
import type { Page, PageQuery } from '../contract/index.ts'
import { asProblem, isAbort } from '../kit/index.ts'

/** Undefined while there is nobody to ask. */
type Fetch<Item> = (query: PageQuery, options: { signal: AbortSignal }) => Promise<Page<Item>> | undefined

const TYPING_PAUSE = 250
const MOST = 200

/**
 * A list of the zone, page after page as the reader asks, by a search that the zone makes.
 * A call that may succeed later is made again by itself.
 */
export class PagedList<Item> implements ReactiveController {
  #host: ReactiveControllerHost
  #fetch: Fetch<Item>
  #pageSize: number
  #search = ''
  #cursor: string | null = null
  #call: AbortController | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #retry = new RetryTimer()
  #isMore = false
  /** Null until the first answer. */
  items: Item[] | null = null
  problem: ZoneProblem | null = null
  /** The search that `items` answer: the one being typed is a little ahead. */
  found = ''
  isLoading = false

  constructor(host: ReactiveControllerHost, fetch: Fetch<Item>, pageSize = 50) {
    this.#host = host
    this.#fetch = fetch
    this.#pageSize = pageSize
    host.addController(this)
  }

  get search(): string {
    return this.#search
  }

  get hasMore(): boolean {
    return this.#cursor !== null
  }

  /** The last call was for the next page. */
  get isMore(): boolean {
    return this.#isMore
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#retry.cancel()
    this.#call?.abort()
  }

  /** Loads what is shown anew: as many as there are now. */
  load(search: string = this.#search): Promise<void> {
    this.#search = search
    this.#isMore = false
    const limit = Math.min(MOST, Math.max(this.#pageSize, this.items?.length ?? 0))
    return this.#run({ limit }, (page) => page.items)
  }

  /** The next page, under what is shown. */
  more(): Promise<void> {
    if (this.#cursor === null) return Promise.resolve()
    this.#isMore = true
    const query = { limit: this.#pageSize, cursor: this.#cursor }
    return this.#run(query, (page) => [...(this.items ?? []), ...page.items])
  }

  /** What failed, again. */
  retry(): Promise<void> {
    return this.#isMore ? this.more() : this.load()
  }

  /** Searches once the typing rests. */
  type(search: string): void {
    clearTimeout(this.#timer)
    this.#search = search
    this.#host.requestUpdate()
    this.#timer = setTimeout(() => {
      this.items = this.items?.slice(0, this.#pageSize) ?? null
      void this.load()
    }, TYPING_PAUSE)
  }

  async #run(query: PageQuery, merge: (page: Page<Item>) => Item[]): Promise<void> {
    this.#retry.cancel()
    this.#call?.abort()
    const call = new AbortController()
    this.#call = call
    this.isLoading = true
    this.#host.requestUpdate()
    const search = this.#search.trim()
    try {
      const answer = await this.#fetch({ ...query, search }, { signal: call.signal })
      const page = answer ?? { items: [], nextCursor: null }
      this.items = merge(page)
      this.found = search
      this.#cursor = page.nextCursor
      this.problem = null
      this.#retry.reset()
    } catch (error) {
      if (isAbort(error)) return
      this.problem = asProblem(error)
      if (this.problem.retryable) this.#retry.schedule(() => void this.retry())
    }
    this.isLoading = false
    this.#host.requestUpdate()
  }
}
