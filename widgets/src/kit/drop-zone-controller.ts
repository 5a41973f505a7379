import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { droppedFiles, type NamedFile } from '../client/index.ts'

export interface DropZoneCallbacks {
  onFiles: (files: NamedFile[]) => void
  /** Files are near: load what will send them. */
  onHint?: () => void
  isDisabled?: () => boolean
}

/** Makes the whole widget a target for files. Show the drop state while `isDragging`. */
export class DropZoneController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #callbacks: DropZoneCallbacks
  /** Enter and leave come for every inner element: the balance tells. */
  #depth = 0
  #count = 0

  constructor(host: ReactiveControllerHost & HTMLElement, callbacks: DropZoneCallbacks) {
    this.#host = host
    this.#callbacks = callbacks
    host.addController(this)
  }

  get isDragging(): boolean {
    return this.#depth > 0
  }

  /** How many things are over the widget; a folder counts as one. */
  get count(): number {
    return this.#count
  }

  hostConnected(): void {
    this.#host.addEventListener('dragenter', this.#onEnter)
    this.#host.addEventListener('dragover', this.#onOver)
    this.#host.addEventListener('dragleave', this.#onLeave)
    this.#host.addEventListener('drop', this.#onDrop)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragenter', this.#onEnter)
    this.#host.removeEventListener('dragover', this.#onOver)
    this.#host.removeEventListener('dragleave', this.#onLeave)
    this.#host.removeEventListener('drop', this.#onDrop)
    this.#depth = 0
  }

  #accepts(event: DragEvent): DataTransfer | null {
    const transfer = event.dataTransfer
    return transfer?.types.includes('Files') && !this.#callbacks.isDisabled?.() ? transfer : null
  }

  #onEnter = (event: DragEvent): void => {
    const transfer = this.#accepts(event)
    if (!transfer) return
    event.preventDefault()
    this.#depth++
    this.#count = transfer.items.length
    this.#callbacks.onHint?.()
    this.#host.requestUpdate()
  }

  #onOver = (event: DragEvent): void => {
    const transfer = this.#accepts(event)
    if (!transfer) return
    event.preventDefault()
    transfer.dropEffect = 'copy'
  }

  #onLeave = (event: DragEvent): void => {
    if (!this.#accepts(event)) return
    this.#depth = Math.max(0, this.#depth - 1)
    this.#host.requestUpdate()
  }

  #onDrop = (event: DragEvent): void => {
    const transfer = this.#accepts(event)
    if (!transfer) return
    event.preventDefault()
    this.#depth = 0
    this.#host.requestUpdate()
    void droppedFiles(transfer).then((files) => files.length > 0 && this.#callbacks.onFiles(files))
  }
}
