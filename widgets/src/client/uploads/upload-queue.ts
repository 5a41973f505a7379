import { cleanFileName, type UnfinishedUpload, type UploadMetadata } from '../../contract/index.ts'
import type { Transport } from '../transport.ts'
import { Departures, type Departure, type TakeBack } from './departures.ts'
import type { NamedFile } from './dropped-files.ts'
import { sampleOf } from './sample.ts'
import { isMoving, type UploadItem, type UploadTarget } from './upload-item.ts'
import { jobOfFile, jobOfUnfinished, type UploadJob } from './upload-job.ts'
import { UploadRunner } from './upload-runner.ts'
import { totalsOf, type UploadTotals } from './upload-totals.ts'

/** Files taken in at once: a page that is given ten thousand still draws its frames. */
const CHUNK = 200

export type UploadEvent =
  | { type: 'changed' }
  | { type: 'added'; items: readonly UploadItem[] }
  | { type: 'done'; item: UploadItem }

/**
 * Files on their way to one target: three at a time, resumed after any break, refused here when that is certain.
 * Nothing is loaded before `prepare` or the first file.
 */
export class UploadQueue {
  #transport: Transport
  #target: UploadTarget
  #jobs = new Map<string, UploadJob>()
  #items: readonly UploadItem[] | null = null
  /** Done since the queue was last idle, and no longer in the list. */
  #past = { files: 0, size: 0 }
  #subscribers = new Set<(event: UploadEvent) => void>()
  #isClosed = false
  #departures: Departures
  #runner: UploadRunner

  /** @param takeBack Where what has arrived may be taken back, until it is handed in. */
  constructor(transport: Transport, target: UploadTarget, takeBack?: TakeBack) {
    this.#transport = transport
    this.#target = target
    this.#departures = new Departures(transport, () => this.#changed(), takeBack)
    const listener = {
      onChange: () => this.#changed(),
      onDone: (item: UploadItem) => this.#tell({ type: 'done', item }),
    }
    this.#runner = new UploadRunner(transport, listener, this.#departures)
  }

  get items(): readonly UploadItem[] {
    return (this.#items ??= [...this.#jobs.values()])
  }

  /** What was given up and the zone still has. */
  get leaving(): readonly Departure[] {
    return this.#departures.list
  }

  get totals(): UploadTotals {
    return totalsOf(this.items, this.#past)
  }

  /** True while closing the page would interrupt something. */
  get isBusy(): boolean {
    return this.items.some(isMoving)
  }

  /** Figures are told once a second, changes of state at once. @returns the function that ends it. */
  subscribe(subscriber: (event: UploadEvent) => void): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  /** Loads the upload code: call it on the first sign that files may come. */
  prepare(): void {
    this.#runner.prepare()
  }

  /**
   * The first files are in the list at once; thousands come in by and by.
   * @param metadata `documentId` for a new version, `keepBoth` never to join by name.
   */
  async add(files: readonly NamedFile[], metadata: UploadMetadata = {}): Promise<void> {
    if (!this.isBusy) this.#past = { files: 0, size: 0 }
    for (let at = 0; at < files.length && !this.#isClosed; at += CHUNK) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve))
      this.#take(files.slice(at, at + CHUNK), metadata)
    }
  }

  /** Lists what this account began here and did not finish. */
  async loadUnfinished(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { dossierId: dossier, shareId: share } = this.#target as { dossierId?: string; shareId?: string }
    const query = { dossier, share }
    const uploads = await this.#transport.send<UnfinishedUpload[]>('/uploads', { query, ...options })
    if (this.isBusy) return
    const known = new Set(this.items.map(({ id }) => this.#jobs.get(id)?.url))
    for (const upload of uploads) if (!known.has(upload.url)) this.#enlist(jobOfUnfinished(upload))
    this.#changed()
  }

  /** Goes on with an interrupted upload, if `file` is the one that it began with. */
  async chooseAgain(id: string, file: File): Promise<void> {
    const job = this.#jobs.get(id)
    if (job?.state !== 'interrupted') return
    this.#set(job, { state: 'checking', problem: null })
    const isSame = file.size === job.size && (await sampleOf(file).catch(() => '')) === job.metadata.sample
    // Meanwhile the reader may have given it up.
    if (!this.#jobs.has(id)) return
    if (!isSame) {
      this.#set(job, { state: 'interrupted', problem: { code: 'not_same_file', detail: '', retryable: false } })
      return
    }
    Object.assign(job, { file, state: 'waiting' })
    this.#go([job])
  }

  pause(id: string): void {
    this.#act(id, isMoving, (job) => this.#runner.pause(job))
  }

  pauseAll(): void {
    this.#actOnAll(isMoving, (job) => this.#runner.pause(job))
  }

  resume(id: string): void {
    this.#act(id, isPaused, (job) => this.#runner.resume(job))
  }

  resumeAll(): void {
    this.#actOnAll(isPaused, (job) => this.#runner.resume(job))
  }

  retry(id: string): void {
    this.#act(
      id,
      ({ state, file }) => state === 'failed' && file !== null,
      (job) => this.#runner.retry(job),
    )
  }

  /** What waits to try again does so now: whoever sends has a new token. */
  hurry(): void {
    for (const job of this.#jobs.values()) {
      if (job.retry.isWaiting) job.problem = null
      job.retry.hurry()
    }
    this.#departures.hurry()
    this.#changed()
  }

  /** Gives an upload up and takes it off the list; what is done just goes off the list, unless it may be taken back. */
  cancel(id: string): void {
    this.#act(
      id,
      () => true,
      (job) => this.#remove(job),
    )
  }

  /** Gives up all that is not done, and what waits for the reader. */
  cancelAll(): void {
    this.#actOnAll(
      ({ state }) => state !== 'done',
      (job) => this.#remove(job),
    )
  }

  /** « Garder les deux ». @returns false when it is too late: the zone knows the upload's terms already. */
  keepBoth(id: string): boolean {
    const job = this.#jobs.get(id)
    if (!job || job.isInEngine || job.url !== null || job.state === 'done') return false
    job.metadata = { ...job.metadata, keepBoth: '1' }
    this.#changed()
    return true
  }

  /** Stops without giving up: the zone keeps what it has. For when the widget leaves the page. */
  close(): void {
    this.#isClosed = true
    this.#runner.close()
    this.#departures.close()
    this.#subscribers.clear()
  }

  #take(files: readonly NamedFile[], metadata: UploadMetadata): void {
    const interrupted = new Map<string, UploadItem>()
    for (const item of this.items) if (item.state === 'interrupted') interrupted.set(keyOf(item.size, item.name), item)
    const jobs: UploadJob[] = []
    for (const named of files) {
      const name = cleanFileName(named.name)
      const key = keyOf(named.file.size, name)
      const again = interrupted.get(key)
      interrupted.delete(key)
      if (again) void this.chooseAgain(again.id, named.file)
      else jobs.push(jobOfFile(named, name, this.#target, metadata))
    }
    for (const job of jobs) this.#enlist(job)
    this.#tell({ type: 'added', items: jobs })
    this.#go(jobs)
  }

  #enlist(job: UploadJob): void {
    this.#jobs.set(job.id, job)
  }

  #go(jobs: UploadJob[]): void {
    for (const job of jobs) if (job.state === 'waiting' && job.file) this.#runner.enqueue(job)
    this.#changed()
    void this.#runner.feed()
  }

  #act(id: string, applies: (job: UploadJob) => boolean, run: (job: UploadJob) => void): void {
    const job = this.#jobs.get(id)
    if (!job || !applies(job)) return
    run(job)
    this.#changed()
    void this.#runner.feed()
  }

  #actOnAll(applies: (job: UploadJob) => boolean, run: (job: UploadJob) => void): void {
    for (const job of this.#jobs.values()) if (applies(job)) run(job)
    this.#changed()
    void this.#runner.feed()
  }

  #remove(job: UploadJob): void {
    this.#jobs.delete(job.id)
    if (job.state === 'done') {
      this.#past.files++
      this.#past.size += job.size
    }
    void this.#runner.remove(job)
  }

  #set(job: UploadJob, change: Partial<UploadJob>): void {
    Object.assign(job, change)
    this.#changed()
  }

  #changed(): void {
    this.#items = null
    this.#tell({ type: 'changed' })
  }

  #tell(event: UploadEvent): void {
    for (const subscriber of this.#subscribers) subscriber(event)
  }
}

const isPaused = ({ state }: UploadItem): boolean => state === 'paused'
const keyOf = (size: number, name: string): string => `${size} ${name}`
