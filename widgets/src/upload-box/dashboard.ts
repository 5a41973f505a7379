import Uppy from '@uppy/core'
import Dashboard from '@uppy/dashboard'

/** How one file stands, for who looks at it. */
export interface FileState {
  /** Name, and under it what is known of it. */
  label: string
  sent: number
  size: number
  state: 'waiting' | 'uploading' | 'paused' | 'failed' | 'done'
}

/** Strings of @uppy/dashboard that can be seen here, in the reader's language. */
export type DashboardWords = Record<
  | 'dashboardTitle'
  | 'dropPasteFiles'
  | 'browseFiles'
  | 'dropHint'
  | 'removeFile'
  | 'pauseUpload'
  | 'resumeUpload'
  | 'retryUpload'
  | 'uploadComplete',
  string
>

export interface DashboardListener {
  /** Says no to a file before it is in the list with the `others`. */
  mayAdd(name: string, file: File, others: File[], isKnown: boolean): boolean
  onAdded(id: string, name: string, file: File): void
  onRemoved(id: string): void
  onPaused(id: string, isPaused: boolean): void
  onRetried(id: string): void
}

/** Where the Dashboard puts one file in a row, and cuts names at 60 letters; in pixels. */
const WIDTH = 500

type Meta = { name: string }

/**
 * @uppy/dashboard as a face only: it takes files and shows how they stand. What sends them is the queue of all our
 * widgets, which outlasts a lost network. It imports nothing of ours: all doors share one copy of it.
 */
export class FileDashboard {
  #uppy: Uppy<Meta>
  #isOurs = false
  #leaving: string | undefined
  #mending: MutationObserver

  constructor(target: HTMLElement, words: DashboardWords, note: string, listener: DashboardListener) {
    this.#uppy = new Uppy<Meta>({
      autoProceed: false,
      // What goes wrong is told beside the list, not in a host page's console.
      logger: { debug() {}, warn() {}, error() {} },
      onBeforeFileAdded: ({ id, name, data }, files) => {
        const others = Object.values(files)
          .filter((other) => other.id !== this.#leaving)
          .map((other) => other.data as File)
        return listener.mayAdd(name ?? '', data as File, others, Object.hasOwn(files, id))
      },
    })
    this.#uppy.setState({ capabilities: { ...this.#uppy.getState().capabilities, resumableUploads: true } })
    this.#uppy.use(Dashboard<Meta, Record<string, never>>, {
      target,
      inline: true,
      width: '100%',
      height: 'auto',
      thumbnailWidth: 96,
      disableStatusBar: true,
      disableInformer: true,
      hideUploadButton: true,
      hideCancelButton: true,
      showRemoveButtonAfterComplete: true,
      singleFileFullScreen: false,
      proudlyDisplayPoweredByUppy: false,
      note,
      locale: { strings: words },
    })
    const dashboard = this.#uppy.getPlugin('Dashboard')
    const setState = dashboard?.setPluginState.bind(dashboard)
    // One file a row at any width, and names cut at the same length: a sheet of ours lays them out.
    if (dashboard && setState)
      dashboard.setPluginState = (state) =>
        setState(
          state && 'containerWidth' in state ? { ...state, containerWidth: WIDTH, containerHeight: WIDTH } : state,
        )
    // Of one file alone it makes an item without a list.
    this.#mending = new MutationObserver(() => {
      const list = target.querySelector('.uppy-Dashboard-files')
      if (list && !list.hasAttribute('role')) list.setAttribute('role', 'list')
    })
    this.#mending.observe(target, { childList: true, subtree: true })
    this.#uppy.on('file-added', (file) => listener.onAdded(file.id, file.name ?? '', file.data as File))
    this.#uppy.on('file-removed', (file) => !this.#isOurs && listener.onRemoved(file.id))
    this.#uppy.on('upload-pause', (file, isPaused) => file && listener.onPaused(file.id, isPaused))
    this.#uppy.on('upload-retry', (file) => file && listener.onRetried(file.id))
  }

  /** As if it had been dropped here, in the place of the one that is `leaving`. @returns its id, or null when it was refused */
  add(file: File, name: string, leaving?: string): string | null {
    this.#leaving = leaving
    try {
      return this.#uppy.addFile({ name, type: file.type, data: file })
    } catch {
      return null
    } finally {
      this.#leaving = undefined
    }
  }

  remove(id: string): void {
    this.#isOurs = true
    this.#uppy.removeFile(id)
    this.#isOurs = false
  }

  show(id: string, { label, sent, size, state }: FileState): void {
    const file = this.#uppy.getFile(id)
    if (!file) return
    const isDone = state === 'done'
    const percentage = isDone ? 100 : size === 0 ? 0 : Math.floor((100 * sent) / size)
    const error = state === 'failed' ? label : null
    const isSame =
      file.meta.name === label &&
      file.progress.percentage === percentage &&
      file.progress.uploadComplete === isDone &&
      (file.isPaused ?? false) === (state === 'paused') &&
      (file.error ?? null) === error
    if (isSame) return
    this.#uppy.setFileState(id, {
      // Its own figures are in English units.
      size: null,
      meta: { ...file.meta, name: label },
      isPaused: state === 'paused',
      error,
      progress: {
        uploadStarted: file.progress.uploadStarted ?? Date.now(),
        uploadComplete: isDone,
        percentage,
        bytesUploaded: sent,
        bytesTotal: size,
      } as never,
    })
  }

  speak(words: DashboardWords, note: string): void {
    this.#uppy.getPlugin('Dashboard')?.setOptions({ locale: { strings: words }, note })
  }

  close(): void {
    this.#mending.disconnect()
    // It takes its files out one by one.
    this.#isOurs = true
    this.#uppy.destroy()
  }
}
