import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import { UploadQueue, type JzClient, type NamedFile, type UploadEvent, type UploadItem } from '../client/index.ts'
import { adoptLate, ConfirmController, dialogStyles, queueStyles, UploadHand, uploadRows } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { UploadArrivals } from './upload-arrivals.ts'
import { uploadText } from './upload-text.ts'

/** The uploads of one dossier, and what a file becomes when its name is taken. It comes after the page itself. */
export class DocumentUploads implements ReactiveController {
  #host: LitElement
  #desk: () => DocsDesk | null
  #confirm: ConfirmController
  #queue: UploadQueue | null = null
  #arrivals: UploadArrivals | null = null
  #dossierId: string | null = null
  #opening: Promise<void> = Promise.resolve()
  #hand = new UploadHand(() => this.#arrivals?.tidy())

  constructor(host: LitElement, desk: () => DocsDesk | null) {
    this.#host = host
    this.#desk = desk
    this.#confirm = new ConfirmController(host)
    host.addController(this)
  }

  hostConnected(): void {
    adoptLate(this.#host, [queueStyles, dialogStyles])
    addEventListener('beforeunload', this.#onLeave)
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#onLeave)
  }

  /** @returns when it is known what was left unfinished there */
  open(client: JzClient, dossierId: string): Promise<void> {
    if (this.#dossierId === dossierId && this.#queue) return this.#opening
    this.close()
    this.#dossierId = dossierId
    this.#queue = new UploadQueue(client.uploads.transport, { dossierId })
    this.#arrivals = new UploadArrivals(this.#queue, this.#host, this.#desk, this.#hand)
    this.#queue.subscribe((event) => this.#follow(event))
    // Without it the list is only shorter: the zone keeps what it has until it is chosen again.
    const unfinished = this.#queue.loadUnfinished().catch(() => {})
    return (this.#opening = unfinished.then(() => this.#host.requestUpdate()))
  }

  close(): void {
    this.#queue?.close()
    this.#queue = null
    this.#arrivals = null
  }

  prepare(): void {
    this.#queue?.prepare()
  }

  add(files: readonly NamedFile[]): void {
    void this.#queue?.add(files)
    this.#host.requestUpdate()
  }

  render(desk: DocsDesk): unknown {
    if (!this.#queue) return nothing
    const rows = uploadRows(this.#queue, desk.words, {
      note: (item) => this.#note(desk, item),
      noResume: desk.dossier.closedAt === null ? undefined : uploadText(desk.words).dossierClosed,
      hand: this.#hand,
      ask: (question) => this.#confirm.ask(question),
      settleFocus: () => desk.settleFocus(),
    })
    return html`${rows} ${this.#confirm.render()}`
  }

  #note({ words }: DocsDesk, item: UploadItem): TemplateResult | typeof nothing {
    const t = uploadText(words)
    const fate = this.#arrivals?.fateOf(item) ?? null
    if (fate === null) return nothing
    if (fate === 'own') return html`<span class="note">${t.becomesOwn}</span>`
    return html`<span class="note">
      ${fate === 'version' ? t.becomesVersion : t.becameVersion(fate.version)}
      <button
        class="btn quiet small"
        type="button"
        aria-label=${t.actionOn(t.keepBoth, item.name)}
        @click=${() => this.#arrivals?.keepBoth(item)}
      >
        ${t.keepBoth}
      </button>
    </span>`
  }

  #follow(event: UploadEvent): void {
    if (event.type === 'added') this.#arrivals?.noteTwins(event.items)
    if (event.type === 'done') this.#arrivals?.receive(event.item)
  }

  /** What has begun could be resumed later, but only by choosing the file again; the rest would be forgotten. */
  #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.#queue?.isBusy) event.preventDefault()
  }
}
