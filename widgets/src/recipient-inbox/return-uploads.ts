import { UploadQueue, type JzClient, type NamedFile, type UploadItem } from '../client/index.ts'

export interface ReturnUploadsCallbacks {
  onDone: (shareId: string, item: UploadItem) => void
}

/** What the reader is sending back: one queue a share, which goes on while another page is shown. */
export class ReturnUploads {
  #callbacks: ReturnUploadsCallbacks
  #queues = new Map<string, UploadQueue>()

  constructor(callbacks: ReturnUploadsCallbacks) {
    this.#callbacks = callbacks
  }

  /** True while closing the page would interrupt something. */
  get isBusy(): boolean {
    return [...this.#queues.values()].some((queue) => queue.isBusy)
  }

  /** The queue of a share; the first time, what was left unfinished on an earlier page is looked for. */
  of(client: JzClient, shareId: string): UploadQueue {
    const known = this.#queues.get(shareId)
    if (known) return known
    const queue = new UploadQueue(client.uploads.transport, { shareId })
    queue.subscribe((event) => event.type === 'done' && this.#callbacks.onDone(shareId, event.item))
    this.#queues.set(shareId, queue)
    // Without it the list is only shorter: the zone keeps what it has until it is chosen again.
    queue.loadUnfinished().catch(() => {})
    return queue
  }

  add(client: JzClient, shareId: string, files: readonly NamedFile[], documentId?: string): void {
    if (files.length > 0) void this.of(client, shareId).add(files, documentId === undefined ? {} : { documentId })
  }

  /** Lets go of what has arrived. */
  settle(shareId: string): void {
    const queue = this.#queues.get(shareId)
    for (const { id, state } of queue?.items ?? []) if (state === 'done') queue?.cancel(id)
  }

  close(): void {
    for (const queue of this.#queues.values()) queue.close()
    this.#queues.clear()
  }
}
