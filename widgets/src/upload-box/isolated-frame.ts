import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit'

const TALLEST = 20_000

/** The box on a page of the zone's own: the firm's website reaches neither what is typed nor the token. */
export class IsolatedFrame implements ReactiveController {
  #host: LitElement
  #origin = ''

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('message', this.#onMessage)
  }

  hostDisconnected(): void {
    removeEventListener('message', this.#onMessage)
  }

  render(address: URL, title: string): TemplateResult {
    this.#origin = address.origin
    return html`<iframe src=${address.href} title=${title} part="frame"></iframe>`
  }

  /** `{type: 'jz-height', height}`, from that page alone. */
  #onMessage = ({ data, origin, source }: MessageEvent<unknown>): void => {
    const frame = this.#host.renderRoot?.querySelector('iframe')
    if (!frame || source !== frame.contentWindow || origin !== this.#origin || !isHeight(data)) return
    frame.style.blockSize = `${Math.ceil(Math.min(data.height, TALLEST))}px`
  }
}

function isHeight(data: unknown): data is { height: number } {
  const { type, height } = (data ?? {}) as { type?: unknown; height?: unknown }
  return type === 'jz-height' && typeof height === 'number' && Number.isFinite(height) && height > 0
}
