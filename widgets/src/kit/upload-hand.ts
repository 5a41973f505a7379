/** Whether the pointer or the focus is in a queue: nothing goes from under a hand that is about to press. */
export class UploadHand {
  #onLeft: () => void
  #over: Element | null = null
  #focused: Element | null = null

  constructor(onLeft: () => void) {
    this.#onLeft = onLeft
  }

  /** A queue that has gone from the page never tells that the pointer left it. */
  get isIn(): boolean {
    return this.#over?.isConnected === true || this.#hasFocus
  }

  readonly pointerEntered = ({ currentTarget }: Event): void => {
    this.#over = currentTarget as Element
  }

  readonly pointerLeft = (): void => {
    this.#over = null
    this.#tell()
  }

  readonly focusEntered = ({ currentTarget }: Event): void => {
    this.#focused = currentTarget as Element
  }

  /** A moment later it is known whether the focus only went from one row to another. */
  readonly focusLeft = (): void => void setTimeout(() => this.#tell())

  get #hasFocus(): boolean {
    return this.#focused?.isConnected === true && this.#focused.matches(':focus-within')
  }

  #tell(): void {
    if (!this.isIn) this.#onLeft()
  }
}
