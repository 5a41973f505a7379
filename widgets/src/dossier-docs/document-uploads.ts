import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { JzClient, NamedFile, UploadEvent, UploadItem, UploadQueue } from '../client/index.ts'
import { uploadRows } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzDocumentUploadedEvent } from './events.ts'

/** The uploads of one dossier, and what a file becomes when its name is taken. */
export class DocumentUploads implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #desk: () => DocsDesk | null
  #queue: UploadQueue | null = null
  #dossierId: string | null = null
  /** Uploads whose name a document already bore when they began, with its current version then. */
  #twins = new Map<string, number>()
  /** Finished uploads that joined a document: `version` is what they became. */
  #joined = new Map<string, { documentId: string; version: number }>()

  constructor(host: ReactiveControllerHost & HTMLElement, desk: () => DocsDesk | null) {
    this.#host = host
    this.#desk = desk
    host.addController(this)
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.close()
  }

  open(client: JzClient, dossierId: string): void {
    if (this.#dossierId === dossierId && this.#queue) return
    this.close()
    this.#dossierId = dossierId
    this.#queue = client.uploads.createQueue({ dossierId })
    this.#queue.subscribe((event) => this.#follow(event))
    this.#queue.loadUnfinished().catch(() => undefined)
  }

  close(): void {
    this.#queue?.close()
    this.#queue = null
    this.#twins.clear()
    this.#joined.clear()
  }

  prepare(): void {
    this.#queue?.prepare()
  }

  add(files: readonly NamedFile[]): void {
    const queue = this.#queue
    if (!queue) return
    const before = new Set(queue.items)
    queue.add(files)
    // Now or never: once it is sent, its name is in the list because of it.
    const pages = this.#desk()?.pages
    for (const item of queue.items) {
      const twin = before.has(item) ? undefined : pages?.named(item.name)
      if (twin) this.#twins.set(item.id, twin.version)
    }
  }

  render(desk: DocsDesk): TemplateResult | typeof nothing {
    if (!this.#queue) return nothing
    const rows = uploadRows(this.#queue, desk.words, { note: (item) => this.#note(desk, item) })
    // A row that is cancelled or begun again takes the button that was pressed away with it.
    return rows === nothing ? nothing : html`<div @click=${() => desk.settleFocus()}>${rows}</div>`
  }

  #note(desk: DocsDesk, item: UploadItem): TemplateResult | typeof nothing {
    const { t } = desk.words
    const joined = this.#joined.get(item.id)
    const isAtRisk = this.#twins.has(item.id) && item.state !== 'failed' && item.state !== 'done'
    if (!joined && !isAtRisk) return nothing
    return html`<span class="note">
      ${joined ? t.becameVersion(joined.version) : t.becomesVersion}
      <button
        class="btn quiet small"
        type="button"
        aria-label=${t.on(t.keepBoth, item.name)}
        @click=${() => void this.#keepBoth(desk, item)}
      >
        ${t.keepBoth}
      </button>
    </span>`
  }

  /** The name of an upload is fixed when it begins, so it begins again; a version that it made steps back. */
  #keepBoth(desk: DocsDesk, item: UploadItem): Promise<void> {
    return desk.attempt(async () => {
      const joined = this.#joined.get(item.id)
      if (joined) {
        const previous = this.#twins.get(item.id) ?? (await lastOwnVersion(desk, joined))
        await desk.client.documents.adopt(joined.documentId, previous)
      }
      this.#joined.delete(item.id)
      this.#queue?.sendAgain(item.id, { keepBoth: '1' })
      desk.settleFocus()
    })
  }

  #follow(event: UploadEvent): void {
    this.#host.requestUpdate()
    if (event.type === 'done') void this.#finish(event.item)
  }

  async #finish(item: UploadItem): Promise<void> {
    const desk = this.#desk()
    this.#host.dispatchEvent(new JzDocumentUploadedEvent(item))
    if (!desk) return
    desk.live.say(desk.words.t.uploaded(item.name))
    await desk.pages.refresh()
    const document = item.metadata.keepBoth ? undefined : await findByName(desk, item.name)
    if (document && document.version > 1 && document.addedByKind === 'member')
      this.#joined.set(item.id, { documentId: document.id, version: document.version })
    // What stands in the list now needs no row above it.
    else this.#queue?.cancel(item.id)
    this.#host.requestUpdate()
  }
}

/** What was most likely current, when the list did not show the document as the upload began. */
async function lastOwnVersion(desk: DocsDesk, joined: { documentId: string; version: number }): Promise<number> {
  const { items } = await desk.client.documents.versions(joined.documentId)
  const before = items.filter(({ version, addedByKind }) => version < joined.version && addedByKind === 'member')
  return Math.max(1, ...before.map(({ version }) => version))
}

/** Among what is loaded, else by asking: the list may be filtered, or longer than what is loaded. */
async function findByName(desk: DocsDesk, name: string): ReturnType<typeof lookUp> {
  const loaded = desk.pages.named(name)
  if (loaded || (!desk.pages.hasMore && desk.pages.listing.search === '')) return loaded
  return lookUp(desk, name).catch(() => undefined)
}

async function lookUp(desk: DocsDesk, name: string) {
  const { items } = await desk.client.documents.list(desk.dossier.id, { search: name, limit: 200 })
  return items.find((document) => document.name.toLowerCase() === name.toLowerCase())
}
