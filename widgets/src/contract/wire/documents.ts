import type { BringerKind } from './accounts.ts'
import type { Instant, PageQuery } from './common.ts'

export type DocumentState = 'scanning' | 'available' | 'infected' | 'held'
export type DocumentSort = 'name' | 'size' | 'createdAt' | 'addedBy'

/** The furthest fact of a document's shares: what the list says in one line. */
export interface ShareFact {
  fact: 'sent' | 'opened' | 'downloaded' | 'returned' | 'expired'
  /** How many recipients did so, of how many. */
  count: number
  of: number
  /** Who returned it last, for `returned`. */
  by?: string
}

/** Its content contradicts its name, or nobody could look for viruses in it. */
export type HeldFor = 'content' | 'unscanned'

export interface DossierDocument {
  id: string
  name: string
  size: number
  type: string
  createdAt: Instant
  /** Name of who brought the current version. */
  addedBy: string
  addedByKind: BringerKind
  /** How many versions it has; which one is current. */
  versions: number
  version: number
  state: DocumentState
  /** Null unless its state is `held`. */
  heldFor: HeldFor | null
  /** What a recipient returned and no member has opened yet. */
  isNew: boolean
  /** The newest returned version that stands beneath the current one. */
  returned: { version: number; addedBy: string; createdAt: Instant } | null
  share: ShareFact | null
  binnedAt: Instant | null
}

export interface DocumentVersion {
  version: number
  size: number
  type: string
  createdAt: Instant
  addedBy: string
  addedByKind: BringerKind
  isCurrent: boolean
  state: DocumentState
}

export interface DocumentQuery extends PageQuery {
  sort?: DocumentSort
  order?: 'asc' | 'desc'
  /** Only what is in the bin. */
  binned?: boolean
}

/** An upload that its owner began and did not finish. */
export interface UnfinishedUpload {
  url: string
  filename: string
  size: number
  offset: number
  sample: string | null
  /** The document that it is a changed version of. */
  documentId: string | null
  expiresAt: Instant
}

/** A link for a plain `<a>`: 60 s to start, any number of times. */
export interface DownloadLink {
  url: string
  expiresAt: Instant
}
