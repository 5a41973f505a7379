import type { LitElement } from 'lit'
import type { JzClient, NamedFile } from '../client/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import type { DocumentUploads } from './document-uploads.ts'
import { Later } from './later.ts'

/** What sends files comes late; files that come before it are kept for it. */
export class LateUploads {
  #host: LitElement
  #desk: () => DocsDesk | null
  #waiting: NamedFile[] = []
  #part = new Later(() => this.#bring())
  /** True once it is known what was left unfinished: it stands above the list, and must not push it down later. */
  isSettled = false

  constructor(host: LitElement, desk: () => DocsDesk | null) {
    this.#host = host
    this.#desk = desk
  }

  async open(client: JzClient, dossier: string): Promise<void> {
    if (this.#part.now) await this.#part.now.open(client, dossier)
    else {
      const unfinished = await client.uploads.unfinished({ dossier }).catch(() => [])
      if (unfinished.length > 0) await this.warmUp()
    }
    this.isSettled = true
    this.#host.requestUpdate()
  }

  close(): void {
    this.isSettled = false
    this.#waiting = []
    this.#part.now?.close()
  }

  /** At idle, near a drag or a button: what fails is asked for again when it is needed. */
  async prepare(): Promise<void> {
    const uploads = await this.#part.load().catch(() => null)
    uploads?.prepare()
  }

  /** @throws {ZoneProblem} `offline`; the files wait for the next call. */
  async add(files: readonly NamedFile[] = []): Promise<void> {
    this.#waiting.push(...files)
    if (this.#waiting.length === 0) return
    const uploads = await this.#part.load()
    uploads.add(this.#waiting.splice(0))
  }

  async warmUp(): Promise<void> {
    await this.#part.load().catch(() => null)
  }

  render(desk: DocsDesk): unknown {
    return this.#part.now?.render(desk)
  }

  async #bring(): Promise<DocumentUploads> {
    const { DocumentUploads } = await import('./document-uploads.ts')
    const uploads = new DocumentUploads(this.#host, this.#desk)
    const desk = this.#desk()
    if (desk) await uploads.open(desk.client, desk.dossier.id)
    this.#host.requestUpdate()
    return uploads
  }
}
