import { checkFile, isActivePage, type UnfinishedUpload, type UploadMetadata } from '../../contract/index.ts'
import type { NamedFile } from './dropped-files.ts'
import { RetryTimer } from '../retry-timer.ts'
import type { UploadItem, UploadTarget } from './upload-item.ts'
import type { UploadSpeed } from './upload-speed.ts'

/** 20 GiB; a zone with a lower limit says so itself. */
const MAX_FILE_SIZE = 20 * 1024 ** 3

/** What the queue knows of an upload beyond what it shows. */
export type UploadJob = { -readonly [Key in keyof UploadItem]: UploadItem[Key] } & {
  /** Null for what was begun before this page, or is refused. */
  file: File | null
  /** Where an upload begun before this page goes on. */
  url: string | null
  pace: UploadSpeed | null
  retry: RetryTimer
  isInEngine: boolean
}

/** An upload of `file`, or its refusal when that is certain already. `name` has been cleaned. */
export function jobOfFile(
  { file, problem }: NamedFile,
  name: string,
  target: UploadTarget,
  metadata: UploadMetadata,
): UploadJob {
  const type = file.type === '' ? {} : { filetype: file.type }
  const job = newJob(name, file.size, { filename: name, ...type, ...target, ...metadata })
  const code = problem ?? refusalOf(name, file.size)
  if (code) return { ...job, state: 'failed', problem: { code, detail: '', retryable: false } }
  return { ...job, file }
}

/** An upload begun before this page: it goes on once its file is chosen again. */
export function jobOfUnfinished({ url, filename, size, offset, sample, documentId }: UnfinishedUpload): UploadJob {
  const original = documentId === null ? {} : { documentId }
  const metadata = { filename, ...(sample === null ? {} : { sample }), ...original }
  return { ...newJob(filename, size, metadata), url, sent: offset, state: 'interrupted' }
}

function refusalOf(name: string, size: number): string | null {
  const code = checkFile({ name, size }, MAX_FILE_SIZE)
  return code === 'file_type_refused' && isActivePage(name) ? 'active_page_refused' : code
}

function newJob(name: string, size: number, metadata: UploadMetadata): UploadJob {
  return {
    id: crypto.randomUUID(),
    name,
    size,
    sent: 0,
    state: 'waiting',
    problem: null,
    retryAt: null,
    speed: null,
    secondsLeft: null,
    metadata,
    became: null,
    uploadId: null,
    file: null,
    url: null,
    pace: null,
    retry: new RetryTimer(),
    isInEngine: false,
  }
}
