import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { focused } from '../kit/dialog-controller.ts'
import { routeOf, type Route } from './routes.ts'

/** What the browser keeps beside an address. What people search for is never in the address itself. */
interface Entry {
  key: number
  search?: string
}

function entry(): Entry {
  return { key: 0, ...(history.state as Partial<Entry> | null) }
}

/** The search of this page when the reader comes back to it. */
export function rememberedSearch(): string {
  return entry().search ?? ''
}

export function rememberSearch(search: string): void {
  history.replaceState({ ...entry(), search }, '')
}

/**
 * Follows links without loading the site again: plain `<a href>` of any widget inside, Back and Forward.
 * A new page starts at its top with the focus on its title; going back finds the place where one was.
 */
export class Router implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #key = 0
  #lastKey = 0
  #places = new Map<number, number>()
  #isArriving = false
  #isStaying = false
  #question: () => string
  #heading: HTMLElement | null = null
  #restoring: AbortController | null = null
  /** Another number for each page shown, the same page again too. */
  visit = 0

  /** @param question asked before a page is left that would lose something */
  constructor(host: ReactiveControllerHost & HTMLElement, question: () => string) {
    this.#host = host
    this.#question = question
    host.addController(this)
  }

  get route(): Route {
    return routeOf(location.pathname)
  }

  hostConnected(): void {
    history.scrollRestoration = 'manual'
    this.#key = this.#lastKey = entry().key
    addEventListener('popstate', this.#onPopState)
    this.#host.addEventListener('click', this.#onClick)
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopState)
    this.#host.removeEventListener('click', this.#onClick)
    this.#restoring?.abort()
  }

  /** Asks as the browser does when a page is closed: of the same listeners. */
  mayLeave(): boolean {
    return dispatchEvent(new Event('beforeunload', { cancelable: true })) || confirm(this.#question())
  }

  go(path: string): void {
    this.#push(path)
    this.#leave()
  }

  /** The page has gone there by itself: only the address follows. */
  note(path: string): void {
    this.#push(path)
    this.#host.requestUpdate()
  }

  /** The page left is not one to come back to. */
  replace(path: string): void {
    history.replaceState({ key: this.#key } satisfies Entry, '', path)
    this.#leave()
  }

  /** The page to come takes the focus. */
  expectPage(): void {
    this.#isArriving = true
  }

  /** A page shows its title. */
  arrive(heading: HTMLElement): void {
    this.#heading = heading
    if (!this.#isArriving) return
    this.#isArriving = false
    heading.focus({ preventScroll: true })
    this.#restore(this.#places.get(this.#key) ?? 0)
  }

  /** Back to the title of the page, when there is nowhere else to be. */
  focusTitle(): void {
    if (this.#heading?.isConnected) this.#heading.focus()
  }

  #push(path: string): void {
    this.#places.set(this.#key, scrollY)
    this.#key = ++this.#lastKey
    history.pushState({ key: this.#key } satisfies Entry, '', path)
  }

  #leave(): void {
    this.#restoring?.abort()
    this.visit++
    this.expectPage()
    focused()?.blur()
    scrollTo(0, 0)
    this.#host.requestUpdate()
  }

  /** Lists load after their title: the place is looked for until the page is tall enough, or the reader moves. */
  #restore(place: number): void {
    const restoring = new AbortController()
    const { signal } = restoring
    this.#restoring = restoring
    const observer = new ResizeObserver(() => {
      scrollTo(0, place)
      if (document.documentElement.scrollHeight - innerHeight >= place) restoring.abort()
    })
    signal.addEventListener('abort', () => observer.disconnect())
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(type, () => restoring.abort(), { once: true, passive: true, signal })
    observer.observe(document.body)
  }

  #onPopState = (): void => {
    // A new fragment on the same page is one too: the page itself reads it.
    if (entry().key === this.#key && location.hash !== '') return
    if (this.#isStaying && entry().key === this.#key) {
      this.#isStaying = false
      return
    }
    if (this.#isStaying || !this.mayLeave()) {
      this.#isStaying = true
      return history.go(entry().key < this.#key ? 1 : -1)
    }
    this.#places.set(this.#key, scrollY)
    this.#key = entry().key
    this.#leave()
  }

  #onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (!link || link.origin !== location.origin || link.hash !== '') return
    // Downloads and what opens elsewhere stay the browser's.
    if (link.download || (link.target && link.target !== '_self')) return
    if (routeOf(link.pathname).page === 'not-found') return
    event.preventDefault()
    if (this.mayLeave()) this.go(link.pathname + link.search)
  }
}
