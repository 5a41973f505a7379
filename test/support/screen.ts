import { waitUntil } from './wait-until.ts'
const ROLES = {
  button: 'button',
  checkbox: 'input[type="checkbox"]',
  combobox: 'select',
  date: 'input[type="date"]',
  dialog: 'dialog[open]',
  heading: 'h1, h2, h3',
  link: 'a[href]',
  list: '[role="list"]',
  option: 'option',
  textbox: 'input[type="text"], textarea',
} as const

export type Role = keyof typeof ROLES

/** Everything of that role that a reader can see, shadow roots included; with `name`, only what is called so. */
export function all(root: ParentNode, role: Role, name?: string | RegExp): HTMLElement[] {
  return [...everything(root)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      element.matches(ROLES[role]) &&
      (role === 'option' || element.checkVisibility()) &&
      (name === undefined || isCalled(nameOf(element), name)),
  )
}

/** The one that is there, or undefined. */
export function peek(root: ParentNode, role: Role, name: string | RegExp): HTMLElement | undefined {
  return all(root, role, name)[0]
}

/** Waits for it. */
export async function find<E extends HTMLElement = HTMLElement>(
  root: ParentNode,
  role: Role,
  name: string | RegExp,
): Promise<E> {
  await waitUntil(() => peek(root, role, name), `no ${role} called ${String(name)}`)
  return peek(root, role, name) as E
}

/** Waits until a reader can read this. */
export async function findText(root: ParentNode, text: string | RegExp): Promise<void> {
  await waitUntil(() => hasText(root, text), `nowhere: ${String(text)}`)
}

export function hasText(root: ParentNode, text: string | RegExp): boolean {
  const wanted =
    typeof text === 'string' ? (shown: string) => shown.includes(plain(text)) : (shown: string) => text.test(shown)
  return [...everything(root)].some(
    (element) =>
      element instanceof HTMLElement &&
      element.checkVisibility({ visibilityProperty: true }) &&
      wanted(plain(element.innerText)),
  )
}

/** Types into a field, as far as the page can tell. */
export function type(field: HTMLElement, value: string): void {
  const input = field as HTMLInputElement
  input.focus()
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

export function choose(select: HTMLElement, label: string): void {
  const option = [...(select as HTMLSelectElement).options].find(({ text }) => plain(text) === plain(label))
  if (!option) throw new Error(`No option ${label}`)
  option.selected = true
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Sentences compare whatever their apostrophes and spaces. */
export function plain(text: string): string {
  return text
    .replaceAll('’', "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}

/** What describes a control: its hint or its error. */
export function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  const root = element.getRootNode() as ShadowRoot
  return plain(ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' '))
}

export function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return plain(label)
  const root = element.getRootNode() as ShadowRoot
  const by = element.getAttribute('aria-labelledby')
  if (by !== null) return readOut(root.getElementById(by))
  const { labels } = element as HTMLInputElement
  return labels?.length ? [...labels].map(readOut).join(' ') : readOut(element)
}

/** The words of an element, as a screen reader has them. */
function readOut(element: Element | null): string {
  if (!element) return ''
  const copy = element.cloneNode(true) as Element
  for (const silent of copy.querySelectorAll('[aria-hidden="true"]')) silent.remove()
  return plain(copy.textContent)
}

function isCalled(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === plain(wanted) : wanted.test(name)
}

function* everything(root: ParentNode): Generator<Element> {
  if (root instanceof Element && root.shadowRoot) yield* everything(root.shadowRoot)
  for (const element of root.children) {
    yield element
    yield* everything(element)
  }
}
