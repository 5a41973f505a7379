import type { Instant } from '@juriszone/widgets/contract'

export interface ActivityTables {
  activity: ActivityTable
  activityHead: ActivityHeadTable
}

interface ActivityTable {
  firmId: string
  seq: number
  at: Instant
  actorKind: 'host' | 'member' | 'recipient' | 'visitor' | 'system'
  actorId: string | null
  action: string
  dossierId: string | null
  documentId: string | null
  shareId: string | null
  recipientId: string | null
  outcome: 'done' | 'refused'
  requestId: string | null
  /** Canonical JSON (RFC 8785); never names, tokens or contents. */
  details: string
  prev: string
  hash: string
}

interface ActivityHeadTable {
  firmId: string
  seq: number
  hash: string
}
