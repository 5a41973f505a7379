import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import { asProblem } from '../kit/index.ts'

/** Each page comes when it is asked for: a recipient never loads the firm's side, nor a member the activation. */
const PAGES = {
  'sign-in': () => import('./sign-in/jz-portal-sign-in.ts'),
  activation: () => import('./passwords/jz-portal-activation.ts'),
  reset: () => import('./passwords/jz-portal-reset.ts'),
  member: () => import('./member/jz-portal-member.ts'),
  recipient: () => import('./recipient/jz-portal-recipient.ts'),
  people: () => import('./people/jz-portal-people.ts'),
  dossiers: () => import('./dossiers/jz-portal-dossiers.ts'),
  dossier: () => import('./dossier/jz-portal-dossier.ts'),
  inbox: () => import('./recipient/jz-portal-inbox.ts'),
}

type Part = keyof typeof PAGES

/** Loads the parts of the site; a part that cannot be loaded may be of an older site: the page is to be loaded anew. */
export class PageLoader implements ReactiveController {
  #host: ReactiveControllerHost
  #begun = new Set<Part>()
  #loaded = new Set<Part>()
  problem: ZoneProblem | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** An element is made once its class is there: upgraded later, it would be connected before its properties are set. */
  whenLoaded(part: Part, template: () => TemplateResult): TemplateResult | typeof nothing {
    if (this.#loaded.has(part)) return template()
    if (!this.#begun.has(part)) void this.#load(part)
    return nothing
  }

  async #load(part: Part): Promise<void> {
    this.#begun.add(part)
    try {
      await PAGES[part]()
      this.#loaded.add(part)
    } catch (error) {
      this.problem = asProblem(error)
    }
    this.#host.requestUpdate()
  }
}
