import { adoptStyles, type LitElement } from 'lit'
import { bring, type JzClient, type ZoneProblem } from '../client/index.ts'
import type { Dossier, Member } from '../contract/index.ts'
import { isAbort } from '../kit/index.ts'
import type { LaterSteps } from './later.ts'
import { Retrying } from './retrying.ts'
import type { ShareSending } from './share-sending.ts'

export interface Stage {
  later: LaterSteps
  sending: ShareSending
}

/** What comes while the title is being typed: the next steps and, if it may be, the other members. */
export class Backstage {
  #host: LitElement & { locale: string | undefined }
  #dossier: Dossier
  #client: JzClient
  /** Those of an earlier opening. */
  #known: LaterSteps | null
  #onStage: (stage: Stage) => void
  #onNews: (problem: ZoneProblem) => void
  #steps: Retrying<typeof import('./later.ts')>
  #members: Retrying<{ items: Member[] }>
  #sending: ShareSending | null = null
  /** Null while they cannot be loaded: the share can be made without them. */
  members: readonly Member[] | null = []
  /** Why the next steps have not come. */
  problem: ZoneProblem | null = null

  constructor(
    host: LitElement & { locale: string | undefined },
    client: JzClient,
    dossier: Dossier,
    on: { known: LaterSteps | null; stage: (stage: Stage) => void; news: (problem: ZoneProblem) => void },
  ) {
    this.#host = host
    this.#client = client
    this.#dossier = dossier
    this.#known = on.known
    this.#onStage = on.stage
    this.#onNews = on.news
    this.#steps = new Retrying(
      () => bring(() => import('./later.ts')),
      (problem) => this.#show({ problem }),
    )
    this.#members = new Retrying(
      () => client.members.list(dossier.id),
      () => this.#show({ members: null }),
    )
    void this.#bringSteps()
    void this.#bringMembers()
  }

  /** The network, the session or the token may be back. */
  hurry(): void {
    for (const waiting of [this.#steps, this.#members, this.#sending]) waiting?.hurry()
  }

  stop(): void {
    for (const waiting of [this.#steps, this.#members, this.#sending]) waiting?.stop()
  }

  async #bringSteps(): Promise<void> {
    try {
      const { LaterSteps } = await this.#steps.run()
      const { elementStyles } = this.#host.constructor as typeof LitElement
      adoptStyles(this.#host.renderRoot as ShadowRoot, [...elementStyles, LaterSteps.styles])
      const later = this.#known ?? new LaterSteps(this.#host)
      this.#sending = later.createSending(this.#client, this.#dossier.id, (news) => {
        this.#host.requestUpdate()
        if (news) this.#onNews(news)
      })
      this.#show({ problem: null })
      this.#onStage({ later, sending: this.#sending })
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  async #bringMembers(): Promise<void> {
    try {
      this.#show({ members: (await this.#members.run()).items })
    } catch (error) {
      if (!isAbort(error)) this.#show({ members: null })
    }
  }

  #show(change: { members?: Member[] | null; problem?: ZoneProblem | null }): void {
    Object.assign(this, change)
    this.#host.requestUpdate()
  }
}
