import { ZoneEvent } from '../kit/index.ts'

/** The reader opened a share out of the list; `share` of the widget now says which. */
export class JzShareOpenedEvent extends ZoneEvent {
  static readonly type = 'jz-share-opened'
  readonly shareId: string

  constructor(shareId: string) {
    super(JzShareOpenedEvent.type)
    this.shareId = shareId
  }
}

/** The reader went back to the list; `share` of the widget is gone. */
export class JzShareLeftEvent extends ZoneEvent {
  static readonly type = 'jz-share-left'
  readonly shareId: string

  constructor(shareId: string) {
    super(JzShareLeftEvent.type)
    this.shareId = shareId
  }
}

/** The firm has a document that the reader returned. */
export class JzDocumentReturnedEvent extends ZoneEvent {
  static readonly type = 'jz-document-returned'
  readonly shareId: string
  /** As the reader's computer names it. */
  readonly name: string
  /** The shared document that it is a changed version of. */
  readonly documentId: string | null

  constructor(shareId: string, name: string, documentId: string | null) {
    super(JzDocumentReturnedEvent.type)
    this.shareId = shareId
    this.name = name
    this.documentId = documentId
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-share-opened': JzShareOpenedEvent
    'jz-share-left': JzShareLeftEvent
    'jz-document-returned': JzDocumentReturnedEvent
  }
}
