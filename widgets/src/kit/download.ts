import type { DownloadLink } from '../contract/index.ts'
import { ZoneEvent } from './events.ts'

/** A file is about to come down: `preventDefault()` to fetch it another way than by the browser’s own download. */
export class JzDownloadRequestedEvent extends ZoneEvent {
  static readonly type = 'jz-download-requested'
  /** Opens one download, for a minute; whoever has it needs no token. */
  readonly url: string
  /** Null when the answer itself says it, as an archive does. */
  readonly name: string | null
  /** Bytes; null when nobody knows before the end. */
  readonly size: number | null

  constructor(url: string, file: { name: string; size: number } | null) {
    super(JzDownloadRequestedEvent.type, { cancelable: true })
    this.url = url
    this.name = file?.name ?? null
    this.size = file?.size ?? null
  }
}

/** The host takes it, or the browser. The answer is always an attachment, so the page stays where it is. */
export function download(
  element: HTMLElement,
  { url }: DownloadLink,
  file: { name: string; size: number } | null = null,
): void {
  if (!element.dispatchEvent(new JzDownloadRequestedEvent(url, file))) return
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = ''
  anchor.rel = 'noreferrer'
  anchor.click()
}

declare global {
  interface HTMLElementEventMap {
    'jz-download-requested': JzDownloadRequestedEvent
  }
}
