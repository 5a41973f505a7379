import { ZoneEvent } from '../kit/index.ts'

/** The firm has the documents; nothing in it tells who the visitor is. */
export class JzDepositSentEvent extends ZoneEvent {
  static readonly type = 'jz-deposit-sent'
  readonly depositId: string
  /** How many documents. */
  readonly files: number

  constructor(depositId: string, files: number) {
    super(JzDepositSentEvent.type)
    this.depositId = depositId
    this.files = files
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-deposit-sent': JzDepositSentEvent
  }
}
