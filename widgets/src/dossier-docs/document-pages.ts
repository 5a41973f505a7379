import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { DocumentQuery, DocumentSort, DossierDocument } from '../contract/index.ts'
import { asProblem, isAbort } from '../kit/index.ts'

const PAGE = 100
/** Fetched beyond a page's end when it is loaded again, so that what slid down is still there. */
const MARGIN = 50
/** From this many pages on, a change loads again only the pages that it touches. */
const FEW_PAGES = 4

interface LoadedPage {
  /** Where the page begins: undefined for the first one. */
  cursor: string | undefined
  items: DossierDocument[]
  nextCursor: string | null
}

export interface Listing {
  sort: DocumentSort
  order: 'asc' | 'desc'
  search: string
  binned: boolean
}

/** The documents of a dossier as far as they have been loaded, page by page; it tells its owner of every change. */
export class DocumentPages {
  readonly listing: Listing = { sort: 'createdAt', order: 'desc', search: '', binned: false }
  isLoading = false
  problem: ZoneProblem | null = null
  /** Why what is on screen may be out of date. */
  stale: ZoneProblem | null = null
  #onChange: () => void
  #source: { client: JzClient; dossierId: string } | null = null
  #pages: LoadedPage[] = []
  #rows: DossierDocument[] = []
  #ids = new Set<string>()
  #byName = new Map<string, DossierDocument>()
  #abort = new AbortController()
  #loading: Promise<void> = Promise.resolve()
  #refreshing: Promise<void> = Promise.resolve()

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get rows(): readonly DossierDocument[] {
    return this.#rows
  }

  /** False until the first page is there. */
  get isLoaded(): boolean {
    return this.#pages.length > 0
  }

  get hasMore(): boolean {
    return this.#nextCursor !== null
  }

  /** The loaded document that bears a name, whatever the case. */
  named(name: string): DossierDocument | undefined {
    return this.#byName.get(nameKey(name))
  }

  async open(client: JzClient, dossierId: string): Promise<void> {
    this.#source = { client, dossierId }
    await this.restart()
  }

  close(): void {
    this.#abort.abort()
    this.#source = null
    this.#keep([])
  }

  /** Another order, filter or view: begins again at the top. */
  async change(listing: Partial<Listing>): Promise<void> {
    Object.assign(this.listing, listing)
    await this.restart()
  }

  /** Old rows stay on screen until the new ones are there, unless the view is another one. */
  async restart(): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    await (this.#loading = this.#load(undefined, (page) => this.#keep([page])))
  }

  async more(): Promise<void> {
    const cursor = this.#nextCursor
    if (this.isLoading || cursor === null) return
    await (this.#loading = this.#load(cursor, (page) => this.#append([page])))
  }

  /** After something could not be loaded: what is missing, else what may be out of date. */
  recover(): Promise<void> {
    if (this.problem === null) return this.refresh()
    return this.isLoaded && this.hasMore ? this.more() : this.restart()
  }

  /** Loads again what a change touched, in place: the rows do not jump, the selection stays. */
  refresh(documentId?: string): Promise<void> {
    // One after the other, so that an older answer never covers a newer one.
    this.#refreshing = this.#refreshing.then(() => this.#refresh(documentId))
    return this.#refreshing
  }

  /** Loads all of this listing, for « Tout sélectionner ». */
  async loadAll(): Promise<void> {
    await this.#loading
    const { signal } = this.#abort
    const pages: LoadedPage[] = []
    let cursor = this.#nextCursor
    while (cursor !== null) {
      const page: LoadedPage = await this.#fetch(cursor, 200)
      if (signal.aborted) return
      pages.push(page)
      cursor = page.nextCursor
    }
    this.#append(pages)
  }

  get #nextCursor(): string | null {
    return this.#pages.at(-1)?.nextCursor ?? null
  }

  async #load(cursor: string | undefined, place: (page: LoadedPage) => void): Promise<void> {
    this.isLoading = true
    this.problem = null
    this.#onChange()
    const { signal } = this.#abort
    try {
      const page = await this.#fetch(cursor)
      this.isLoading = false
      this.stale = null
      place(page)
    } catch (error) {
      if (isAbort(error) || signal.aborted) return
      this.isLoading = false
      this.problem = asProblem(error)
      this.#onChange()
    }
  }

  async #refresh(documentId: string | undefined): Promise<void> {
    // What is being loaded may have been read before the change.
    await this.#loading
    if (!this.#source || !this.isLoaded) return
    const { signal } = this.#abort
    const isTouched = (page: LoadedPage, index: number): boolean =>
      this.#pages.length <= FEW_PAGES || index === 0 || page.items.some(({ id }) => id === documentId)
    try {
      const fresh = await Promise.all(
        this.#pages.map(async (page, index) =>
          isTouched(page, index) ? this.#fetch(page.cursor, PAGE + MARGIN) : page,
        ),
      )
      if (signal.aborted) return
      const pages = this.#pages.map((page, index) => fresh[index] ?? page)
      const isWhole = pages.every((page, index) => reaches(page, pages[index + 1]))
      this.stale = null
      if (isWhole) this.#keep(pages)
      else await this.restart()
    } catch (error) {
      if (isAbort(error) || signal.aborted) return
      // What is on screen stays, and says that it may be out of date.
      this.stale = asProblem(error)
      this.#onChange()
    }
  }

  async #fetch(cursor: string | undefined, limit = PAGE): Promise<LoadedPage> {
    if (!this.#source) throw new DOMException('Closed', 'AbortError')
    const { client, dossierId } = this.#source
    const { sort, order, search, binned } = this.listing
    const query: DocumentQuery = { sort, order, limit }
    if (search !== '') query.search = search
    if (binned) query.binned = true
    if (cursor !== undefined) query.cursor = cursor
    const { items, nextCursor } = await client.documents.list(dossierId, query, { signal: this.#abort.signal })
    return { cursor, items, nextCursor }
  }

  #keep(pages: LoadedPage[]): void {
    this.#pages = []
    this.#rows = []
    this.#ids.clear()
    this.#byName.clear()
    this.#append(pages)
  }

  #append(pages: LoadedPage[]): void {
    const rows = [...this.#rows]
    // Pages loaded at different moments may overlap: the first place wins.
    for (const item of pages.flatMap(({ items }) => items)) {
      if (this.#ids.has(item.id)) continue
      this.#ids.add(item.id)
      this.#byName.set(nameKey(item.name), item)
      rows.push(item)
    }
    this.#pages.push(...pages)
    this.#rows = rows
    this.#onChange()
  }
}

/** False when more than the margin came in between two pages: a gap would hide documents. */
function reaches(page: LoadedPage, next: LoadedPage | undefined): boolean {
  const first = next?.items[0]
  return (
    !first ||
    page.nextCursor === null ||
    page.nextCursor === next.cursor ||
    page.items.some(({ id }) => id === first.id)
  )
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
