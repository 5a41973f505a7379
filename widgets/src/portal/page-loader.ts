import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { asProblem } from '../kit/index.ts'
import { bring, RetryTimer, type ZoneProblem } from '../client/index.ts'

/** Each page comes when it is asked for: a recipient never loads the firm's side, nor a member the activation. */
const PAGES = {
  'sign-in': () => import('./sign-in/jz-portal-sign-in.ts'),
  activation: () => import('./passwords/jz-portal-activation.ts'),
  reset: () => import('./passwords/jz-portal-reset.ts'),
  member: () => import('./member/jz-portal-member.ts'),
  recipient: () => import('./recipient/jz-portal-recipient.ts'),
  people: () => import('./people/jz-portal-people.ts'),
  dossiers: () => import('./dossiers/jz-portal-dossiers.ts'),
  deposits: () => import('./deposits/jz-portal-deposits.ts'),
  dossier: () => import('./dossier/jz-portal-dossier.ts'),
  inbox: () => import('./recipient/jz-portal-inbox.ts'),
}

type Part = keyof typeof PAGES

/** What those who are signed in go to next: there already when they do, and when the network is lost. */
const NEXT: Partial<Record<Part, Part[]>> = {
  member: ['people', 'dossiers', 'dossier', 'deposits', 'sign-in'],
  recipient: ['inbox', 'sign-in'],
}

/**
 * Loads the parts of the site. A part that cannot be loaded is tried again; it may also be of an older site,
 * and then the page is to be loaded anew.
 */
export class PageLoader implements ReactiveController {
  #host: ReactiveControllerHost
  #begun = new Set<Part>()
  #loaded = new Set<Part>()
  #retry = new RetryTimer()
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#retry.cancel()
  }

  /** An element is made once its class is there: upgraded later, it would be connected before its properties are set. */
  whenLoaded(part: Part, template: () => TemplateResult): TemplateResult | typeof nothing {
    if (this.#loaded.has(part)) return template()
    if (!this.#begun.has(part)) void this.#load(part)
    return nothing
  }

  async #load(part: Part): Promise<void> {
    this.#begun.add(part)
    try {
      await bring<unknown>(PAGES[part])
      this.#loaded.add(part)
      this.problem = null
      this.#retry.reset()
      for (const next of NEXT[part] ?? []) whenIdle(() => void PAGES[next]().catch(() => undefined))
    } catch (error) {
      this.problem = asProblem(error)
      this.#retry.schedule(() => void this.#load(part))
    }
    this.#host.requestUpdate()
  }
}

function whenIdle(run: () => void): void {
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(run)
  else setTimeout(run, 2_000)
}
