import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Failure } from './open-share.ts'

/** What failed is told beside what was pressed, which may stand at the edge of the window. */
export class FailureInView implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #current: () => Failure | null
  #shown: Failure | null = null

  constructor(host: ReactiveControllerHost & HTMLElement, current: () => Failure | null) {
    this.#host = host
    this.#current = current
  }

  hostConnected(): void {}

  hostUpdated(): void {
    const failure = this.#current()
    if (failure && failure !== this.#shown) {
      const banners = this.#host.shadowRoot?.querySelectorAll('.bad[part="problem"]') ?? []
      // The page's own, if any, stands above.
      ;[...banners].at(-1)?.scrollIntoView({ block: 'nearest' })
    }
    this.#shown = failure
  }
}
