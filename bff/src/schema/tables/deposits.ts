import type { Instant, Locale } from '@juriszone/widgets/contract'

export interface DepositTables {
  uploadBox: UploadBoxTable
  deposit: DepositTable
  depositNotice: DepositNoticeTable
}

/** Where visitors of a firm's own website leave documents. */
interface UploadBoxTable {
  id: string
  firmId: string
  publishableKey: string
  /** JSON array: the sites that may show it. */
  origins: string
  /** Of one deposit. */
  maxFiles: number
  maxBytes: number
  createdAt: Instant
  closedAt: Instant | null
}

/** What a visitor leaves: from the form that asks for a code to the dossier that it is filed in. Unfiled, the row itself is destroyed. */
interface DepositTable {
  id: string
  firmId: string
  boxId: string
  name: string
  email: string
  /** As the visitor wrote it. */
  dossierNumber: string | null
  message: string
  locale: Locale
  searchFold: string
  createdAt: Instant
  /** When its code was given back: not a byte comes before. */
  verifiedAt: Instant | null
  tokenHash: string | null
  tokenSeenAt: Instant | null
  submittedAt: Instant | null
  /** When e-mail 7 was written: it waits for what the files are found to be. */
  receiptSentAt: Instant | null
  /** A member's first look. */
  openedAt: Instant | null
  filedAt: Instant | null
  /** Where it was filed. */
  dossierId: string | null
}

/** Gathers the deposits of a firm into one e-mail to its members. */
interface DepositNoticeTable {
  firmId: string
  pendingSince: Instant | null
  notBefore: Instant
}
