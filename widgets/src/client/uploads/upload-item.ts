import type { UploadMetadata } from '../../contract/index.ts'

export type UploadState = 'checking' | 'waiting' | 'uploading' | 'paused' | 'interrupted' | 'failed' | 'done'

/** Where a queue's files go: a member's dossier, the share that a recipient answers to; a visitor names no place. */
export type UploadTarget = { dossierId: string } | { shareId: string } | { [Place in never]: string }

interface UploadProblem {
  /** The zone's code, or what is found here: `checkFile`, `offline`, `not_same_file`, an `UnreadableCode`… */
  readonly code: string
  /** The zone's own sentences; empty for what is found here, which the screen words itself. */
  readonly detail: string
  /** True when « Réessayer » may help. */
  readonly retryable: boolean
  /** HTTP status; 0 when no answer came, absent for what is found here. */
  readonly status?: number
}

/** What a finished upload is in its dossier. */
export interface MadeVersion {
  readonly documentId: string
  readonly version: number
}

/** One file on its way. The queue changes it in place and tells its subscribers. */
export interface UploadItem {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Bytes that the zone has, as far as known. */
  readonly sent: number
  readonly state: UploadState
  /** Why it failed, or why it waits. */
  readonly problem: UploadProblem | null
  /** When it tries again by itself, by `performance.now()`. */
  readonly retryAt: number | null
  /** Bytes a second, mean of the last five seconds; null while unknown. */
  readonly speed: number | null
  readonly secondsLeft: number | null
  readonly metadata: UploadMetadata
  /** Told by the zone for what a member has uploaded; null before, and for a recipient. */
  readonly became: MadeVersion | null
  /** What the zone calls it once it has arrived; null before. */
  readonly uploadId: string | null
}

/** True while bytes go, or would without any act of the reader. */
export function isMoving({ state }: UploadItem): boolean {
  return state === 'checking' || state === 'waiting' || state === 'uploading'
}
