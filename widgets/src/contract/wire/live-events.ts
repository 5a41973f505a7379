export type LiveEventType =
  | 'dossier.changed'
  | 'document.changed'
  | 'share.changed'
  | 'return.changed'
  | 'deposit.changed'
  | 'inbox.changed'

/** One `GET /events` message: what to load again, never the facts themselves. */
export interface LiveEvent {
  type: LiveEventType
  dossierId?: string
  documentId?: string
  shareId?: string
}
