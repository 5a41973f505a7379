import type { Transport } from '../transport.ts'
import { ZoneProblem } from '../zone-problem.ts'
import type { UploadJob } from './upload-job.ts'

/** What the zone has not answered by then is asked again. */
const PATIENCE = 10_000

/** Takes back what has arrived whole. @throws {ZoneProblem} when that has to be tried again */
export type TakeBack = (uploadId: string, name: string, signal: AbortSignal) => Promise<void>

/** What was given up and the zone still has; `problem` is what the last try met with. */
export interface Departure {
  readonly name: string
  readonly problem: ZoneProblem | null
}

/** What is given up here is given up in the zone too: it is told until it lets go. */
export class Departures {
  readonly takeBack: TakeBack | undefined
  #transport: Transport
  #onChange: () => void
  #leaving = new Map<UploadJob, ZoneProblem | null>()
  #isClosed = false

  constructor(transport: Transport, onChange: () => void, takeBack: TakeBack | undefined) {
    this.#transport = transport
    this.#onChange = onChange
    this.takeBack = takeBack
  }

  get list(): readonly Departure[] {
    return Array.from(this.#leaving, ([{ name }, problem]) => ({ name, problem }))
  }

  /** @param where Where the zone has what has not arrived whole. @returns when it has let go */
  async add(job: UploadJob, where: Promise<string | null>): Promise<void> {
    this.#leaving.set(job, null)
    job.retry.reset()
    const url = await where
    for (;;) {
      try {
        await inTime((signal) => this.#tell(job, url, signal))
        break
      } catch (problem) {
        if (this.#isClosed) return
        this.#leaving.set(job, problem as ZoneProblem)
        this.#onChange()
        await new Promise<void>((resolve) => job.retry.schedule(resolve))
      }
    }
    this.#leaving.delete(job)
    this.#onChange()
  }

  /** What waits to try again does so now. */
  hurry(): void {
    for (const job of this.#leaving.keys()) {
      this.#leaving.set(job, null)
      job.retry.hurry()
    }
  }

  close(): void {
    this.#isClosed = true
    for (const { retry } of this.#leaving.keys()) retry.cancel()
  }

  async #tell({ name, uploadId }: UploadJob, url: string | null, signal: AbortSignal): Promise<void> {
    if (url !== null && (await this.#terminate(url, signal))) return
    const whole = uploadId ?? url?.split('/').at(-1)
    if (whole !== undefined) await this.takeBack?.(whole, name, signal)
  }

  /** @returns false where it cannot end any more: its last byte has arrived meanwhile. @throws {ZoneProblem} */
  async #terminate(url: string, signal: AbortSignal): Promise<boolean> {
    const headers = { 'Tus-Resumable': '1.0.0' }
    const address = this.#transport.absolute(url)
    const { ok, status } = await this.#transport.fetch(address, { method: 'DELETE', headers, signal })
    if (ok || status === 404 || status === 410) return true
    const problem = ZoneProblem.parse(status, '')
    if (problem.retryable || status === 401) throw problem
    return false
  }
}

/** What is not answered in time is as lost as what never left. */
function inTime(call: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE)
  const end = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(ZoneProblem.offline()))
  })
  return Promise.race([call(signal), end])
}
