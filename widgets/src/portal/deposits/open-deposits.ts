import type { LitElement, ReactiveController } from 'lit'
import { bring, type JzClient, type ZoneProblem } from '../../client/index.ts'
import type { Deposit, DepositDetails } from '../../contract/index.ts'
import { asProblem, download, isAbort, type Localize } from '../../kit/index.ts'
import type { PreviewDialog } from '../../kit/look/preview-dialog.ts'

type Document = DepositDetails['documents'][number]

interface OpenDepositsHost extends LitElement {
  readonly client: JzClient | null
  /** It was new, and is no longer. */
  onOpened(id: string): void
}

/** What stands under the row of a deposit. */
export interface OpenDeposit {
  /** Null until the zone has answered. */
  details: DepositDetails | null
  problem: ZoneProblem | null
  /** The document that is on its way, and the one that did not come. */
  busy: string | null
  trouble: { documentId: string; problem: ZoneProblem } | null
}

/** The deposits whose rows are open, in place: several, so that what belongs together can be looked at together. */
export class OpenDeposits implements ReactiveController {
  #host: OpenDepositsHost
  #open = new Map<string, OpenDeposit>()
  #calls = new AbortController()
  /** Once it was asked for. */
  preview: PreviewDialog | null = null

  constructor(host: OpenDepositsHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#calls = new AbortController()
  }

  hostDisconnected(): void {
    this.#calls.abort()
  }

  get(id: string): OpenDeposit | undefined {
    return this.#open.get(id)
  }

  toggle(deposit: Deposit): void {
    if (!this.#open.delete(deposit.id)) {
      this.#open.set(deposit.id, { details: null, problem: null, busy: null, trouble: null })
      void this.load(deposit.id)
    }
    this.#host.requestUpdate()
  }

  /** What is open, anew: states change while the reader looks; what has left the list is closed. */
  refresh(deposits: Deposit[]): void {
    const ids = new Set(deposits.map(({ id }) => id))
    for (const id of this.#open.keys()) {
      if (ids.has(id)) void this.load(id)
      else this.#open.delete(id)
    }
  }

  async load(id: string): Promise<void> {
    const { client } = this.#host
    const open = this.#open.get(id)
    if (!client || !open) return
    const options = { signal: this.#calls.signal }
    try {
      open.details = await client.deposits.get(id, options)
      open.problem = null
      // The first look, once there is something to see.
      if (!open.details.isNew) return this.#host.requestUpdate()
      await client.deposits.open(id, options)
      this.#host.onOpened(id)
    } catch (error) {
      if (!isAbort(error)) open.problem = asProblem(error)
    }
    this.#host.requestUpdate()
  }

  /** « Aperçu »; its reader comes when it is first asked for. */
  look(id: string, document: Document, words: Localize<unknown>): Promise<void> {
    return this.#act(id, document, async (client) => {
      const { PreviewDialog } = await bring(() => import('../../kit/look/preview-dialog.ts'))
      this.preview ??= new PreviewDialog(this.#host)
      this.preview.open({
        ...document,
        words,
        baseUrl: client.baseUrl,
        link: () => client.documents.link(document.id),
        onDownload: () => void this.download(id, document),
      })
    })
  }

  download(id: string, document: Document): Promise<void> {
    return this.#act(id, document, async (client) =>
      download(this.#host, await client.documents.link(document.id), document),
    )
  }

  async #act(id: string, document: Document, call: (client: JzClient) => Promise<void>): Promise<void> {
    const { client } = this.#host
    const open = this.#open.get(id)
    if (!client || !open || open.busy !== null) return
    open.busy = document.id
    open.trouble = null
    this.#host.requestUpdate()
    try {
      await call(client)
    } catch (error) {
      if (!isAbort(error)) open.trouble = { documentId: document.id, problem: asProblem(error) }
    } finally {
      open.busy = null
      this.#host.requestUpdate()
    }
  }
}
