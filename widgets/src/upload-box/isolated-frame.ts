import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import { trouble } from './box-trouble.ts'
import type { Messages } from './messages.fr.ts'

const TALLEST = 20_000
/** After the frame has loaded, whatever it loaded. */
const TIME_TO_SPEAK = 2000

/** The box on a page of the zone's own: the firm's website reaches neither what is typed nor the token. */
export class IsolatedFrame implements ReactiveController {
  #host: LitElement
  #asked = ''
  #address = new URL('about:blank')
  #timer: ReturnType<typeof setTimeout> | undefined
  #hasSpoken = false
  #isSilent = false

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('message', this.#onMessage)
  }

  hostDisconnected(): void {
    removeEventListener('message', this.#onMessage)
    clearTimeout(this.#timer)
  }

  /** Null once it is known that no box comes: the page around forbids the frame, or the zone does for this site. */
  render(address: URL, title: string): TemplateResult | null {
    if (this.#asked !== address.href) this.#ask(address)
    if (this.#isSilent) return null
    return html`<iframe src=${this.#address.href} title=${title} part="frame" @load=${this.#onLoad}></iframe>`
  }

  /** Why there is no frame. The same form is on a page of its own, which nothing here can forbid. */
  trouble(t: Messages): TemplateResult {
    const other = html`<a href=${this.#asked} target="_blank" rel="noopener">${t.openApart}</a>`
    return trouble(t, t.noFrame, other, t.ownerNoFrame(this.#address.origin, location.origin))
  }

  /** How the box looks here goes with the address: changed later, it would load the box anew, and lose what was typed. */
  #ask(address: URL): void {
    this.#asked = address.href
    this.#hasSpoken = this.#isSilent = false
    this.#address = new URL(address)
    const { accentColor, colorScheme } = getComputedStyle(this.#host)
    if (colorScheme !== 'light') this.#address.searchParams.set('scheme', colorScheme)
    const accent = hexOf(accentColor)
    if (accent !== null) this.#address.searchParams.set('accent', accent)
  }

  #onLoad = (): void => {
    clearTimeout(this.#timer)
    if (!this.#hasSpoken) this.#timer = setTimeout(this.#giveUp, TIME_TO_SPEAK)
  }

  #giveUp = (): void => {
    this.#isSilent = true
    this.#host.requestUpdate()
  }

  /** `{type: 'jz-height', height}`, from that page alone. */
  #onMessage = ({ data, origin, source }: MessageEvent<unknown>): void => {
    const frame = this.#host.renderRoot?.querySelector('iframe')
    if (!frame || source !== frame.contentWindow || origin !== this.#address.origin || !isHeight(data)) return
    this.#hasSpoken = true
    clearTimeout(this.#timer)
    // Out of sight, as in a tab that is closed, it is not high at all.
    if (data.height > 0) frame.style.blockSize = `${Math.ceil(Math.min(data.height, TALLEST))}px`
  }
}

function isHeight(data: unknown): data is { height: number } {
  const { type, height } = (data ?? {}) as { type?: unknown; height?: unknown }
  return type === 'jz-height' && typeof height === 'number' && Number.isFinite(height) && height >= 0
}

/** « #2c5a47 » of « rgb(44, 90, 71) »; null of `auto`, and of what is no plain colour. */
function hexOf(color: string): string | null {
  const [, ...parts] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? []
  return parts.length === 0 ? null : `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
}
