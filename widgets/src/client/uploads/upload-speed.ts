const WINDOW = 5_000

/** Mean speed over the last five seconds, and when something last moved. */
export class UploadSpeed {
  #marks: { at: number; sent: number }[] = []

  constructor(sent: number) {
    this.#marks.push({ at: performance.now(), sent })
  }

  mark(sent: number): void {
    const at = performance.now()
    this.#marks.push({ at, sent })
    while (this.#marks.length > 2 && at - this.#marks[1]!.at > WINDOW) this.#marks.shift()
  }

  /** Milliseconds since the last progress. */
  get silence(): number {
    return performance.now() - this.#marks.at(-1)!.at
  }

  /** Bytes a second; null before half a second is known. */
  get speed(): number | null {
    const first = this.#marks[0]!
    const elapsed = performance.now() - first.at
    return elapsed < 500 ? null : ((this.#marks.at(-1)!.sent - first.sent) * 1000) / elapsed
  }
}
