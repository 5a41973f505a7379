/**
 * The keys of tus `Upload-Metadata`, and no other: an unknown key is refused.
 * A member names a dossier, a recipient a share; `documentId` asks for a new version of that document;
 * `sample` is the lower-case hex SHA-256 of size (decimal) ‖ first 64 KiB ‖ last 64 KiB and tells whether
 * a file chosen again is the same. `keepBoth` is `1` for « Garder les deux »: never join by name.
 */
export const UPLOAD_METADATA_KEYS = [
  'filename',
  'filetype',
  'dossierId',
  'shareId',
  'documentId',
  'sample',
  'keepBoth',
] as const

export type UploadMetadataKey = (typeof UPLOAD_METADATA_KEYS)[number]
export type UploadMetadata = Partial<Record<UploadMetadataKey, string>>

/** Bytes taken from each end of a file for its `sample`. */
export const SAMPLE_BYTES = 64 * 1024
