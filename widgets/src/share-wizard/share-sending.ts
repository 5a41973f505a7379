import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { Share, ShareInput } from '../contract/index.ts'
import { asProblem, isAbort } from '../kit/index.ts'
import { Retrying } from './retrying.ts'

/** Milliseconds after which an unanswered sending counts as lost. */
const TIMEOUT = 30_000

/** `held`: the answer got lost, then the reader changed something; it goes on when he says so. */
export type SendingState = 'idle' | 'sending' | 'waiting' | 'held'

export interface Sent {
  share: Share
  /** The one that the zone took, as JSON: an earlier one when its answer had got lost. */
  content: string
}

/**
 * Sends one share, however many tries it takes. All go under one key: whatever got lost, and whatever was changed
 * meanwhile, the zone makes one share and writes one set of e-mails.
 */
export class ShareSending {
  #client: JzClient
  #dossierId: string
  #onChange: (problem: ZoneProblem | null) => void
  #key = crypto.randomUUID()
  /** Contents that may have arrived. */
  #unsure = new Set<string>()
  #retrying: Retrying<Sent> | null = null
  #state: SendingState = 'idle'
  #problem: ZoneProblem | null = null
  #isChanged = false

  constructor(client: JzClient, dossierId: string, onChange: (problem: ZoneProblem | null) => void) {
    this.#client = client
    this.#dossierId = dossierId
    this.#onChange = onChange
  }

  get state(): SendingState {
    return this.#state
  }

  /** Why it waits. */
  get problem(): ZoneProblem | null {
    return this.#problem
  }

  /** True when the zone may have made a share that nobody here has seen. */
  get isUnsure(): boolean {
    return this.#unsure.size > 0
  }

  /** @throws {ZoneProblem} the zone's refusal; an `AbortError` when it was held or stopped meanwhile. */
  async send(input: ShareInput): Promise<Sent> {
    const content = JSON.stringify(input)
    this.#unsure.add(content)
    this.#isChanged = false
    this.#retrying = new Retrying(
      () => this.#deliver(content),
      (problem) => this.#onLost(problem),
    )
    this.#become('sending')
    try {
      const sent = await this.#retrying.run()
      this.#become('idle')
      return sent
    } catch (error) {
      if (!isAbort(error)) {
        this.#unsure.delete(content)
        this.#become('idle')
      }
      throw error
    }
  }

  hurry(): void {
    this.#retrying?.hurry()
  }

  /** The reader changes something: nothing half written may leave by itself. */
  hold(): void {
    this.#isChanged = true
    if (this.#state !== 'waiting') return
    this.#retrying?.stop()
    this.#become('held', this.#problem)
  }

  stop(): void {
    this.#retrying?.stop()
  }

  #onLost(problem: ZoneProblem): void {
    if (this.#isChanged) this.#retrying?.stop()
    this.#become(this.#isChanged ? 'held' : 'waiting', problem)
  }

  #become(state: SendingState, problem: ZoneProblem | null = null): void {
    const isNew = problem?.code !== this.#problem?.code
    this.#state = state
    this.#problem = problem
    this.#onChange(isNew ? problem : null)
  }

  async #deliver(content: string): Promise<Sent> {
    let mismatch: unknown
    // Under our key the zone knows another content than this one: one whose answer got lost.
    for (const each of new Set([content, ...this.#unsure])) {
      try {
        return { share: await this.#post(each), content: each }
      } catch (error) {
        if (asProblem(error).code !== 'idempotency_mismatch') throw error
        mismatch = error
      }
    }
    throw mismatch
  }

  #post(content: string): Promise<Share> {
    const input = JSON.parse(content) as ShareInput
    return this.#client.shares.send(this.#dossierId, input, this.#key, { signal: AbortSignal.timeout(TIMEOUT) })
  }
}
