import { find } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'

/** A dot, as every browser knows it. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

export const dot = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(PNG), (char) => char.charCodeAt(0))
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** What every link of the zone leads to, until the test ends; the zone itself gives a line of text. */
export function leadLinksTo(content: () => Response | Promise<Response>): void {
  const zoneFetch = window.fetch
  window.fetch = async (input, init) =>
    new Request(input).url.startsWith('data:') ? content() : zoneFetch(input, init)
}

export const frameIn = (widget: Element): HTMLIFrameElement | null =>
  widget.shadowRoot!.querySelector<HTMLIFrameElement>('dialog[open] iframe')

/** Waits until the frame has told that it shows something. */
export async function isShown(widget: Element): Promise<void> {
  const says = (): boolean =>
    [...widget.shadowRoot!.querySelectorAll('dialog[open] [role="status"]')].some(
      ({ textContent }) => textContent.trim() === 'Document affiché.',
    )
  await waitUntil(says, 'nothing is shown')
}

export const isClosed = (widget: Element): Promise<void> =>
  waitUntil(() => !widget.shadowRoot!.querySelector('dialog[open]'), 'the dialog stays')

export async function closePreview(widget: Element): Promise<void> {
  ;(await find(widget, 'button', 'Fermer')).click()
  await isClosed(widget)
}
