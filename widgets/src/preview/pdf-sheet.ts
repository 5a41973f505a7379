import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'

/** What a phone's browser gives one canvas. */
const MOST_PIXELS = 16e6

/** One page: an empty sheet of its size until it comes near the screen, and again once it is far. */
export class PdfSheet {
  readonly element: HTMLElement = document.createElement('div')
  #pdf: PDFDocumentProxy
  #number: number
  #label: string
  #task: RenderTask | null = null
  #isNear = false

  constructor(pdf: PDFDocumentProxy, number: number, label: string) {
    this.#pdf = pdf
    this.#number = number
    this.#label = label
    this.element.className = 'sheet'
  }

  /** In points; the sheet keeps their ratio at any width. */
  shape(width: number, height: number): void {
    this.element.style.aspectRatio = `${width} / ${height}`
    this.element.style.setProperty('--points', String(width))
  }

  async draw(): Promise<void> {
    if (this.#isNear) return
    this.#isNear = true
    const page = await this.#pdf.getPage(this.#number)
    const natural = page.getViewport({ scale: 1 })
    this.shape(natural.width, natural.height)
    const fit = (this.element.clientWidth * devicePixelRatio) / natural.width
    const scale = Math.min(fit, Math.sqrt(MOST_PIXELS / (natural.width * natural.height)))
    const viewport = page.getViewport({ scale })
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.floor(viewport.width))
    canvas.height = Math.max(1, Math.floor(viewport.height))
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', this.#label)
    // Signatures and filled fields are drawn; without a layer of annotations, none of them can be followed or run.
    this.#task = page.render({ canvas, viewport })
    try {
      await this.#task.promise
    } catch (error) {
      // It went out of sight meanwhile.
      if (error instanceof Error && error.name === 'RenderingCancelledException') return
      throw error
    }
    const { items } = await page.getTextContent()
    if (!this.#isNear) return
    const words = document.createElement('p')
    words.className = 'vh'
    words.textContent = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    this.element.replaceChildren(canvas, words)
  }

  drop(): void {
    if (!this.#isNear) return
    this.#isNear = false
    this.#task?.cancel()
    this.#task = null
    const canvas = this.element.querySelector('canvas')
    // Memory is given back at once.
    if (canvas) canvas.width = canvas.height = 0
    this.element.replaceChildren()
  }
}
