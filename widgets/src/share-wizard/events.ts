import type { Share } from '../contract/index.ts'
import { ZoneEvent } from '../kit/index.ts'

/** A share was made and its e-mails are on their way. */
export class JzShareSentEvent extends ZoneEvent {
  static readonly type = 'jz-share-sent'
  readonly share: Share

  constructor(share: Share) {
    super(JzShareSentEvent.type)
    this.share = share
  }
}

/** The wizard is no longer on screen, with or without a share sent. */
export class JzWizardClosedEvent extends ZoneEvent {
  static readonly type = 'jz-wizard-closed'

  constructor() {
    super(JzWizardClosedEvent.type)
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-share-sent': JzShareSentEvent
    'jz-wizard-closed': JzWizardClosedEvent
  }
}
