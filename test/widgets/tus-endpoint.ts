type Answer = { status: number; headers?: Record<string, string>; body?: string }

export interface KnownUpload {
  url: string
  metadata: Record<string, string>
  size: number
  chunks: Blob[]
}

export interface TusRequest {
  method: string
  url: string
  headers: Record<string, string>
}

/**
 * `/uploads` as a page's XMLHttpRequest sees it, so that a test decides what the network does.
 * Bytes arrive in pieces of `pieceSize`; each piece counts even when the connection is lost after it.
 */
export class TusEndpoint {
  uploads: KnownUpload[] = []
  requests: TusRequest[] = []
  pieceSize = 64 * 1024
  /** Answers in the place of the endpoint; `lost` is a connection that broke. */
  interfere: (request: TusRequest, offset: number) => Answer | 'lost' | null = () => null
  onFinish: (upload: KnownUpload) => Partial<Answer> | null = () => null
  #own = window.XMLHttpRequest

  install(): void {
    const { answer } = this
    window.XMLHttpRequest = class extends EndpointRequest {
      override answer = answer
    } as unknown as typeof XMLHttpRequest
  }

  uninstall(): void {
    window.XMLHttpRequest = this.#own
  }

  /** The bytes that arrived. */
  async bytesOf(upload: KnownUpload): Promise<Uint8Array> {
    return new Uint8Array(await new Blob(upload.chunks).arrayBuffer())
  }

  of(name: string): KnownUpload[] {
    return this.uploads.filter(({ metadata }) => metadata['filename'] === name)
  }

  answer = async (
    request: TusRequest,
    body: Blob | null,
    progress: (sent: number) => void,
    isAborted: () => boolean,
  ): Promise<Answer | 'lost'> => {
    this.requests.push(request)
    const upload = this.uploads.find(({ url }) => request.url.endsWith(url))
    const before = this.interfere(request, upload ? offsetOf(upload) : 0)
    if (before) return before
    if (request.method === 'POST') return this.#create(request)
    if (!upload) return { status: 404 }
    if (request.method === 'DELETE') {
      this.uploads.splice(this.uploads.indexOf(upload), 1)
      return { status: 204 }
    }
    const length = { 'Upload-Length': String(upload.size) }
    if (request.method === 'HEAD')
      return { status: 200, headers: { 'Upload-Offset': String(offsetOf(upload)), ...length } }
    const size = body?.size ?? 0
    for (let sent = 0; sent < size; sent += this.pieceSize) {
      await frame()
      if (isAborted()) return 'lost'
      upload.chunks.push(body!.slice(sent, sent + this.pieceSize))
      progress(Math.min(sent + this.pieceSize, size))
      const broken = this.interfere({ ...request, method: 'PIECE' }, offsetOf(upload))
      if (broken) return broken
    }
    const end = offsetOf(upload) === upload.size ? this.onFinish(upload) : null
    return { status: 204, ...end, headers: { 'Upload-Offset': String(offsetOf(upload)), ...end?.headers } }
  }

  #create({ headers }: TusRequest): Answer {
    const pairs = (headers['upload-metadata'] ?? '').split(',').map((pair) => pair.split(' '))
    const decode = (text = ''): string =>
      new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
    const upload: KnownUpload = {
      url: `/api/v1/uploads/${this.uploads.length}`,
      metadata: Object.fromEntries(pairs.map(([key, value]) => [key, decode(value)])),
      size: Number(headers['upload-length']),
      chunks: [],
    }
    this.uploads.push(upload)
    return { status: 201, headers: { Location: upload.url } }
  }
}

const offsetOf = ({ chunks }: KnownUpload): number => chunks.reduce((sum, { size }) => sum + size, 0)
const frame = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** What tus-js-client uses of an XMLHttpRequest. */
class EndpointRequest {
  declare answer: TusEndpoint['answer']
  upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number }) => void } = {}
  withCredentials = false
  status = 0
  responseText = ''
  onload: () => void = () => {}
  onerror: (event: unknown) => void = () => {}
  #request: TusRequest = { method: '', url: '', headers: {} }
  #headers: Record<string, string> = {}
  #isAborted = false

  open(method: string, url: string): void {
    Object.assign(this.#request, { method, url: new URL(url, location.href).href })
  }

  setRequestHeader(name: string, value: string): void {
    this.#request.headers[name.toLowerCase()] = value
  }

  getResponseHeader(name: string): string | null {
    return this.#headers[name.toLowerCase()] ?? null
  }

  abort(): void {
    this.#isAborted = true
  }

  send(body: Blob | null): void {
    const progress = (loaded: number): void => this.upload.onprogress?.({ lengthComputable: true, loaded })
    void this.#settle(this.answer(this.#request, body, progress, () => this.#isAborted))
  }

  async #settle(coming: Promise<Answer | 'lost'>): Promise<void> {
    const answer = await coming
    if (this.#isAborted) return
    if (answer === 'lost') return this.onerror(new ProgressEvent('error'))
    this.status = answer.status
    this.responseText = answer.body ?? ''
    for (const [name, value] of Object.entries({ 'Tus-Resumable': '1.0.0', ...answer.headers }))
      this.#headers[name.toLowerCase()] = value
    this.onload()
  }
}
