import type { LitElement } from 'lit'

/** When what had the focus is gone: gives it to the first that can take it of what `to` selects, else to the title. */
export async function settleFocus(host: LitElement, to?: string): Promise<void> {
  await host.updateComplete
  if (document.activeElement && document.activeElement !== document.body) return
  const root = host.shadowRoot
  const places = to === undefined ? [] : (root?.querySelectorAll<HTMLElement>(to) ?? [])
  for (const place of places) {
    // What is not displayed takes no focus.
    place.focus()
    if (root?.activeElement) return
  }
  root?.querySelector<HTMLElement>('#title')?.focus()
}
