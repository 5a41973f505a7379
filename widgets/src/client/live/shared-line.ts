import type { ZoneLiveEvent } from '../live-events.ts'

/** What the page that holds the stream tells the others; no event: a sign of life. */
export interface Heard {
  id: string | null
  event: ZoneLiveEvent | null
}

/** Between the pages of one browser, and the zones on them, that may hear the same. */
export class SharedLine {
  #onHeard: (heard: Heard) => void
  #channel: BroadcastChannel | null = null

  constructor(onHeard: (heard: Heard) => void) {
    this.#onHeard = onHeard
  }

  /** @returns false when it was listened to already. */
  join(name: string): boolean {
    if (this.#channel?.name === name) return false
    this.leave()
    this.#channel = new BroadcastChannel(name)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Heard>) => this.#onHeard(data))
    return true
  }

  tell(heard: Heard): void {
    this.#channel?.postMessage(heard)
  }

  leave(): void {
    this.#channel?.close()
    this.#channel = null
  }
}
