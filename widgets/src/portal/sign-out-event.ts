import { ZoneEvent } from '../kit/index.ts'

/** « Se déconnecter » was pressed. */
export class SignOutRequestedEvent extends ZoneEvent {
  static readonly type = 'jz-sign-out-requested'

  constructor() {
    super(SignOutRequestedEvent.type)
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-sign-out-requested': SignOutRequestedEvent
  }
}
