import { html, nothing, type LitElement, type TemplateResult } from 'lit'
import { ZoneProblem } from '../../client/index.ts'
import { fileExtension, type DownloadLink } from '../../contract/index.ts'
import { DialogController } from '../dialog-controller.ts'
import { downloadIcon, icon, loaderCircleIcon } from '../icons.ts'
import { adoptLate } from '../late-styles.ts'
import type { Localize } from '../localize.ts'
import { asProblem, problemBanner } from '../problem.ts'
import { dialogStyles } from '../styles/dialog.styles.ts'
import { kindByContent } from './content-kind.ts'
import { fetchBytes } from './fetch-bytes.ts'
import { hasPreview } from './has-preview.ts'
import type { Hindrance, LookAnswer } from './look.ts'
import { LookFrame } from './look-frame.ts'
import { messages as english } from './preview-messages.en.ts'
import { messages as french, type PreviewMessages } from './preview-messages.fr.ts'
import { previewStyles } from './preview.styles.ts'

/** Photographs of an iPhone: no browser but Safari knows them. */
const HEIC = ['heic', 'heif']

/** A document to look at, from its own widget. */
export interface Previewed {
  name: string
  size: number
  words: Localize<unknown>
  /** Address of the zone. */
  baseUrl: string
  /** A new link each time: it lives a minute. */
  link: () => Promise<DownloadLink>
  onDownload: () => void
}

type State = 'coming' | 'shown' | 'none' | 'heic' | 'too_heavy' | 'blocked' | Hindrance

/**
 * « Aperçu »: a PDF or an image, in a frame of the zone's that has no right at all: the bytes are fetched here, known by
 * their signature, and handed over. Everything else is offered for download.
 */
export class PreviewDialog {
  #host: LitElement
  #dialog: DialogController
  #of: Previewed | null = null
  #state: State = 'coming'
  #problem: ZoneProblem | null = null
  #ratio = 0
  #frame: LookFrame | null = null
  #loading = new AbortController()

  constructor(host: LitElement) {
    adoptLate(host, [dialogStyles, previewStyles])
    this.#host = host
    this.#dialog = new DialogController(host)
    host.addController({ hostDisconnected: () => this.#stop() })
  }

  open(of: Previewed): void {
    this.#of = of
    this.#dialog.open()
    this.#start(of)
  }

  render(): TemplateResult | typeof nothing {
    const of = this.#of
    if (!of || !this.#dialog.isOpen) return nothing
    const { kit } = this.#words
    const t = this.#t
    return this.#dialog.render({
      title: of.name,
      closeLabel: kit.close,
      body: this.#body(of),
      foot: html`<button
        class="btn secondary"
        type="button"
        aria-label=${t.downloadOne(of.name)}
        @click=${of.onDownload}
      >
        ${icon(downloadIcon)}${t.download}
      </button>`,
      onClose: () => this.#stop(),
    })
  }

  get #words(): Localize<unknown> {
    return this.#of!.words
  }

  get #t(): PreviewMessages {
    return this.#words.locale === 'en-CA' ? english : french
  }

  #body(of: Previewed): TemplateResult {
    const { kit } = this.#words
    const isComing = this.#state === 'coming'
    if (this.#problem) return problemBanner(this.#problem, kit, this.#problem.retryable ? this.#retry : undefined)
    if (!isComing && this.#state !== 'shown') return html`<p role="status">${this.#sentence}</p>`
    return html`<div class="look-room">
      ${this.#frame ? this.#frameOf(of, this.#frame) : nothing}
      <p class=${isComing ? 'look-wait' : 'vh'} role="status">${isComing ? this.#wait() : this.#t.shown}</p>
    </div>`
  }

  #frameOf({ name, baseUrl }: Previewed, frame: LookFrame): TemplateResult {
    return html`<iframe
      class="look"
      src=${new URL('apercu', baseUrl).href}
      sandbox="allow-scripts"
      referrerpolicy="no-referrer"
      title=${this.#t.previewOf(name)}
      @load=${frame.loaded}
    ></iframe>`
  }

  #wait(): TemplateResult {
    const percent = this.#ratio > 0 && this.#ratio < 1 ? this.#words.percent(this.#ratio) : nothing
    return html`${icon(loaderCircleIcon, { spin: true })}<span>${this.#t.loading}</span>
      <span class="num" aria-hidden="true">${percent}</span>`
  }

  get #sentence(): string {
    const t = this.#t
    if (this.#state === 'too_heavy') return t.tooHeavy
    if (this.#state === 'too_many_pixels') return t.tooManyPixels
    if (this.#state === 'heic') return t.heic
    if (this.#state === 'locked') return t.locked
    if (this.#state === 'blocked') return t.blocked
    return this.#state === 'none' ? t.none : t.damaged
  }

  #retry = (): void => {
    if (this.#of) this.#start(this.#of)
  }

  #start(of: Previewed): void {
    this.#stop()
    this.#problem = null
    this.#ratio = 0
    if (!hasPreview(of)) return this.#settle(whyNone(of))
    this.#settle('coming')
    void this.#fetch(of, this.#loading.signal)
  }

  async #fetch(of: Previewed, signal: AbortSignal): Promise<void> {
    try {
      const onProgress = (ratio: number): void => {
        this.#ratio = ratio
        this.#host.requestUpdate()
      }
      const link = await of.link()
      const bytes = await fetchBytes(link, of.size, onProgress, signal)
      if (!signal.aborted) this.#show(of, bytes)
    } catch (error) {
      if (signal.aborted) return
      this.#fail(asProblem(error))
    }
  }

  /** Known by its first bytes, whatever its name says. */
  #show({ name }: Previewed, bytes: ArrayBuffer): void {
    const found = kindByContent(bytes)
    if (!found) return this.#settle('none')
    const element = (): HTMLIFrameElement | null => this.#host.renderRoot.querySelector('iframe.look')
    const frame = new LookFrame(element, {
      onReady: () => {
        const { backgroundColor: ground, color: ink } = getComputedStyle(element()!)
        frame.show({ ...found, bytes, name, locale: this.#words.locale, ground, ink })
      },
      onAnswer: (answer) => this.#onAnswer(answer),
      onSilent: () => this.#settle('blocked'),
    })
    this.#frame = frame
    this.#host.requestUpdate()
  }

  #onAnswer(answer: LookAnswer): void {
    if (answer.told === 'escape') {
      this.#stop()
      this.#dialog.close()
    } else if (answer.told === 'shown') this.#settle('shown')
    // What draws it did not come.
    else if (answer.why === 'unloaded') this.#fail(ZoneProblem.offline())
    else this.#settle(answer.why)
  }

  #fail(problem: ZoneProblem): void {
    this.#stop()
    this.#problem = problem
    this.#host.requestUpdate()
  }

  #settle(state: State): void {
    this.#state = state
    if (state !== 'coming' && state !== 'shown') this.#stop()
    this.#host.requestUpdate()
  }

  #stop(): void {
    this.#loading.abort()
    this.#loading = new AbortController()
    this.#frame?.close()
    this.#frame = null
  }
}

function whyNone({ name }: Previewed): State {
  // Its type is shown: its size is not.
  if (hasPreview({ name, size: 0 })) return 'too_heavy'
  return HEIC.includes(fileExtension(name)) ? 'heic' : 'none'
}
