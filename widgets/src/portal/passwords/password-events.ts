import type { SignedIn } from '../../contract/index.ts'
import { ZoneEvent } from '../../kit/index.ts'

/** A link let its owner choose a password: signed in, and where to go on. */
export class PasswordChosenEvent extends ZoneEvent {
  static readonly type = 'jz-password-chosen'
  readonly signedIn: SignedIn
  readonly notice: string

  constructor(signedIn: SignedIn, notice: string) {
    super(PasswordChosenEvent.type)
    this.signedIn = signedIn
    this.notice = notice
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-password-chosen': PasswordChosenEvent
  }
}
