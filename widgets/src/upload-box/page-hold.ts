/**
 * The browser asks before it leaves a page with which something would be lost. Whoever listens for that keeps the page
 * out of those that Firefox goes back to at once: it is done only while there is something.
 */
export class PageHold {
  set(isHeld: boolean): void {
    if (isHeld) addEventListener('beforeunload', this.#hold)
    else removeEventListener('beforeunload', this.#hold)
  }

  #hold = (event: Event): void => event.preventDefault()
}
