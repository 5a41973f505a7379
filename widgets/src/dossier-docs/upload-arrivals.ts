import type { LitElement } from 'lit'
import type { UploadItem, UploadQueue } from '../client/index.ts'
import type { DossierDocument } from '../contract/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzDocumentUploadedEvent } from './events.ts'
import { uploadText } from './upload-text.ts'

/** Many files come through many a second: the list is loaded again for several at once. */
const BETWEEN = 1_000
/** From this many at once on, nobody is asked about each. */
const FEW = 12

/** `own`: will be a document of its own. `version`: will join one; or the version that it has become. */
type Fate = 'own' | 'version' | { documentId: string; version: number }

/** What uploads become in the dossier: documents, or versions of what bore their name, unless both are kept. */
export class UploadArrivals {
  #queue: UploadQueue
  #host: LitElement
  #desk: () => DocsDesk | null
  /** Uploads whose name a document already bore when they began, with its current version then. */
  #twins = new Map<string, number>()
  /** Both are kept, once it is there. */
  #apart = new Set<string>()
  #joined = new Map<string, { documentId: string; version: number }>()
  #come: UploadItem[] = []
  #isSettling = false

  constructor(queue: UploadQueue, host: LitElement, desk: () => DocsDesk | null) {
    this.#queue = queue
    this.#host = host
    this.#desk = desk
  }

  /** Now or never: once they are sent, their names are in the list because of them. */
  noteTwins(items: readonly UploadItem[]): void {
    const pages = this.#desk()?.pages
    for (const { id, name } of items) {
      const twin = pages?.named(name)
      if (twin) this.#twins.set(id, twin.version)
    }
  }

  fateOf({ id, state, metadata }: UploadItem): Fate | null {
    const joined = this.#joined.get(id)
    if (joined) return joined
    if (!this.#twins.has(id) || state === 'failed' || state === 'done') return null
    return metadata.keepBoth !== undefined || this.#apart.has(id) ? 'own' : 'version'
  }

  /** Nothing is sent again: what has begun is taken apart once it is there. */
  keepBoth(item: UploadItem): void {
    const joined = this.#joined.get(item.id)
    const desk = this.#desk()
    if (joined && desk) void desk.attempt(() => this.#separate(desk, item, joined))
    else if (!this.#queue.keepBoth(item.id)) this.#apart.add(item.id)
  }

  receive(item: UploadItem): void {
    this.#host.dispatchEvent(new JzDocumentUploadedEvent(item))
    this.#come.push(item)
    if (!this.#isSettling) void this.#settle()
  }

  async #settle(): Promise<void> {
    this.#isSettling = true
    try {
      while (this.#come.length > 0) {
        const desk = this.#desk()
        if (!desk) return
        const items = this.#come.splice(0)
        tell(desk, items)
        await desk.pages.refresh()
        for (const item of items) await this.#place(desk, item, items.length <= FEW)
        if (this.#queue.items.length > FEW) await new Promise((resolve) => setTimeout(resolve, BETWEEN))
      }
    } finally {
      this.#isSettling = false
    }
  }

  async #place(desk: DocsDesk, item: UploadItem, mayAsk: boolean): Promise<void> {
    const found = item.metadata.keepBoth ? undefined : await findByName(desk, item.name, mayAsk)
    const hasJoined = found !== undefined && found.version > 1 && found.addedByKind === 'member'
    // What stands in the list now needs no row above it.
    if (!hasJoined) return this.#queue.cancel(item.id)
    const joined = { documentId: found.id, version: found.version }
    this.#joined.set(item.id, joined)
    if (this.#apart.has(item.id)) await desk.attempt(() => this.#separate(desk, item, joined))
    this.#host.requestUpdate()
  }

  async #separate(
    desk: DocsDesk,
    item: UploadItem,
    { documentId, version }: { documentId: string; version: number },
  ): Promise<void> {
    const { documents } = desk.client
    const separated = await documents.separate(documentId, version)
    const before = this.#twins.get(item.id)
    await desk.pages.refresh()
    const left = desk.pages.named(item.name)
    // The zone goes back to the version before; another one may have been the adopted one.
    if (before !== undefined && left?.id === documentId && left.version !== before) {
      await documents.adopt(documentId, before)
      await desk.pages.refresh()
    }
    this.#forget(item.id)
    this.#queue.cancel(item.id)
    desk.live.say(uploadText(desk.words).keptBoth(separated.name))
  }

  #forget(id: string): void {
    this.#twins.delete(id)
    this.#apart.delete(id)
    this.#joined.delete(id)
  }
}

function tell({ live, words }: DocsDesk, items: readonly UploadItem[]): void {
  const t = uploadText(words)
  const [first] = items
  if (first) live.say(items.length === 1 ? t.uploaded(first.name) : t.uploadedMany(items.length))
}

/** Among what is loaded, else by asking: the list may be filtered, or longer than what is loaded. */
async function findByName(desk: DocsDesk, name: string, mayAsk: boolean): Promise<DossierDocument | undefined> {
  const loaded = desk.pages.named(name)
  const isWhole = !desk.pages.hasMore && desk.pages.listing.search === ''
  if (loaded || isWhole || !mayAsk) return loaded
  return lookUp(desk, name).catch(() => undefined)
}

async function lookUp(desk: DocsDesk, name: string): Promise<DossierDocument | undefined> {
  const { items } = await desk.client.documents.list(desk.dossier.id, { search: name, limit: 200 })
  return items.find((document) => document.name.toLowerCase() === name.toLowerCase())
}
