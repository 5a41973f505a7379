import { bring, UploadQueue, type BoxClient, type NamedFile, type UploadItem } from '../client/index.ts'
import {
  checkFile,
  cleanFileName,
  fileExtension,
  formatLimit,
  isActivePage,
  type UploadBox,
} from '../contract/index.ts'
import { uploadWords, type Localize } from '../kit/index.ts'
import type { FileDashboard, FileState } from './dashboard.ts'
import { dashboardWords } from './dashboard-words.ts'
import type { LaterMessages } from './later-messages.fr.ts'

export type Side = 'recto' | 'verso'

/** Names of files, which the firm's members read: in French, and as a keyboard types them. */
const SIDE_NAMES: Record<Side, string> = {
  recto: "Pièce d'identité – recto",
  verso: "Pièce d'identité – verso",
}

/** Of what a phone hands over without one: under another kind's the zone would hold it back. */
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'application/pdf': 'pdf',
}

/** Longer than this, the Dashboard cuts a label in its middle. */
const LABEL_MAX_LENGTH = 60

/** A file that is not in the list, and why. */
export interface RefusedFile {
  id: string
  name: string
  fact: string
  remedy: string
}

interface Callbacks {
  onChange: () => void
  /** A file came or went. */
  onList: () => void
  /** The zone has it; it may be taken back until it is submitted. @throws {ZoneProblem} when that has to be tried again */
  takeBack: (uploadId: string, name: string, signal: AbortSignal) => Promise<void>
  onAccessEnded: () => void
}

/** The files of one deposit: shown by the Dashboard, sent by the queue. */
export class DepositUploads {
  readonly queue: UploadQueue
  /** Where the Dashboard draws; it stays the same while other steps are shown. */
  readonly place: HTMLElement = document.createElement('div')
  refused: RefusedFile[] = []
  /** When the visit's token ends at the earliest, by the clock. */
  endsAt = Infinity
  #box: UploadBox
  #words: Localize<LaterMessages>
  #callbacks: Callbacks
  #dashboard: FileDashboard | null = null
  #loading: Promise<void> | null = null
  /** Which upload each file of the Dashboard is. */
  #ids = new Map<string, string>()
  #sides = new Map<Side, string>()
  #resting: string[] = []
  /** The words that the Dashboard has: English comes a moment after its reader has asked for it. */
  #spoken: LaterMessages | null = null

  constructor(client: BoxClient, box: UploadBox, words: Localize<LaterMessages>, callbacks: Callbacks) {
    this.#box = box
    this.#words = words
    this.#callbacks = callbacks
    this.queue = new UploadQueue(client.transport, {}, callbacks.takeBack)
    this.queue.subscribe(() => this.#onQueue())
    this.place.className = 'dashboard'
  }

  get isReady(): boolean {
    return this.#dashboard !== null
  }

  /** Loads what takes files and what sends them. @throws {ZoneProblem} */
  async prepare(): Promise<void> {
    this.queue.prepare()
    this.#loading ??= this.#open().catch((problem: unknown) => {
      this.#loading = null
      throw problem
    })
    await this.#loading
  }

  get items(): readonly UploadItem[] {
    return this.queue.items
  }

  get hasFiles(): boolean {
    return this.queue.items.length > 0
  }

  add(files: readonly NamedFile[]): void {
    for (const { file, name } of files) this.#dashboard?.add(file, name)
  }

  /** One side of an identity piece; another one takes its place. */
  addSide(side: Side, file: File): void {
    const before = this.#sides.get(side)
    const extension = fileExtension(file.name) || (EXTENSIONS[file.type] ?? 'jpg')
    const name = `${SIDE_NAMES[side]}.${extension}`
    // A name of its own: two photos of a phone may be called alike.
    const renamed = new File([file], name, { type: file.type, lastModified: file.lastModified })
    const id = this.#dashboard?.add(renamed, name, before)
    if (!id) return
    this.#sides.set(side, id)
    if (before !== undefined && before !== id) this.#take(before)
    this.#callbacks.onChange()
  }

  hasSide(side: Side): boolean {
    const id = this.#sides.get(side)
    return id !== undefined && this.#ids.has(id)
  }

  remove(item: UploadItem): void {
    const [face] = [...this.#ids].find(([, id]) => id === item.id) ?? []
    if (face !== undefined) this.#take(face)
  }

  forgive({ id }: RefusedFile): void {
    this.refused = this.refused.filter((refused) => refused.id !== id)
    this.#callbacks.onChange()
    this.#callbacks.onList()
  }

  /** In the language that the reader has chosen meanwhile. */
  speak(): void {
    const { t } = this.#words
    if (this.#spoken === t || !this.#dashboard) return
    this.#spoken = t
    this.#dashboard.speak(dashboardWords(t), this.#note)
    this.#show()
  }

  /** Out of the page: nothing is sent that nobody sees. */
  rest(): void {
    const isPaused = ({ state }: UploadItem): boolean => state === 'paused'
    const byReader = new Set(this.queue.items.filter(isPaused).map(({ id }) => id))
    this.queue.pauseAll()
    this.#resting = this.queue.items.filter((item) => isPaused(item) && !byReader.has(item.id)).map(({ id }) => id)
  }

  /** Back in the page: what was on its way goes on where it was. */
  wake(): void {
    for (const id of this.#resting.splice(0)) this.queue.resume(id)
  }

  close(): void {
    this.queue.close()
    this.#dashboard?.close()
  }

  get #largest(): string {
    return formatLimit(this.#words.locale, this.#box.maxBytes)
  }

  get #note(): string {
    return this.#words.t.limits(this.#largest, this.#words.number(this.#box.maxFiles))
  }

  async #open(): Promise<void> {
    const { FileDashboard } = await bring(() => import('./dashboard.ts'))
    this.#spoken = this.#words.t
    this.#dashboard = new FileDashboard(this.place, dashboardWords(this.#words.t), this.#note, {
      mayAdd: (name, file, others, isKnown) => this.#mayAdd(cleanFileName(name), file, others, isKnown),
      onAdded: (id, name, file) => this.#send(id, name, file),
      onRemoved: (id) => this.#drop(id),
      onPaused: (id, isPaused) =>
        this.#with(id, (known) => (isPaused ? this.queue.pause(known) : this.queue.resume(known))),
      onRetried: (id) => this.#with(id, (known) => this.queue.retry(known)),
    })
    this.#callbacks.onChange()
  }

  #mayAdd(name: string, file: File, others: readonly File[], isKnown: boolean): boolean {
    const { maxBytes, maxFiles } = this.#box
    const { t } = this.#words
    const total = others.reduce((sum, { size }) => sum + size, 0)
    const code = checkFile({ name, size: file.size }, Number.MAX_SAFE_INTEGER)
    const own = isKnown
      ? t.problems.duplicate()
      : others.length >= maxFiles
        ? t.problems.too_many_files(this.#words.number(maxFiles))
        : total + file.size > maxBytes
          ? t.problems.box_too_large(this.#largest)
          : undefined
    const shared = uploadWords(this.#words).problems
    const why =
      code === null ? own : shared[code === 'file_type_refused' && isActivePage(name) ? 'active_page_refused' : code]
    if (!why) return true
    const [fact, remedy] = why
    this.refused = [
      ...this.refused.filter((other) => other.name !== name),
      { id: crypto.randomUUID(), name, fact, remedy },
    ]
    this.#callbacks.onChange()
    return false
  }

  #send(id: string, name: string, file: File): void {
    this.refused = this.refused.filter((other) => other.name !== cleanFileName(name))
    const before = new Set(this.queue.items.map((item) => item.id))
    void this.queue.add([{ file, name }])
    const item = this.queue.items.find((known) => !before.has(known.id))
    if (item) this.#ids.set(id, item.id)
    this.#show()
    this.#callbacks.onChange()
    this.#callbacks.onList()
  }

  /** The visitor took it out of the list. */
  #drop(id: string): void {
    this.#with(id, (known) => {
      this.#ids.delete(id)
      this.queue.cancel(known)
    })
    this.#callbacks.onChange()
    this.#callbacks.onList()
  }

  #take(id: string): void {
    this.#dashboard?.remove(id)
    this.#drop(id)
  }

  #with(id: string, act: (itemId: string) => void): void {
    const known = this.#ids.get(id)
    if (known !== undefined) act(known)
  }

  #onQueue(): void {
    this.#show()
    // What had begun before the time was over is told 423, as by a zone that is merely busy.
    const isLate = Date.now() > this.endsAt
    const ends = (status?: number): boolean => status === 401 || (status === 423 && isLate)
    const waiting = this.queue.items.filter(({ state }) => state === 'waiting')
    if ([...waiting, ...this.queue.leaving].some(({ problem }) => ends(problem?.status)))
      this.#callbacks.onAccessEnded()
    this.#callbacks.onChange()
  }

  #show(): void {
    for (const [face, id] of this.#ids) {
      const item = this.queue.items.find((known) => known.id === id)
      if (item) this.#dashboard?.show(face, this.#stateOf(item))
    }
  }

  #stateOf(item: UploadItem): FileState {
    const { name, size, sent } = item
    const state = item.state === 'checking' || item.state === 'interrupted' ? 'waiting' : item.state
    const whole = this.#words.size(size)
    const t = uploadWords(this.#words)
    const facts = {
      waiting: whole,
      uploading: whole,
      paused: `${whole} · ${t.pausedAt(this.#words.percent(sent / size))}`,
      failed: `${whole} · ${this.#words.t.failed}`,
      done: `${whole} · ${this.#words.t.ready}`,
    }
    const label = `${shortened(name, LABEL_MAX_LENGTH - 1 - facts[state].length)}\n${facts[state]}`
    return { label, sent, size, state }
  }
}

/** Cut in its middle, so that the extension stays. */
function shortened(name: string, length: number): string {
  const letters = Array.from(name)
  if (name.length <= length) return name
  const tail = 14
  return `${letters.slice(0, length - tail - 1).join('')}…${letters.slice(-tail).join('')}`
}
