import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { Dossier } from '../contract/index.ts'
import { asProblem, isAbort, JzErrorEvent } from '../kit/index.ts'
import type { Later } from './later.ts'

export interface OpenDossierCallbacks {
  /** The dossier is known: load its documents. */
  onOpen: (client: JzClient, dossier: Dossier) => Promise<void>
  /** The zone does not know it: load what offers the export. */
  onAbsent: () => Promise<void>
  /** No dossier any more, or another one. */
  onLeave: () => void
}

/** Which dossier the widget shows: looked up by its number. */
export class OpenDossier implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement & { dossier: string | undefined }
  #callbacks: OpenDossierCallbacks
  #abort = new AbortController()
  #client: JzClient | null = null
  #asked: string | undefined
  /** Null while it is not known, or not exported. */
  dossier: Dossier | null = null
  isAbsent = false
  problem: ZoneProblem | null = null

  constructor(
    host: ReactiveControllerHost & HTMLElement & { dossier: string | undefined },
    callbacks: OpenDossierCallbacks,
  ) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  hostConnected(): void {
    // Back in the page: what was given up when it left begins again.
    if (this.#client && this.#abort.signal.aborted) void this.load(this.#client)
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      // Moved within the page, it is back already: nothing is given up, uploads go on.
      if (this.#host.isConnected) return
      this.#abort.abort()
      this.#leave()
    })
  }

  /** The host may say the number late, or another one. */
  follow(): void {
    if (this.#host.dossier !== this.#asked) void this.load()
  }

  async load(client: JzClient | null = this.#client): Promise<void> {
    this.#abort.abort()
    // What is open belongs to another zone, or to another reader.
    if (this.dossier && client !== this.#client) this.#leave()
    this.#client = client
    const number = this.#host.dossier
    this.#asked = number
    if (!client || !number) return
    const { signal } = (this.#abort = new AbortController())
    await this.attempt(async () => {
      const dossier = await client.dossiers.findByNumber(number, { signal })
      if (this.dossier && this.dossier.id !== dossier?.id) this.#leave()
      if (!dossier) await this.#callbacks.onAbsent()
      if (signal.aborted) return
      this.dossier = dossier
      this.isAbsent = dossier === null
      if (!dossier) return
      await this.#callbacks.onOpen(client, dossier)
      if (dossier.hasUnseenReturns && !signal.aborted) await client.dossiers.markSeen(dossier.id, { signal })
    })
  }

  /** Fresh facts of the open dossier: its count, whether it is closed. */
  async refresh(): Promise<void> {
    if (!this.#client || !this.dossier) return
    const fresh = await this.#client.dossiers
      .get(this.dossier.id, { signal: this.#abort.signal })
      // What is on screen stays; the next change asks again.
      .catch(() => null)
    if (fresh?.id !== this.dossier?.id) return
    this.dossier = fresh
    this.#host.requestUpdate()
  }

  /** Does something with a part: at once when it is there, as a click expects. */
  use<Part>(part: Later<Part>, run: (part: Part) => void): void {
    if (part.now) run(part.now)
    else void this.attempt(async () => run(await part.load()))
  }

  /** Runs an action; what it throws stays at the top of the widget until the next one. */
  async attempt(action: () => Promise<void>): Promise<void> {
    this.problem = null
    try {
      await action()
    } catch (error) {
      if (isAbort(error)) return
      this.problem = asProblem(error)
      this.#host.dispatchEvent(new JzErrorEvent(this.problem))
    } finally {
      this.#host.requestUpdate()
    }
  }

  #leave(): void {
    this.dossier = null
    this.#callbacks.onLeave()
  }
}
