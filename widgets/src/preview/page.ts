import { READY, type Look, type LookAnswer } from '../kit/look/look.ts'
import { Failure } from './failure.ts'
import { showImage } from './show-image.ts'
import { showPdf } from './show-pdf.ts'

/** All that `/apercu` does: it is handed a document by the page around it, and shows it. */
const { port1: port, port2 } = new MessageChannel()
const answer = (told: LookAnswer): void => port.postMessage(told)
const place = document.querySelector('main')

async function show(look: Look): Promise<void> {
  if (!place) return
  const { documentElement } = document
  documentElement.lang = look.locale
  documentElement.style.setProperty('--ground', look.ground)
  documentElement.style.setProperty('--ink', look.ink)
  document.title = look.name
  place.ariaLabel = look.name
  try {
    await (look.kind === 'pdf' ? showPdf(look, place) : showImage(look, place))
    answer({ told: 'shown' })
  } catch (error) {
    answer({ told: 'failed', why: error instanceof Failure ? error.why : 'damaged' })
  }
}

port.addEventListener('message', ({ data }) => void show(data as Look))
port.start()
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') answer({ told: 'escape' })
})
// Whoever it is: there is nothing here that one could not show on a page of one's own.
if (parent !== window) parent.postMessage(READY, '*', [port2])
