import type { Look } from '../kit/look/look.ts'
import { Failure } from './failure.ts'
import { libraryUrl } from './library.ts'
import { PdfSheet } from './pdf-sheet.ts'
import { startPdfWorker } from './pdf-worker.ts'

type PdfJs = typeof import('pdfjs-dist')

const MOST_IMAGE_PIXELS = 40e6
/** What a PDF makes its reader wonder at is no news for the console of the page around. */
const ERRORS = 0
const PAGE = { 'fr-CA': 'Page # de ##', 'en-CA': 'Page # of ##' }

/** Draws every page on a canvas, near ones only; no script, form, link or attachment of the PDF has a place to be. */
export async function showPdf({ bytes, locale }: Look, place: HTMLElement): Promise<void> {
  const [{ getDocument, PDFWorker }, port] = await Promise.all([load(), startPdfWorker()])
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port, verbosity: ERRORS }),
    cMapUrl: libraryUrl('cmaps/'),
    standardFontDataUrl: libraryUrl('standard_fonts/'),
    wasmUrl: libraryUrl('wasm/'),
    // Its decoders in plain JavaScript: the policy of this page allows no WebAssembly.
    useWasm: false,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    verbosity: ERRORS,
  })
  const pdf = await task.promise.catch((error: unknown) => {
    throw new Failure(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
  })

  const label = PAGE[locale].replace('##', String(pdf.numPages))
  const sheets = new Map<Element, PdfSheet>()
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = new PdfSheet(pdf, number, label.replace('#', String(number)))
    sheet.shape(width, height)
    sheets.set(sheet.element, sheet)
  }
  place.replaceChildren(...sheets.keys())
  const [first] = sheets.values()
  await first?.draw().catch(() => {
    throw new Failure('damaged')
  })
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const sheet = sheets.get(target)
        // A page that cannot be drawn stays an empty sheet among the others.
        if (isIntersecting) sheet?.draw().catch(() => undefined)
        else sheet?.drop()
      }
    },
    { rootMargin: '100%' },
  )
  for (const element of sheets.keys()) observer.observe(element)
}

async function load(): Promise<PdfJs> {
  try {
    return (await import(libraryUrl('pdf.min.js'))) as PdfJs
  } catch {
    throw new Failure('unloaded')
  }
}
