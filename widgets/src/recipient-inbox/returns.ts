import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import { bring, RetryTimer, type JzClient, type NamedFile, type UploadItem } from '../client/index.ts'
import { adoptLate, type ConfirmController, type Localize, type Question } from '../kit/index.ts'
import type { ReturnUploads, ReturnUploadsCallbacks } from './return-uploads.ts'

type Desk = typeof import('./return-desk.ts')

/** Files that were chosen before what sends them had come. */
interface Kept {
  client: JzClient
  shareId: string
  files: readonly NamedFile[]
  documentId: string | undefined
}

/** The way back to the firm: it works from the first moment, though what sends the files is loaded later. */
export class Returns implements ReactiveController {
  #host: LitElement
  #callbacks: ReturnUploadsCallbacks
  #loading: Promise<Desk> | null = null
  #again = new RetryTimer()
  #kept: Kept[] = []
  #uploads: ReturnUploads | null = null
  #confirm: ConfirmController | null = null
  #rows: Desk['uploadRows'] | null = null
  #isWarm = false

  constructor(host: LitElement, callbacks: ReturnUploadsCallbacks) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#onLeave)
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#onLeave)
    this.#again.cancel()
    this.#uploads?.close()
  }

  /** How many files wait for what sends them. */
  keptFor(shareId: string): number {
    return this.#kept.filter((kept) => kept.shareId === shareId).reduce((sum, { files }) => sum + files.length, 0)
  }

  /** Loads at a quiet moment, so that a network that is lost later does no harm. */
  warm(client: JzClient, shareId: string): void {
    if (this.#isWarm) return
    this.#isWarm = true
    whenIdle(() => this.prepare(client, shareId))
  }

  /** Files may come soon. */
  prepare(client: JzClient, shareId: string): void {
    this.#load().then(
      () => this.#uploads?.of(client, shareId).prepare(),
      // Asked again with the first file.
      () => {},
    )
  }

  add(client: JzClient, shareId: string, files: readonly NamedFile[], documentId?: string): void {
    if (files.length === 0) return
    this.#kept.push({ client, shareId, files, documentId })
    this.#send()
    this.#host.requestUpdate()
  }

  /** The page tells by now of what has arrived. */
  settle(shareId: string): void {
    this.#uploads?.settle(shareId)
  }

  /** What is on its way to a share, and what was left unfinished on an earlier page. */
  renderRows(
    client: JzClient,
    shareId: string,
    words: Localize<unknown>,
    options: { note: (item: UploadItem) => unknown; settleFocus: () => void },
  ): unknown {
    const queue = this.#uploads?.of(client, shareId)
    return queue && this.#rows?.(queue, words, { ...options, ask: (question) => this.ask(question) })
  }

  /** @throws ZoneProblem `offline` when the question itself cannot be loaded. */
  async ask(question: Question): Promise<boolean> {
    await this.#load()
    return this.#confirm?.ask(question) ?? false
  }

  renderQuestion(): TemplateResult | typeof nothing {
    return this.#confirm?.render() ?? nothing
  }

  #send(): void {
    this.#load().then(
      () => this.#again.reset(),
      () => this.#again.schedule(() => this.#send()),
    )
    const uploads = this.#uploads
    if (!uploads) return
    for (const { client, shareId, files, documentId } of this.#kept.splice(0)) {
      uploads.add(client, shareId, files, documentId)
    }
  }

  #load(): Promise<Desk> {
    this.#loading ??= bring(() => import('./return-desk.ts')).then(
      (desk) => this.#open(desk),
      (problem: unknown) => {
        this.#loading = null
        throw problem
      },
    )
    return this.#loading
  }

  #open(desk: Desk): Desk {
    const host = this.#host
    adoptLate(host, desk.returnStyles)
    this.#confirm = new desk.ConfirmController(host)
    this.#uploads = new desk.ReturnUploads(this.#callbacks)
    this.#rows = desk.uploadRows
    this.#send()
    host.requestUpdate()
    return desk
  }

  /** A half-sent return could be resumed later, but only by choosing the file again: better to ask first. */
  #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.#kept.length > 0 || this.#uploads?.isBusy) event.preventDefault()
  }
}

function whenIdle(run: () => void): void {
  // Safari knows no idle moment.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2_000 })
  else setTimeout(run, 500)
}
