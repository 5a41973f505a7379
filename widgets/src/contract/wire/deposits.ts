import type { Instant } from './common.ts'
import type { DocumentState } from './documents.ts'

/** What a box says of itself before anybody has typed a word: `GET /boxes/{publishableKey}`. */
export interface UploadBox {
  firm: string
  firmPhone: string | null
  /** The firm's page on what it does with personal information. */
  privacyUrl: string
  /** Of one deposit. */
  maxFiles: number
  maxBytes: number
  /** When what is left now would be destroyed, if nobody files it before. */
  destroyedAt: Instant
}

/** `POST /boxes/{publishableKey}/visits`: answers the visit's id, and a code leaves by e-mail. */
export interface VisitInput {
  name: string
  email: string
  dossierNumber?: string
  message?: string
}

export interface Visit {
  id: string
}

/** The code was right: what the visitor's uploads are sent with. It reads nothing. */
export interface VerifiedVisit {
  token: string
  /** When it ends if nothing is done meanwhile. */
  expiresAt: Instant
}

export interface DepositReceipt {
  id: string
  firm: string
  submittedAt: Instant
  destroyedAt: Instant
  /** `sha256` in hex; null while the zone still reads the file through. */
  files: { name: string; size: number; sha256: string | null }[]
}

/** What a visitor left, as the firm's members see it until it is filed. */
export interface Deposit {
  id: string
  name: string
  email: string
  /** As the visitor wrote it. */
  dossierNumber: string | null
  message: string
  submittedAt: Instant
  destroyedAt: Instant
  /** True until a member has opened it. */
  isNew: boolean
  files: number
  size: number
}

export interface DepositDetails extends Deposit {
  /** Read by `/documents/{id}/content`, like any other. */
  documents: { id: string; name: string; size: number; type: string; state: DocumentState }[]
  /** Dossiers that it is probably for, the likeliest first: by the number given, by the e-mail of a party. */
  suggestions: { id: string; number: string; description: string }[]
}
