import { cleanFileName, type UnfinishedUpload, type UploadMetadata } from '../../contract/index.ts'
import type { Transport } from '../transport.ts'
import { ZoneProblem } from '../zone-problem.ts'
import type { NamedFile } from './dropped-files.ts'
import { sampleOf } from './sample.ts'
import type { EngineListener, TusEngine } from './tus-engine.ts'
import { isMoving, type UploadItem, type UploadTarget } from './upload-item.ts'
import { jobOfFile, jobOfUnfinished, type UploadJob } from './upload-job.ts'
import { UploadSpeed } from './upload-speed.ts'

/** Uppy's cost grows with the square of what it holds: it is given a few files at a time. */
const IN_ENGINE = 12
/** No byte for this long: the connection is dead even if nobody says so. */
const STALL = 30_000

export type UploadEvent = { type: 'changed' } | { type: 'done'; item: UploadItem }

/**
 * Files on their way to one target: three at a time, resumed after any break, refused here when that is certain.
 * Nothing is loaded before `prepare` or the first file.
 */
export class UploadQueue {
  #transport: Transport
  #target: UploadTarget
  #jobs = new Map<string, UploadJob>()
  #items: readonly UploadItem[] | null = null
  #subscribers = new Set<(event: UploadEvent) => void>()
  #engine: Promise<TusEngine> | null = null
  #ticker: ReturnType<typeof setInterval> | undefined
  #isFeeding = false

  constructor(transport: Transport, target: UploadTarget) {
    this.#transport = transport
    this.#target = target
  }

  get items(): readonly UploadItem[] {
    return (this.#items ??= [...this.#jobs.values()])
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
    this.#getEngine().catch(() => {})
  }

  /** @param metadata `documentId` for a new version, `keepBoth` never to join by name. */
  add(files: readonly NamedFile[], metadata: UploadMetadata = {}): void {
    const interrupted = this.items.filter(({ state }) => state === 'interrupted')
    for (const { file, name } of files) {
      const again = interrupted.find((item) => item.size === file.size && item.name === cleanFileName(name))
      if (again) void this.chooseAgain(again.id, file)
      else this.#enlist(jobOfFile(file, cleanFileName(name), this.#target, metadata))
    }
    this.#changed()
    void this.#feed()
  }

  /** Lists what this account began here and did not finish. */
  async loadUnfinished(options: { signal?: AbortSignal } = {}): Promise<void> {
    const query = 'dossierId' in this.#target ? { dossier: this.#target.dossierId } : { share: this.#target.shareId }
    const uploads = await this.#transport.send<UnfinishedUpload[]>('/uploads', { query, ...options })
    if (this.isBusy) return
    const known = new Set([...this.#jobs.values()].map((job) => job.url))
    for (const upload of uploads) if (!known.has(upload.url)) this.#enlist(jobOfUnfinished(upload))
    this.#changed()
  }

  /** Goes on with an interrupted upload, if `file` is the one that it began with. */
  async chooseAgain(id: string, file: File): Promise<void> {
    const job = this.#jobs.get(id)
    if (!job || job.state !== 'interrupted') return
    this.#set(job, { state: 'checking', problem: null })
    const isSame = file.size === job.size && (await sampleOf(file).catch(() => '')) === job.metadata.sample
    if (!isSame) {
      this.#set(job, { state: 'interrupted', problem: { code: 'not_same_file', detail: '', retryable: false } })
      return
    }
    job.file = file
    this.#set(job, { state: 'waiting' })
    void this.#feed()
  }

  pause(id: string): void {
    const job = this.#jobs.get(id)
    if (!job || !isMoving(job)) return
    job.retry.cancel()
    this.#set(job, { state: 'paused', problem: null, speed: null, secondsLeft: null })
    if (job.isInEngine) void this.#withEngine((engine) => engine.setPaused(id, true))
    void this.#feed()
  }

  pauseAll(): void {
    for (const id of this.#jobs.keys()) this.pause(id)
  }

  resume(id: string): void {
    const job = this.#jobs.get(id)
    if (job?.state !== 'paused') return
    job.pace = null
    this.#set(job, { state: 'waiting' })
    if (job.isInEngine) void this.#withEngine((engine) => this.#restart(engine, job))
    else void this.#feed()
  }

  retry(id: string): void {
    const job = this.#jobs.get(id)
    if (job?.state !== 'failed' || !job.file) return
    job.retry.reset()
    this.#set(job, { state: 'waiting', problem: null })
    if (job.isInEngine) void this.#withEngine((engine) => engine.retry(id))
    else void this.#feed()
  }

  /** Starts over with other metadata: « Garder les deux ». What was sent counts only for the first way. */
  sendAgain(id: string, metadata: UploadMetadata): void {
    const job = this.#jobs.get(id)
    if (!job?.file) return
    this.cancel(id)
    this.#enlist(jobOfFile(job.file, job.name, this.#target, metadata))
    this.#changed()
    void this.#feed()
  }

  /** Gives an upload up and takes it off the list; what is done just goes off the list. */
  cancel(id: string): void {
    const job = this.#jobs.get(id)
    if (!job) return
    job.retry.cancel()
    this.#jobs.delete(id)
    if (job.isInEngine) void this.#withEngine((engine) => engine.remove(id))
    else if (job.url !== null) void this.#terminate(job.url)
    this.#changed()
    void this.#feed()
  }

  /** Stops without giving up: the zone keeps what it has. For when the widget leaves the page. */
  close(): void {
    clearInterval(this.#ticker)
    this.#ticker = undefined
    for (const job of this.#jobs.values()) job.retry.cancel()
    void this.#engine?.then((engine) => engine.close())
    this.#subscribers.clear()
  }

  #enlist(job: UploadJob): void {
    this.#jobs.set(job.id, job)
  }

  /** Hands the next files over to the engine, as long as it has room. */
  async #feed(): Promise<void> {
    if (this.#isFeeding) return
    this.#isFeeding = true
    try {
      for (;;) {
        const jobs = [...this.#jobs.values()]
        const isFull = jobs.filter((job) => job.isInEngine && isMoving(job)).length >= IN_ENGINE
        const next = jobs.find((job) => job.state === 'waiting' && !job.isInEngine && job.file)
        if (isFull || !next) return
        await this.#start(next, next.file!)
      }
    } finally {
      this.#isFeeding = false
    }
  }

  async #start(job: UploadJob, file: File): Promise<void> {
    this.#set(job, { state: 'checking' })
    // A file may have been moved or deleted since it was chosen, or lie in a cloud that is out of reach.
    const sample = job.metadata.sample ?? (await sampleOf(file).catch(() => null))
    const engine = await this.#getEngine().catch(() => null)
    // While this waited, the reader may have suspended or cancelled it.
    if (job.state !== 'checking' || !this.#jobs.has(job.id)) return
    if (sample === null || !engine) {
      const code = engine ? 'file_unreadable' : 'offline'
      this.#set(job, { state: 'failed', problem: { code, detail: '', retryable: true } })
      return
    }
    job.metadata = { ...job.metadata, sample }
    job.isInEngine = true
    this.#set(job, { state: 'waiting' })
    engine.add([{ id: job.id, file, metadata: job.metadata, ...(job.url === null ? {} : { uploadUrl: job.url }) }])
    this.#ticker ??= setInterval(() => this.#tick(), 1_000)
  }

  readonly #listener: EngineListener = {
    onProgress: (id, sent) => {
      const job = this.#jobs.get(id)
      if (!job || (job.state !== 'waiting' && job.state !== 'uploading')) return
      const isFirst = job.state === 'waiting' || job.pace === null
      if (isFirst) job.pace = new UploadSpeed(sent)
      else if (sent > job.sent) job.pace?.mark(sent)
      job.sent = sent
      if (sent > 0) job.retry.reset()
      if (isFirst) this.#set(job, { state: 'uploading', problem: null })
    },
    onDone: (id) => {
      const job = this.#jobs.get(id)
      if (!job) return
      Object.assign(job, { isInEngine: false, url: null })
      this.#set(job, { state: 'done', sent: job.size, problem: null, speed: null, secondsLeft: null })
      this.#tell({ type: 'done', item: job })
      void this.#feed()
    },
    onFailure: (id, problem) => {
      const job = this.#jobs.get(id)
      if (!job || job.state === 'paused') return
      if (problem.retryable || problem.status === 401 || problem.status === 409) this.#retryLater(job, problem)
      else {
        this.#set(job, { state: 'failed', problem, speed: null, secondsLeft: null })
        void this.#feed()
      }
    },
  }

  #retryLater(job: UploadJob, problem: ZoneProblem): void {
    job.pace = null
    this.#set(job, { state: 'waiting', problem, speed: null, secondsLeft: null })
    job.retry.schedule(() => {
      if (job.state === 'waiting') void this.#withEngine((engine) => engine.retry(job.id))
    })
  }

  #restart(engine: TusEngine, job: UploadJob): void {
    engine.setPaused(job.id, true)
    engine.setPaused(job.id, false)
  }

  /** Once a second: fresh figures, and a new start for what stands still. */
  #tick(): void {
    for (const job of this.#jobs.values()) {
      if (job.state !== 'uploading' || !job.pace) continue
      job.speed = job.pace.speed
      job.secondsLeft = job.speed ? Math.ceil((job.size - job.sent) / job.speed) : null
      if (job.pace.silence < STALL) continue
      Object.assign(job, { pace: null, state: 'waiting' })
      void this.#withEngine((engine) => this.#restart(engine, job))
    }
    this.#changed()
    if (this.isBusy) return
    clearInterval(this.#ticker)
    this.#ticker = undefined
  }

  #getEngine(): Promise<TusEngine> {
    this.#engine ??= import('./tus-engine.ts').then(
      ({ TusEngine }) => new TusEngine(this.#transport, this.#listener),
      (cause) => {
        this.#engine = null
        throw ZoneProblem.offline(cause)
      },
    )
    return this.#engine
  }

  async #withEngine(act: (engine: TusEngine) => void): Promise<void> {
    act(await this.#getEngine())
  }

  async #terminate(url: string): Promise<void> {
    const address = this.#transport.absolute(url)
    // Best effort: the zone forgets it by itself when it expires.
    await this.#transport
      .fetch(address, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } })
      .catch(() => undefined)
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
