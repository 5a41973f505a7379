import type { Instant } from '@juriszone/widgets/contract'
import type { Flag } from './flag.ts'

export interface VaultTables {
  firmKey: FirmKeyTable
  blob: BlobTable
  clearBlob: ClearBlobTable
}

/** Wraps the keys of a firm's blobs; itself wrapped by the master key. */
interface FirmKeyTable {
  firmId: string
  version: number
  wrapped: Buffer
  createdAt: Instant
}

/** Sealed bytes, whatever they are of: what the vault knows of them. */
interface BlobTable {
  /** Of the upload that brought them. */
  id: string
  firmId: string
  /** Of the firm's key that wraps this one's. */
  keyVersion: number
  /** Null: destroyed; what may still lie on a disk or in a copy opens no more. */
  dekWrapped: Buffer | null
  /** Bytes before sealing. */
  size: number
  /** Bytes of them that are durable and may be answered for. */
  offset: number
  /** Sealed: those after the last whole segment, up to `offset`; null when there are none, or all are there. */
  tail: Buffer | null
  /** Grows each time somebody takes the blob to write to it: whoever took it before writes no more. */
  fence: number
  leasedUntil: Instant | null
  /** 1 when another process waits for whoever holds it. */
  isWanted: Flag
  /** Hex; null until the content was checked. */
  sha256: string | null
  createdAt: Instant
}

/** A file in clear from before there was a vault, until the next start has sealed it. */
interface ClearBlobTable {
  id: string
  /** 0: of an upload that was under way. */
  isKept: Flag
  /** The blob that it is being sealed as. */
  sealedAs: string | null
}
