const CONTROLS = 'button, input'

/**
 * Call it before rows are drawn again: what had the focus and goes gives it to its neighbour, which is the same row's
 * other button, the row that took its place, or the head of the queue.
 * @param onLost when there is no neighbour
 */
export function keepFocus(around: Element | ShadowRoot, onLost: () => void): void {
  const root = around.getRootNode() as Document | ShadowRoot
  const focused = root.activeElement
  const section = focused?.closest('.uploads')
  if (!focused || !section || !around.contains(section)) return
  const row = focused.closest('.job')
  const place = row ? [...section.querySelectorAll('.job')].indexOf(row) : 0
  const button = row ? [...row.querySelectorAll(CONTROLS)].indexOf(focused) : 0
  queueMicrotask(() => {
    if (focused.isConnected || root.activeElement) return
    const rows = section.isConnected ? [...section.querySelectorAll('.job')] : []
    const own = row?.isConnected ? row : (rows[place] ?? rows.at(-1))
    const controls = [...(own?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
    const next = controls[row?.isConnected ? button : 0] ?? controls[0] ?? section.querySelector<HTMLElement>('h3')
    if (next?.isConnected) next.focus()
    else onLost()
  })
}
