import { READY, type Look, type LookAnswer } from './look.ts'

/** After the frame has loaded, whatever it loaded. */
const TIME_TO_SPEAK = 5000

export interface LookFrameCallbacks {
  /** The frame listens. */
  onReady: () => void
  onAnswer: (answer: LookAnswer) => void
  /** It loaded and is not ours: the page around forbids it, or the zone is not there. */
  onSilent: () => void
}

/**
 * Speaks with one frame of `/apercu`. The frame is sandboxed into an origin of its own, so no address can be named
 * for it: it hands us a port, and what is sent through it reaches that document and no other.
 */
export class LookFrame {
  #find: () => HTMLIFrameElement | null
  #callbacks: LookFrameCallbacks
  #port: MessagePort | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(find: () => HTMLIFrameElement | null, callbacks: LookFrameCallbacks) {
    this.#find = find
    this.#callbacks = callbacks
    addEventListener('message', this.#onMessage)
  }

  /** The bytes move there: nothing is copied. */
  show(look: Look): void {
    this.#port?.postMessage(look, [look.bytes])
  }

  loaded = (): void => {
    clearTimeout(this.#timer)
    if (!this.#port) this.#timer = setTimeout(() => this.#callbacks.onSilent(), TIME_TO_SPEAK)
  }

  close(): void {
    clearTimeout(this.#timer)
    removeEventListener('message', this.#onMessage)
    this.#port?.close()
    this.#port = null
  }

  #onMessage = ({ source, data, ports: [port] }: MessageEvent): void => {
    const frame = this.#find()
    if (!frame || source !== frame.contentWindow || data !== READY || !port || this.#port) return
    clearTimeout(this.#timer)
    this.#port = port
    port.addEventListener('message', ({ data: answer }) => this.#callbacks.onAnswer(answer as LookAnswer))
    port.start()
    this.#callbacks.onReady()
  }
}
