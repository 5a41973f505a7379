/**
 * What a reader could not reach or read: a page or a part of it that scrolls sideways, a dialog that is taller than the
 * window, a control whose words are cut. It runs in the page, so it stands alone.
 */
export function layoutFaults(): string[] {
  const SLACK = 1.5
  const CONTROLS = 'a[href], button, summary, label, legend, th, h1, h2, h3, [role="menuitem"], [role="columnheader"]'
  const faults = new Set<string>()
  const { clientWidth, clientHeight, scrollWidth } = document.documentElement
  /** What stands out of a page that scrolls sideways. */
  const wide: { element: Element; right: number; width: number }[] = []

  function* everything(root: ParentNode): Generator<Element> {
    for (const element of root.children) {
      yield element
      if (element.shadowRoot) yield* everything(element.shadowRoot)
      yield* everything(element)
    }
  }
  const parentOf = (node: Element | Text): Element | null => {
    const above = node.assignedSlot ?? node.parentNode
    if (above instanceof ShadowRoot) return above.host
    return above instanceof Element ? above : null
  }
  const nameOf = (element: Element): string => {
    const { host } = element.getRootNode() as ShadowRoot
    const classes = [...element.classList].map((name) => `.${name}`).join('')
    const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)
    return `${host ? `${host.localName} › ` : ''}${element.localName}${classes} « ${words} »`
  }
  /** Words for screen readers only stand in a box of a pixel. */
  const isForEars = (element: Element, control: Element): boolean => {
    for (let at: Element | null = element; at && at !== control; at = parentOf(at))
      if (at instanceof HTMLElement && at.clientWidth <= 1 && at.clientHeight <= 1 && at.offsetWidth === 1) return true
    return false
  }
  /** The box of which something of these words stands out, if any. */
  const cutBy = (words: DOMRect, from: Element): Element | null => {
    for (let at: Element | null = from; at; at = parentOf(at)) {
      const { overflowX, overflowY } = getComputedStyle(at)
      const box = at.getBoundingClientRect()
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      if (hides(overflowX) && (words.right > box.right + SLACK || words.left < box.left - SLACK)) return at
      if (hides(overflowY) && (words.bottom > box.bottom + SLACK || words.top < box.top - SLACK)) return at
      // Whatever is around the top layer, and whatever scrolls, cuts nothing.
      if (at.matches(':modal, :popover-open') || overflowY === 'auto' || overflowY === 'scroll') return null
    }
    return null
  }
  const checkWords = (control: Element): void => {
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const box = control.getBoundingClientRect()
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      const parent = parentOf(text)
      if (!parent || text.nodeValue?.trim() === '' || isForEars(parent, control) || isForEars(control, document.body))
        continue
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      range.selectNodeContents(text)
      for (const words of range.getClientRects()) {
        if (words.width === 0) continue
        const cutter = cutBy(words, parent)
        if (cutter) faults.add(`cut by ${nameOf(cutter).split(' «')[0]}: ${nameOf(control)}`)
        if (words.right > clientWidth + SLACK || words.left < -SLACK)
          faults.add(`outside the window: ${nameOf(control)}`)
        if (words.right > box.right + SLACK || words.left < box.left - SLACK) faults.add(`spills: ${nameOf(control)}`)
      }
    }
  }

  for (const element of everything(document.body)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    const box = element.getBoundingClientRect()
    if (box.right > clientWidth + SLACK) wide.push({ element, right: box.right, width: box.width })
    const { overflowX } = getComputedStyle(element)
    if ((overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + SLACK)
      faults.add(`scrolls sideways: ${nameOf(element)}`)
    if (element.matches(':modal') && (box.top < -SLACK || box.bottom > clientHeight + SLACK))
      faults.add(`taller than the window: ${nameOf(element)}`)
    if (element.matches(CONTROLS)) checkWords(element)
  }
  if (scrollWidth > clientWidth) {
    // The innermost of what stands out most.
    const [first] = wide.toSorted((one, other) => other.right - one.right || one.width - other.width)
    faults.add(`the page scrolls sideways (${scrollWidth} px): ${first ? nameOf(first.element) : 'nothing visible'}`)
  }
  return [...faults]
}
