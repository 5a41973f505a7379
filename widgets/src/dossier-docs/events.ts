import type { Dossier, DossierDocument, ExportedDossier } from '../contract/index.ts'
import { ZoneEvent } from '../kit/index.ts'

/** A document has reached the zone. */
export class JzDocumentUploadedEvent extends ZoneEvent {
  static readonly type = 'jz-document-uploaded'
  readonly name: string
  /** Bytes. */
  readonly size: number

  constructor({ name, size }: { name: string; size: number }) {
    super(JzDocumentUploadedEvent.type)
    this.name = name
    this.size = size
  }
}

/** A document has gone to the bin. */
export class JzDocumentRemovedEvent extends ZoneEvent {
  static readonly type = 'jz-document-removed'
  readonly documentId: string
  readonly name: string

  constructor({ id, name }: Pick<DossierDocument, 'id' | 'name'>) {
    super(JzDocumentRemovedEvent.type)
    this.documentId = id
    this.name = name
  }
}

/** The reader wants to share: `preventDefault()` to do it another way than by our wizard. */
export class JzShareRequestedEvent extends ZoneEvent {
  static readonly type = 'jz-share-requested'
  readonly dossier: Dossier
  readonly documents: readonly DossierDocument[]

  constructor(dossier: Dossier, documents: readonly DossierDocument[]) {
    super(JzShareRequestedEvent.type, { cancelable: true })
    this.dossier = dossier
    this.documents = documents
  }
}

/**
 * The reader wants the dossier exported. The widget has no key: the host does `PUT /dossiers/{number}`
 * and hands its answer over, `event.respondWith(fetch(…))`.
 */
export class JzExportRequestedEvent extends ZoneEvent {
  static readonly type = 'jz-export-requested'
  readonly number: string
  #answer: Promise<unknown> | null = null

  constructor(number: string) {
    super(JzExportRequestedEvent.type, { cancelable: true })
    this.number = number
  }

  /** @param answer of the PUT: its Response, or the JSON of it, be it the dossier or a problem. */
  respondWith(answer: Promise<unknown>): void {
    this.#answer = answer
    this.preventDefault()
  }

  /** What the host handed over; null when nobody did. */
  get answer(): Promise<unknown> | null {
    return this.#answer
  }
}

export class JzDossierExportedEvent extends ZoneEvent {
  static readonly type = 'jz-dossier-exported'
  readonly dossier: ExportedDossier

  constructor(dossier: ExportedDossier) {
    super(JzDossierExportedEvent.type)
    this.dossier = dossier
  }
}

declare global {
  interface HTMLElementEventMap {
    'jz-document-uploaded': JzDocumentUploadedEvent
    'jz-document-removed': JzDocumentRemovedEvent
    'jz-share-requested': JzShareRequestedEvent
    'jz-export-requested': JzExportRequestedEvent
    'jz-dossier-exported': JzDossierExportedEvent
  }
}
