import type { ZoneProblem } from '../client/index.ts'

/** What every event of ours has: it crosses shadow roots and bubbles to the host's page. */
export abstract class ZoneEvent extends Event {
  constructor(type: string, options: { cancelable?: boolean } = {}) {
    super(type, { bubbles: true, composed: true, ...options })
  }
}

/** Something went wrong; the widget has already said so on screen. */
export class JzErrorEvent extends ZoneEvent {
  static readonly type = 'jz-error'
  /** Stable, in snake_case. */
  readonly code: string
  readonly retryable: boolean
  /** What the support asks for; empty when no answer came. */
  readonly requestId: string

  constructor({ code, retryable, requestId }: Pick<ZoneProblem, 'code' | 'retryable' | 'requestId'>) {
    super(JzErrorEvent.type)
    this.code = code
    this.retryable = retryable
    this.requestId = requestId
  }
}

/** The token nears its end, or was refused: the host sets `token` anew. */
export class JzTokenNeededEvent extends ZoneEvent {
  static readonly type = 'jz-token-needed'

  constructor() {
    super(JzTokenNeededEvent.type)
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-error': JzErrorEvent
    'jz-token-needed': JzTokenNeededEvent
  }
}
