import { checkFile, cleanFileName, formatLimit, UPLOAD_METADATA_KEYS } from '@juriszone/widgets/contract'
import type { UploadMetadata, UploadMetadataKey } from '@juriszone/widgets/contract'
import { isId } from '../platform/ids.ts'
import { Problem } from '../platform/problems.ts'
import type { CheckedMetadata } from './upload-target.ts'

const METADATA_MAX_BYTES = 4096
const TYPE = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/
const SAMPLE = /^[0-9a-f]{64}$/
const BASE64 = /^[\d+/A-Za-z]*={0,2}$/

export interface UploadRequest {
  /** Bytes. */
  size: number
  metadata: CheckedMetadata
}

/**
 * What a tus creation asks for. Neither deferred lengths nor concatenation are offered.
 * @param isPlaced false where the sender names no place, because there is one only
 * @throws Problem 400, 413, 415, 422 or 501
 */
export function readUploadRequest(headers: Headers, maxFileSize: number, isPlaced: boolean): UploadRequest {
  if (headers.has('Upload-Defer-Length') || headers.has('Upload-Concat')) throw new Problem('tus_extension')
  const length = headers.get('Upload-Length') ?? ''
  if (!/^\d+$/.test(length)) throw new Problem('invalid_metadata')
  const size = Number(length)
  const metadata = readMetadata(headers.get('Upload-Metadata') ?? '', isPlaced)
  const fault = checkFile({ name: metadata.filename, size }, maxFileSize)
  if (fault !== null) {
    const params = { max: formatLimit('fr-CA', maxFileSize), maxInEnglish: formatLimit('en-CA', maxFileSize) }
    throw new Problem(fault, { params })
  }
  return { size, metadata }
}

/** Comma-separated pairs: a key, a space, a value in base64. */
function readMetadata(header: string, isPlaced: boolean): CheckedMetadata {
  if (header.length > METADATA_MAX_BYTES) throw new Problem('invalid_metadata')
  const metadata: UploadMetadata = {}
  for (const pair of header.split(',').map((part) => part.trim())) {
    if (pair === '') continue
    const [key = '', value = '', ...rest] = pair.split(' ')
    if (!isMetadataKey(key)) throw new Problem('invalid_metadata', { fields: [unknownField(key)] })
    if (rest.length > 0 || !BASE64.test(value) || metadata[key] !== undefined) throw new Problem('invalid_metadata')
    metadata[key] = Buffer.from(value, 'base64').toString('utf8')
  }
  return checkMetadata(metadata, isPlaced)
}

function checkMetadata(metadata: UploadMetadata, isPlaced: boolean): CheckedMetadata {
  const { filename, filetype, dossierId, shareId, documentId, sample, keepBoth } = metadata
  const isSound =
    filename !== undefined &&
    [dossierId, shareId, documentId].every((id) => id === undefined || isId(id)) &&
    (!isPlaced || (dossierId === undefined) !== (shareId === undefined)) &&
    (sample === undefined || SAMPLE.test(sample)) &&
    (keepBoth === undefined || keepBoth === '1')
  if (!isSound) throw new Problem('invalid_metadata')
  const { filetype: _, ...rest } = metadata
  const type = filetype !== undefined && TYPE.test(filetype) ? { filetype } : {}
  return { ...rest, ...type, filename: cleanFileName(filename) }
}

function isMetadataKey(key: string): key is UploadMetadataKey {
  return (UPLOAD_METADATA_KEYS as readonly string[]).includes(key)
}

function unknownField(key: string) {
  return { path: 'Upload-Metadata', code: 'unknown_field', params: { field: key.slice(0, 50) } } as const
}
