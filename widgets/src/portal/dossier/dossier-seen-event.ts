import { ZoneEvent } from '../../kit/index.ts'

/** This member has looked at a dossier: what is not seen yet is to be counted again. */
export class DossierSeenEvent extends ZoneEvent {
  static readonly type = 'jz-dossier-seen'

  constructor() {
    super(DossierSeenEvent.type)
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-dossier-seen': DossierSeenEvent
  }
}
