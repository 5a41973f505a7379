import type { Look } from '../kit/look/look.ts'
import { Failure } from './failure.ts'
import { libraryUrl } from './library.ts'
import { PdfSheet } from './pdf-sheet.ts'
import { startPdfWorker } from './pdf-worker.ts'

type PdfJs = typeof import('pdfjs-dist')

/** A sheet of eleven inches by seventeen, scanned at six hundred dots an inch. */
const MOST_IMAGE_PIXELS = 70e6
const WORDS = {
  'fr-CA': {
    page: 'Page # de ##',
    lost: 'Une partie de ce document ne peut pas être affichée ici. Téléchargez-le pour le lire en entier.',
  },
  'en-CA': {
    page: 'Page # of ##',
    lost: 'A part of this document cannot be shown here. Download it to read all of it.',
  },
}

/** Draws every page on a canvas, near ones only; no script, form, link or attachment of the PDF has a place to be. */
export async function showPdf({ bytes, locale }: Look, place: HTMLElement): Promise<void> {
  const { page, lost } = WORDS[locale]
  const note = document.createElement('p')
  note.role = 'status'
  // An empty sheet would pass for an empty page.
  const tellLoss = (): void => void (note.textContent = lost)
  const [{ getDocument, PDFWorker, VerbosityLevel }, port] = await Promise.all([load(), startPdfWorker(tellLoss)])
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port, verbosity: VerbosityLevel.WARNINGS }),
    cMapUrl: libraryUrl('cmaps/'),
    standardFontDataUrl: libraryUrl('standard_fonts/'),
    wasmUrl: libraryUrl('wasm/'),
    // Its decoders in plain JavaScript: the policy of this page allows no WebAssembly.
    useWasm: false,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    // What a PDF makes its reader wonder at is no news for the console of the page around.
    verbosity: VerbosityLevel.ERRORS,
  })
  const pdf = await task.promise.catch((error: unknown) => {
    throw new Failure(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
  })

  const label = page.replace('##', String(pdf.numPages))
  const sheets = new Map<Element, PdfSheet>()
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = new PdfSheet(pdf, number, label.replace('#', String(number)))
    sheet.shape(width, height)
    sheets.set(sheet.element, sheet)
  }
  place.replaceChildren(note, ...sheets.keys())
  const [first] = sheets.values()
  await first?.draw().catch(() => {
    throw new Failure('damaged')
  })
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const sheet = sheets.get(target)
        if (isIntersecting) sheet?.draw().catch(tellLoss)
        else sheet?.drop()
      }
    },
    // Around the window of another site's frame no margin counts.
    { root: place, rootMargin: '100%' },
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
