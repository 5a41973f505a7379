import type { LitElement, ReactiveController } from 'lit'
import { bring, type JzClient, type ZoneProblem } from '../client/index.ts'
import type { DownloadLink, InboxDocument, InboxShare, ShareReturn } from '../contract/index.ts'
import { asProblem, isAbort, type Localize } from '../kit/index.ts'
import type { PreviewDialog } from '../kit/look/preview-dialog.ts'

/** What the reader asked for and did not get, and what « Réessayer » does again. */
export interface Failure {
  /** What it was about, as in `isAtWork`. */
  key: string
  problem: ZoneProblem
  retry: () => void
}

interface OpenShareCallbacks {
  /** @param shareId has come, up to date */
  onLoaded: (shareId: string) => void
  onProblem: (problem: ZoneProblem) => void
}

/** The share that the reader has in front of them. */
export class OpenShare implements ReactiveController {
  #host: LitElement
  #callbacks: OpenShareCallbacks
  #client: JzClient | null = null
  #id: string | null = null
  #loading: AbortController | null = null
  /** Shares told as opened, by this page. */
  #opened = new Set<string>()
  #atWork = new Set<string>()
  /** Null until it has come. */
  share: InboxShare | null = null
  /** Why it has not come, or may be out of date. */
  problem: ZoneProblem | null = null
  failure: Failure | null = null
  /** « Aperçu », once it was asked for. */
  preview: PreviewDialog | null = null
  /** Revoked, unknown, or somebody else's: the zone does not tell which. */
  isMissing = false

  constructor(host: LitElement, callbacks: OpenShareCallbacks) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#markOpened)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#markOpened)
  }

  /** True while what `key` names is under way: a document's or a return's id, `all`, `extension`. */
  isAtWork(key: string): boolean {
    return this.#atWork.has(key)
  }

  /** What failed and has no place of its own on the page: the top tells of it. */
  get strayFailure(): Failure | null {
    const { failure, share } = this
    const rows = share ? [...share.documents, ...share.returns].map(({ id }) => id) : []
    return failure && ['all', ...rows].includes(failure.key) ? null : failure
  }

  async show(client: JzClient, id: string): Promise<void> {
    if (id !== this.#id) {
      this.leave()
      this.isMissing = false
    }
    this.#client = client
    this.#id = id
    await this.reload()
  }

  leave(): void {
    this.#loading?.abort()
    this.#id = null
    this.share = null
    this.problem = null
    this.failure = null
  }

  async reload(): Promise<void> {
    const client = this.#client
    const id = this.#id
    if (!client || id === null) return
    this.#loading?.abort()
    const { signal } = (this.#loading = new AbortController())
    try {
      this.share = await client.inbox.get(id, { signal })
      this.problem = null
      this.isMissing = false
      this.#callbacks.onLoaded(id)
      this.#markOpened()
    } catch (error) {
      if (isAbort(error)) return
      const problem = asProblem(error)
      // An address that is no share's own (400) is no more than an unknown one.
      this.isMissing = problem.status === 404 || problem.status === 400
      this.problem = this.isMissing ? null : problem
      if (this.isMissing) this.share = null
      else this.#callbacks.onProblem(problem)
    }
    this.#host.requestUpdate()
  }

  download(document: InboxDocument): Promise<void> {
    const { id } = document
    return this.#act(id, async (client, share) => this.#follow(await client.documents.link(id, { share }), document))
  }

  look(document: InboxDocument, words: Localize<unknown>): Promise<void> {
    return this.#act('look', async (client, share) => {
      const { PreviewDialog } = await bring(() => import('../kit/look/preview-dialog.ts'))
      this.preview ??= new PreviewDialog(this.#host)
      this.preview.open({
        ...document,
        words,
        baseUrl: client.baseUrl,
        link: () => client.documents.link(document.id, { share }),
        onDownload: () => void this.download(document),
      })
    })
  }

  downloadAll(): Promise<void> {
    return this.#act('all', async (client, share) => this.#follow(await client.inbox.archive(share)))
  }

  withdraw({ id }: ShareReturn, onDone: () => void): Promise<void> {
    return this.#act(id, async (client, share) => {
      await client.inbox.withdrawReturn(share, id)
      onDone()
      await this.reload()
    })
  }

  askExtension(onDone: () => void): Promise<void> {
    return this.#act('extension', async (client, share) => {
      await client.inbox.requestExtension(share)
      // Asked from the list: what is on its way was read before.
      if (this.share) this.share = { ...this.share, extensionRequestedAt: new Date().toISOString() }
      else await this.reload()
      onDone()
    })
  }

  /** Tells of what the reader asked for in vain. */
  fail(key: string, problem: ZoneProblem, retry: () => void): void {
    this.#callbacks.onProblem(problem)
    // It ended or was revoked while it was on screen: the page itself says so.
    if (problem.status === 410 || problem.status === 404) void this.reload()
    if (problem.status !== 410) this.failure = { key, problem, retry }
    this.#host.requestUpdate()
  }

  async #follow(link: DownloadLink, file?: { name: string; size: number }): Promise<void> {
    const { download } = await bring(() => import('../kit/download.ts'))
    download(this.#host, link, file)
  }

  async #act(key: string, call: (client: JzClient, share: string) => Promise<void>): Promise<void> {
    const client = this.#client
    const id = this.#id
    if (!client || id === null || this.#atWork.has(key)) return
    this.#atWork.add(key)
    this.failure = null
    this.#host.requestUpdate()
    try {
      await call(client, id)
    } catch (error) {
      this.fail(key, asProblem(error), () => void this.#act(key, call))
    } finally {
      this.#atWork.delete(key)
      this.#host.requestUpdate()
    }
  }

  /** « Ouvert » is what a person saw, once: neither a loaded page nor one in a background tab. */
  #markOpened = (): void => {
    const { share } = this
    if (!share || !this.#client || document.visibilityState !== 'visible' || this.#opened.has(share.id)) return
    if (Date.parse(share.expiresAt) <= Date.now()) return
    this.#opened.add(share.id)
    // The next load tries again: the reader can do nothing about it.
    this.#client.inbox.open(share.id).catch(() => this.#opened.delete(share.id))
  }
}
