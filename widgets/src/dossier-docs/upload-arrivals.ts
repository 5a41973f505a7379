import type { LitElement } from 'lit'
import { ZoneProblem, type MadeVersion, type UploadItem, type UploadQueue } from '../client/index.ts'
import type { DossierDocument } from '../contract/index.ts'
import { isAbort, type UploadHand } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzDocumentUploadedEvent } from './events.ts'
import { uploadText } from './upload-text.ts'

/** Many files come through many a second: the list is loaded again for several at once. */
const BETWEEN = 1_000
/** From this many at once on, the list is loaded again from time to time only. */
const FEW = 12

/** `own`: will be a document of its own. `version`: will join one; or the version that it has become. */
type Fate = 'own' | 'version' | MadeVersion

/** What uploads become in the dossier: documents, or versions of what bore their name, unless both are kept. */
export class UploadArrivals {
  #queue: UploadQueue
  #host: LitElement
  #desk: () => DocsDesk | null
  #hand: UploadHand
  /** The document that bears an upload's name already, with the version that will be current before it. */
  #twins = new Map<string, MadeVersion>()
  /** Both are kept, once it is there. */
  #apart = new Set<string>()
  #joined = new Map<string, MadeVersion>()
  /** Nothing more to say of them: their rows go as soon as no hand is near. */
  #settled = new Set<string>()
  #come: UploadItem[] = []
  #isSettling = false

  constructor(queue: UploadQueue, host: LitElement, desk: () => DocsDesk | null, hand: UploadHand) {
    this.#queue = queue
    this.#host = host
    this.#desk = desk
    this.#hand = hand
  }

  /** Now or never: once they are sent, their names are in the list because of them. */
  noteTwins(items: readonly UploadItem[]): void {
    const pages = this.#desk()?.pages
    for (const { id, name } of items) {
      const twin = pages?.named(name)
      if (twin) this.#twins.set(id, { documentId: twin.id, version: twin.version })
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
    const desk = this.#desk()
    if (this.#joined.has(item.id) && desk) void desk.attempt(() => this.#separate(desk, item))
    else if (!this.#queue.keepBoth(item.id)) this.#apart.add(item.id)
  }

  /** Takes off what stands in the list now and needs no row above it. */
  tidy(): void {
    for (const id of this.#settled) this.#queue.cancel(id)
    this.#settled.clear()
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
        for (const item of items.toSorted(byVersion)) await this.#place(desk, item)
        if (this.#queue.items.length > FEW) await new Promise((resolve) => setTimeout(resolve, BETWEEN))
      }
    } finally {
      this.#isSettling = false
    }
  }

  async #place(desk: DocsDesk, item: UploadItem): Promise<void> {
    const { id, became } = item
    if (became === null || became.version === 1) return this.#letGo(id)
    this.#joined.set(id, became)
    // What is still on its way under that name comes after this one.
    for (const [other, { documentId }] of this.#twins)
      if (documentId === became.documentId && !this.#joined.has(other)) this.#twins.set(other, became)
    if (this.#apart.has(id)) await desk.attempt(() => this.#separate(desk, item))
    this.#host.requestUpdate()
  }

  async #separate(desk: DocsDesk, { id }: UploadItem): Promise<void> {
    const made = this.#joined.get(id)
    // From here on the button could only do harm.
    if (!made || !this.#joined.delete(id)) return
    this.#host.requestUpdate()
    const before = this.#twins.get(id)
    try {
      const separated = await takeApart(desk, made, before)
      this.#forget(id, made, before)
      this.#queue.cancel(id)
      desk.live.say(uploadText(desk.words).keptBoth(separated.name))
    } catch (error) {
      if (error instanceof ZoneProblem && (error.retryable || error.status === 401)) this.#joined.set(id, made)
      else if (!isAbort(error)) this.#letGo(id)
      throw error
    } finally {
      await desk.pages.refresh()
    }
  }

  #letGo(id: string): void {
    this.#settled.add(id)
    if (!this.#hand.isIn) this.tidy()
  }

  /** A version that came after the one that is gone comes after what was before it. */
  #forget(id: string, gone: MadeVersion, before: MadeVersion | undefined): void {
    this.#twins.delete(id)
    this.#apart.delete(id)
    for (const [other, { documentId, version }] of this.#twins) {
      if (documentId !== gone.documentId || version !== gone.version) continue
      if (before) this.#twins.set(other, before)
      else this.#twins.delete(other)
    }
  }
}

/** The zone goes back to the last version before a current one; another may have been the adopted one. */
async function takeApart(
  { client: { documents } }: DocsDesk,
  { documentId, version }: MadeVersion,
  before: MadeVersion | undefined,
): Promise<DossierDocument> {
  const { items } = await documents.versions(documentId)
  const wasCurrent = items.some((known) => known.isCurrent && known.version === version)
  const canGoBack = before?.documentId === documentId && items.some((known) => known.version === before.version)
  const separated = await documents.separate(documentId, version)
  if (wasCurrent && canGoBack) await documents.adopt(documentId, before.version)
  return separated
}

function byVersion(one: UploadItem, other: UploadItem): number {
  return (one.became?.version ?? 0) - (other.became?.version ?? 0)
}

function tell({ live, words }: DocsDesk, items: readonly UploadItem[]): void {
  const t = uploadText(words)
  const [first] = items
  if (first) live.say(items.length === 1 ? t.uploaded(first.name) : t.uploadedMany(items.length))
}
