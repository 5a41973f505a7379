import { bring } from '../bring.ts'
import type { Transport } from '../transport.ts'
import type { ZoneProblem } from '../zone-problem.ts'
import { RetryTimer } from '../retry-timer.ts'
import type { Departures } from './departures.ts'
import { sampleOf } from './sample.ts'
import type { EngineListener, TusEngine } from './tus-engine.ts'
import { isMoving } from './upload-item.ts'
import type { UploadJob } from './upload-job.ts'
import { UploadSpeed } from './upload-speed.ts'

/** Uppy's cost grows with the square of what it holds: it is given a few files at a time. */
const IN_ENGINE = 12
const UNREADABLE = {
  state: 'failed',
  problem: { code: 'file_unreadable', detail: '', retryable: true },
  speed: null,
  secondsLeft: null,
} as const
/** No byte for this long: the connection is dead even if nobody says so. */
const STALL = 30_000

interface RunnerListener {
  onChange: () => void
  onDone: (job: UploadJob) => void
}

/** Sends what stands in its line, in order, and goes on by itself after any break. */
export class UploadRunner {
  #transport: Transport
  #listener: RunnerListener
  #departures: Departures
  /** What waits for room in the engine. */
  #line = new Set<UploadJob>()
  #running = new Map<string, UploadJob>()
  #engine: Promise<TusEngine> | null = null
  #engineRetry = new RetryTimer()
  #ticker: ReturnType<typeof setInterval> | undefined
  #isFeeding = false
  #isClosed = false

  constructor(transport: Transport, listener: RunnerListener, departures: Departures) {
    this.#transport = transport
    this.#listener = listener
    this.#departures = departures
  }

  /** Loads what sends. */
  prepare(): void {
    this.#getEngine().catch(() => {})
  }

  /** For what has not begun: a job that waits with its file. */
  enqueue(job: UploadJob): void {
    this.#line.add(job)
  }

  /** Hands the next files over to the engine, as long as it has room. */
  async feed(): Promise<void> {
    if (this.#isFeeding || this.#isClosed) return
    this.#isFeeding = true
    try {
      for (const job of this.#line) {
        if (this.#isFull) return
        const engine = await this.#getEngine().catch((problem: ZoneProblem) => this.#waitForEngine(job, problem))
        if (!engine || !this.#hasRoom) return
        // While this waited, the reader may have suspended or cancelled it.
        if (this.#line.delete(job)) await this.#start(engine, job)
      }
    } finally {
      this.#isFeeding = false
    }
  }

  pause(job: UploadJob): void {
    this.#line.delete(job)
    job.retry.cancel()
    Object.assign(job, { state: 'paused', problem: null, retryAt: null, speed: null, secondsLeft: null })
    if (job.isInEngine) this.#withEngine((engine) => engine.setPaused(job.id, true))
  }

  resume(job: UploadJob): void {
    Object.assign(job, { state: 'waiting', pace: null })
    if (job.isInEngine) this.#withEngine((engine) => this.#restart(engine, job))
    else this.enqueue(job)
  }

  retry(job: UploadJob): void {
    job.retry.reset()
    Object.assign(job, { state: 'waiting', problem: null })
    if (job.isInEngine) this.#withEngine((engine) => engine.retry(job.id))
    else this.enqueue(job)
  }

  /** Gives an upload up, here at once, and in the zone as soon as it can be told. */
  async remove(job: UploadJob): Promise<void> {
    job.retry.cancel()
    this.#line.delete(job)
    this.#running.delete(job.id)
    job.file = null
    const isInZone = job.uploadId === null ? job.isInEngine || job.url !== null : this.#departures.takeBack
    if (!isInZone) return
    const inEngine = job.isInEngine && this.#getEngine().then((engine) => engine.remove(job.id))
    await this.#departures.add(job, Promise.resolve(inEngine || job.url))
    void this.feed()
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#ticker)
    this.#engineRetry.cancel()
    for (const job of this.#running.values()) job.retry.cancel()
    void this.#engine?.then((engine) => engine.close())
  }

  get #isFull(): boolean {
    return [...this.#running.values()].filter(isMoving).length >= IN_ENGINE
  }

  /** Where things are taken back there is a limit to their number: the next one waits for the place of the last. */
  get #hasRoom(): boolean {
    return !this.#departures.takeBack || this.#departures.list.length === 0
  }

  async #start(engine: TusEngine, job: UploadJob): Promise<void> {
    const { file } = job
    if (!file) return
    this.#set(job, { state: 'checking', problem: null })
    // A file may have been moved or deleted since it was chosen, or lie in a cloud that is out of reach.
    const sample = job.metadata.sample ?? (await sampleOf(file).catch(() => null))
    if (job.state !== 'checking' || !job.file || this.#isClosed) return
    if (sample === null) return this.#set(job, UNREADABLE)
    job.metadata = { ...job.metadata, sample }
    job.isInEngine = true
    this.#running.set(job.id, job)
    this.#set(job, { state: 'waiting' })
    engine.add({ id: job.id, file, metadata: job.metadata, ...(job.url === null ? {} : { uploadUrl: job.url }) })
    this.#tickOn()
  }

  readonly #engineListener: EngineListener = {
    onProgress: (id, sent) => {
      const job = this.#running.get(id)
      if (!job || (job.state !== 'waiting' && job.state !== 'uploading')) return
      const isFirst = job.state === 'waiting' || job.pace === null
      if (isFirst) job.pace = new UploadSpeed(sent)
      else if (sent > job.sent) job.pace?.mark(sent)
      job.sent = sent
      if (sent > 0) job.retry.reset()
      if (isFirst) this.#set(job, { state: 'uploading', problem: null, retryAt: null })
    },
    onDone: (id, became, uploadId) => {
      const job = this.#leave(id)
      if (!job) return
      Object.assign(job, { sent: job.size, url: null, problem: null, speed: null, secondsLeft: null })
      this.#set(job, { state: 'done', became, uploadId })
      this.#listener.onDone(job)
      void this.feed()
    },
    onFailure: (id, problem) => {
      const job = this.#running.get(id)
      if (!job || job.state === 'paused') return
      if (problem.code === 'offline') return void this.#checkFile(job, problem)
      if (problem.retryable || problem.status === 401 || problem.status === 409) return this.#retryLater(job, problem)
      // Uppy is slow with what it holds, and a final refusal is never tried again.
      this.#leave(id)
      this.#withEngine((engine) => engine.forget(id))
      this.#set(job, { state: 'failed', problem, speed: null, secondsLeft: null })
      void this.feed()
    },
  }

  #leave(id: string): UploadJob | undefined {
    const job = this.#running.get(id)
    this.#running.delete(id)
    if (job) job.isInEngine = false
    return job
  }

  /** Browsers tell a file that has changed or gone as they tell a lost connection. */
  async #checkFile(job: UploadJob, problem: ZoneProblem): Promise<void> {
    const { file, sent } = job
    if (!file) return
    const isReadable = await new Blob([file.slice(sent, sent + 1), file.slice(-1)]).arrayBuffer().then(
      () => true,
      () => false,
    )
    if (!this.#running.has(job.id) || job.state === 'paused') return
    if (isReadable) return this.#retryLater(job, problem)
    this.#set(job, UNREADABLE)
    void this.feed()
  }

  #retryLater(job: UploadJob, problem: ZoneProblem): void {
    if (this.#isClosed) return
    job.pace = null
    const retryAt = performance.now() + job.retry.delay
    job.retry.schedule(() => {
      if (job.state === 'waiting') this.#withEngine((engine) => engine.retry(job.id))
    })
    this.#set(job, { state: 'waiting', problem, retryAt, speed: null, secondsLeft: null })
  }

  /** What sends could not be loaded: the files wait for it, as for any lost network. */
  #waitForEngine(job: UploadJob, problem: ZoneProblem): null {
    this.#engineRetry.schedule(() => void this.feed())
    this.#set(job, { problem })
    return null
  }

  #restart(engine: TusEngine, job: UploadJob): void {
    engine.setPaused(job.id, true)
    engine.setPaused(job.id, false)
  }

  #tickOn(): void {
    this.#ticker ??= setInterval(() => this.#tick(), 1_000)
  }

  /** Once a second: fresh figures, and a new start for what stands still. */
  #tick(): void {
    for (const job of this.#running.values()) {
      if (job.state !== 'uploading' || !job.pace) continue
      job.speed = job.pace.speed
      job.secondsLeft = job.speed ? Math.ceil((job.size - job.sent) / job.speed) : null
      if (job.pace.silence < STALL) continue
      Object.assign(job, { pace: null, state: 'waiting' })
      this.#withEngine((engine) => this.#restart(engine, job))
    }
    this.#listener.onChange()
    if (this.#line.size > 0 || [...this.#running.values()].some(isMoving)) return
    clearInterval(this.#ticker)
    this.#ticker = undefined
  }

  #getEngine(): Promise<TusEngine> {
    this.#engine ??= bring(() => import('./tus-engine.ts')).then(
      ({ TusEngine }) => new TusEngine(this.#transport, this.#engineListener),
      (problem: unknown) => {
        this.#engine = null
        throw problem
      },
    )
    return this.#engine
  }

  /** Only for jobs that are in it: it has come then. */
  #withEngine(act: (engine: TusEngine) => void): void {
    void this.#getEngine().then(act)
    this.#tickOn()
  }

  #set(job: UploadJob, change: Partial<UploadJob>): void {
    Object.assign(job, change)
    this.#listener.onChange()
  }
}
