import Uppy from '@uppy/core'
import Tus from '@uppy/tus'
import type { UploadMetadata } from '../../contract/index.ts'
import type { Transport } from '../transport.ts'
import { ZoneProblem } from '../zone-problem.ts'
import type { MadeVersion } from './upload-item.ts'

/** Browsers open six connections over HTTP/1.1: three are left for calls and live events. */
const PARALLEL = 3

export interface EngineListener {
  onProgress(id: string, sent: number): void
  onDone(id: string, became: MadeVersion | null, uploadId: string | null): void
  onFailure(id: string, problem: ZoneProblem): void
}

export interface EngineFile {
  id: string
  file: File
  metadata: UploadMetadata
  /** Where an interrupted upload goes on. */
  uploadUrl?: string
}

type Meta = UploadMetadata & { relativePath: string }

/** Headless Uppy and tus. It tries once; when to try again is the queue's decision. */
export class TusEngine {
  #uppy: Uppy<Meta>
  #uppyIds = new Map<string, string>()

  constructor(transport: Transport, listener: EngineListener) {
    this.#uppy = new Uppy<Meta>({
      autoProceed: false,
      allowMultipleUploadBatches: true,
      // What goes wrong is told on the queue's rows, not in a host page's console.
      logger: { debug() {}, warn() {}, error() {} },
    })
    this.#uppy.use(Tus<Meta, Record<string, never>>, {
      endpoint: `${transport.api}/uploads`,
      chunkSize: Infinity,
      limit: PARALLEL,
      retryDelays: [],
      // Nothing of ours in a host page's storage; the zone knows what is unfinished.
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => {
        for (const [name, value] of Object.entries(await transport.credentials())) request.setHeader(name, value)
      },
      onAfterResponse: (request, response) => {
        const status = response.getStatus()
        // An upload begun before answers 423 to a bearer whose time is over.
        if (status === 401 || status === 423)
          transport.tokens?.expire((request.getHeader('Authorization') ?? '').slice('Bearer '.length))
        // tus-js-client would begin anew, from the first byte, where the offset cannot be told for the moment.
        if (request.getMethod() === 'HEAD' && isTransient(status)) throw ZoneProblem.parse(status, '')
      },
    })
    this.#uppy.on('upload-progress', (file, { bytesUploaded }) => {
      if (file) listener.onProgress(file.meta.relativePath, bytesUploaded || 0)
    })
    this.#uppy.on('upload-success', (file, response) => {
      if (!file) return
      listener.onDone(file.meta.relativePath, outcomeOf(response), idOf(response))
      this.forget(file.meta.relativePath)
    })
    this.#uppy.on('upload-error', (file, error, response) => {
      if (file) listener.onFailure(file.meta.relativePath, problemOf(error, response))
    })
  }

  /** Starts a file; three are sent at a time. */
  add({ id, file, metadata, uploadUrl }: EngineFile): void {
    const uppyId = this.#uppy.addFile({
      name: metadata.filename ?? file.name,
      type: file.type,
      data: file,
      // Uppy makes its id of this field too: the same file twice stays two uploads.
      meta: { ...metadata, relativePath: id },
    })
    this.#uppyIds.set(id, uppyId)
    this.#uppy.setFileState(uppyId, {
      // Only the keys that are there: @uppy/tus sends « undefined » for the others.
      tus: { allowedMetaFields: Object.keys(metadata), ...(uploadUrl === undefined ? {} : { uploadUrl }) },
    })
    this.#uppy.upload().catch(() => {})
  }

  /** Stops or goes on where it was. */
  setPaused(id: string, isPaused: boolean): void {
    const uppyId = this.#uppyIds.get(id)
    if (uppyId === undefined) return
    const file = this.#uppy.getFile(uppyId)
    if ((file.isPaused ?? false) === isPaused) return
    // What had failed before it was suspended is not under way any more.
    if (!isPaused && file.error) this.retry(id)
    else this.#uppy.pauseResume(uppyId)
  }

  /** Tries a failed one again, from the offset that the zone tells. */
  retry(id: string): void {
    const uppyId = this.#uppyIds.get(id)
    if (uppyId !== undefined) this.#uppy.retryUpload(uppyId).catch(() => {})
  }

  /** Gives one up. @returns where the server has it, to be told: Uppy tells nothing of what failed, and never when it is gone */
  remove(id: string): string | null {
    const uppyId = this.#uppyIds.get(id)
    this.#uppyIds.delete(id)
    if (uppyId === undefined) return null
    const { tus } = this.#uppy.getFile(uppyId) as { tus?: { uploadUrl?: string } }
    const upload = this.#uppy.getPlugin<Tus<Meta, Record<string, never>>>('Tus')?.uploaders[uppyId]
    const url = upload?.url ?? tus?.uploadUrl ?? null
    if (upload) upload.url = null
    this.#uppy.removeFile(uppyId)
    return url
  }

  /** Lets go of what has come to its end, here only. */
  forget(id: string): void {
    const uppyId = this.#uppyIds.get(id)
    this.#uppyIds.delete(id)
    // After Uppy's own listeners: they still look the file up.
    if (uppyId !== undefined) setTimeout(() => this.#uppy.getFile(uppyId) && this.#uppy.removeFile(uppyId))
  }

  /** Stops everything here; the server keeps what it has, to be resumed. */
  close(): void {
    this.#uppy.pauseAll()
  }
}

function isTransient(status: number): boolean {
  return status === 401 || status === 408 || status === 429 || status >= 500
}

/** The last answer's `Upload-Document: {id};{version}`. */
function outcomeOf(response: unknown): MadeVersion | null {
  const { body } = response as { body?: { xhr?: XMLHttpRequest } }
  const [documentId, version] = body?.xhr?.getResponseHeader('Upload-Document')?.split(';') ?? []
  return documentId && version ? { documentId, version: Number(version) } : null
}

function idOf(response: unknown): string | null {
  const { uploadURL } = response as { uploadURL?: string }
  return uploadURL?.split('/').at(-1) ?? null
}

function problemOf(error: unknown, response: unknown): ZoneProblem {
  const answer = response as { status?: number; body?: { xhr?: XMLHttpRequest } } | undefined
  const status = answer?.status ?? 0
  if (status > 0) return ZoneProblem.parse(status, answer?.body?.xhr?.responseText ?? '')
  // Uppy wraps what tus throws, and tus what stopped it before an answer.
  const thrown = error as { cause?: { causingError?: unknown }; causingError?: unknown } | undefined
  const cause = thrown?.causingError ?? thrown?.cause?.causingError
  return cause instanceof ZoneProblem ? cause : ZoneProblem.offline(error)
}
