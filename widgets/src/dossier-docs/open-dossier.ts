import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { JzClient, ZoneProblem } from '../client/index.ts'
import type { Dossier } from '../contract/index.ts'
import { asProblem, isAbort, JzErrorEvent } from '../kit/index.ts'
import { JzDossierExportedEvent } from './events.ts'
import { exportDossier } from './export-dossier.ts'
import type { Later } from './later.ts'

export interface OpenDossierCallbacks {
  /** The dossier is known: load its documents. */
  onOpen: (client: JzClient, dossier: Dossier) => Promise<void>
  /** The zone does not know it: load what offers the export. */
  onAbsent: () => Promise<void>
  /** No dossier any more, or another one. */
  onLeave: () => void
  onExported: () => void
}

/** Which dossier the widget shows: looked up by its number, exported by the host while the zone does not know it. */
export class OpenDossier implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement & { dossier: string | undefined }
  #callbacks: OpenDossierCallbacks
  #abort = new AbortController()
  #client: JzClient | null = null
  /** Null while it is not known, or not exported. */
  dossier: Dossier | null = null
  isAbsent = false
  isExporting = false
  /** True once an export request was heard by nobody. */
  isUnanswered = false
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
    this.#abort.abort()
    this.#leave()
  }

  async load(client: JzClient | null = this.#client): Promise<void> {
    this.#abort.abort()
    this.#client = client
    const number = this.#host.dossier
    if (!client || !number) return
    const { signal } = (this.#abort = new AbortController())
    await this.attempt(async () => {
      const dossier = await client.dossiers.findByNumber(number, { signal })
      if (this.dossier && this.dossier.id !== dossier?.id) this.#leave()
      if (!dossier) await this.#callbacks.onAbsent()
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

  export(): Promise<void> {
    this.isUnanswered = false
    return this.attempt(async () => {
      this.isExporting = true
      this.#host.requestUpdate()
      try {
        const exported = await exportDossier(this.#host, this.#host.dossier ?? '')
        this.isUnanswered = exported === null
        if (!exported) return
        this.#callbacks.onExported()
        await this.load()
        this.#host.dispatchEvent(new JzDossierExportedEvent(exported))
      } finally {
        this.isExporting = false
      }
    })
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
