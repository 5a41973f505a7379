const MARK = 'data-jz-unprinted'

/** Prints the receipt alone: all that stands around it on the host's page stays off the paper. */
export function printReceipt(host: HTMLElement): void {
  const root = host.getRootNode() as Document | ShadowRoot
  const marked = around(host)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@media print { [${MARK}] { display: none !important } }`)
  const restore = (): void => {
    for (const element of marked) element.removeAttribute(MARK)
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet)
    removeEventListener('afterprint', restore)
  }
  for (const element of marked) element.setAttribute(MARK, '')
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  addEventListener('afterprint', restore)
  print()
}

/** What stands beside `host`, and beside what holds it. */
function around(host: Element): Element[] {
  const beside: Element[] = []
  for (let child = host; child.parentElement && child !== document.body; child = child.parentElement)
    beside.push(...[...child.parentElement.children].filter((other) => other !== child && !other.hasAttribute(MARK)))
  return beside
}
