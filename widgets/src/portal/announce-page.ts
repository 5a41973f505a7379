import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ZoneEvent } from '../kit/index.ts'

/** A page shows its title: the site moves the focus there after a navigation. */
export class PageReadyEvent extends ZoneEvent {
  static readonly type = 'jz-page-ready'
  readonly heading: HTMLElement

  constructor(heading: HTMLElement) {
    super(PageReadyEvent.type)
    this.heading = heading
  }
}

class PageController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #title: () => string | null
  #heading: () => HTMLElement | null
  #isReady = false

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    title: () => string | null,
    heading: () => HTMLElement | null,
  ) {
    this.#host = host
    this.#title = title
    this.#heading = heading
  }

  hostConnected(): void {}

  hostUpdated(): void {
    const title = this.#title()
    if (title !== null) document.title = title === '' ? 'JurisZone' : `${title} · JurisZone`
    const heading = this.#isReady ? null : this.#heading()
    if (!heading) return
    this.#isReady = true
    this.#host.dispatchEvent(new PageReadyEvent(heading))
  }
}

/**
 * Keeps the window's title in step with a page, and tells when the page has its `<h1>`.
 * @param title null when the page is shown over another one, which keeps its own.
 */
export function announcePage(
  host: ReactiveControllerHost & HTMLElement,
  title: () => string | null,
  heading: () => HTMLElement | null = () => host.shadowRoot?.querySelector('h1') ?? null,
): void {
  host.addController(new PageController(host, title, heading))
}

declare global {
  interface HTMLElementEventMap {
    'jz-page-ready': PageReadyEvent
  }
}
