import type { Instant } from '@juriszone/widgets/contract'

export interface ReturnTables {
  returnNotice: ReturnNoticeTable
}

/** Gathers the returns of a share into one e-mail to its sender. */
interface ReturnNoticeTable {
  shareId: string
  /** Earliest return not told yet; null when all are. */
  pendingSince: Instant | null
  notBefore: Instant
}
