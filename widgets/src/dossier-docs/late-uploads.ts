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
  /** The dossier that is shown: what sends may come while it was another one. */
  #place: { client: JzClient; dossier: string } | null = null
  #part = new Later(async () => {
    const { DocumentUploads } = await import('./document-uploads.ts')
    return new DocumentUploads(this.#host, this.#desk)
  })
  /** True once it is known what was left unfinished: it stands above the list, and must not push it down later. */
  isSettled = false

  constructor(host: LitElement, desk: () => DocsDesk | null) {
    this.#host = host
    this.#desk = desk
  }

  async open(client: JzClient, dossier: string): Promise<void> {
    const place = (this.#place = { client, dossier })
    const isNeeded =
      this.#part.now !== null || (await client.uploads.unfinished({ dossier }).catch(() => [])).length > 0
    if (isNeeded) await this.warmUp()
    if (this.#place !== place) return
    this.isSettled = true
    this.#host.requestUpdate()
  }

  close(): void {
    this.isSettled = false
    this.#place = null
    this.#waiting = []
    this.#part.now?.close()
  }

  /** At idle, near a drag or a button: what fails is asked for again when it is needed. */
  async prepare(): Promise<void> {
    ;(await this.warmUp())?.prepare()
  }

  /** @throws {ZoneProblem} `offline`; the files wait for the next call. */
  async add(files: readonly NamedFile[] = []): Promise<void> {
    this.#waiting.push(...files)
    if (this.#waiting.length === 0) return
    const uploads = await this.#ready()
    uploads.add(this.#waiting.splice(0))
  }

  warmUp(): Promise<DocumentUploads | null> {
    return this.#ready().catch(() => null)
  }

  render(desk: DocsDesk): unknown {
    return this.#part.now?.render(desk)
  }

  async #ready(): Promise<DocumentUploads> {
    const uploads = await this.#part.load()
    if (this.#place) await uploads.open(this.#place.client, this.#place.dossier)
    return uploads
  }
}
