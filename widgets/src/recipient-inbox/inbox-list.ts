import type { ReactiveControllerHost } from 'lit'
import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { InboxItem } from '../contract/index.ts'
import { asProblem, isAbort } from '../kit/index.ts'

const PAGE = 50
const LONGEST_PAGE = 200

/** The shares that a reader received, as far as they were asked for. */
export class InboxList {
  #host: ReactiveControllerHost
  #onProblem: (problem: ZoneProblem) => void
  #loading: AbortController | null = null
  #cursor: string | null = null
  /** Null until the first page has come. */
  items: readonly InboxItem[] | null = null
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost, onProblem: (problem: ZoneProblem) => void) {
    this.#host = host
    this.#onProblem = onProblem
  }

  get hasMore(): boolean {
    return this.#cursor !== null
  }

  /** Loads what is shown again, or the first page. */
  load(client: JzClient): Promise<void> {
    const limit = Math.min(Math.max(this.items?.length ?? 0, PAGE), LONGEST_PAGE)
    return this.#fetch(client, { limit }, [])
  }

  more(client: JzClient): Promise<void> {
    const cursor = this.#cursor
    return cursor === null ? Promise.resolve() : this.#fetch(client, { limit: PAGE, cursor }, this.items ?? [])
  }

  async #fetch(
    client: JzClient,
    query: { limit: number; cursor?: string },
    before: readonly InboxItem[],
  ): Promise<void> {
    this.#loading?.abort()
    const { signal } = (this.#loading = new AbortController())
    try {
      const page = await client.inbox.list(query, { signal })
      this.items = [...before, ...page.items]
      this.#cursor = page.nextCursor
      this.problem = null
    } catch (error) {
      if (isAbort(error)) return
      this.problem = asProblem(error)
      this.#onProblem(this.problem)
    }
    this.#host.requestUpdate()
  }
}
