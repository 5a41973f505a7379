import type { LitElement } from 'lit'

/** Focuses the first that is found, once it is drawn. */
export async function focusOn(host: LitElement, ...selectors: string[]): Promise<void> {
  await host.updateComplete
  const [first] = selectors.flatMap((selector) => [...host.renderRoot.querySelectorAll<HTMLElement>(selector)])
  // A heading takes the focus without being a stop of the Tab key.
  if (first?.matches('h2, h3')) first.tabIndex = -1
  first?.focus()
}

/** The first error of a step, else its first field. */
export function focusFirst(host: LitElement): Promise<void> {
  return focusOn(host, '.dialog-body :is([aria-invalid], .faulty)', '.dialog-body :is(.input, .add)')
}

/** A recipient's first field, or the button that adds one when none is left. */
export function focusRow(host: LitElement, key: number | undefined): Promise<void> {
  return focusOn(host, key === undefined ? '#add-recipient' : `#party-${key}`)
}
