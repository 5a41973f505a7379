import Uppy from '@uppy/core'
import { painted, placeDocs, useDossierOf } from './dossier-page.ts'

/** Frames are watched this long beyond the moment when the queue is on screen. */
const AFTER = 2000

/** Drops `count` files on the tag: milliseconds until its queue is on screen, and the longest frame meanwhile. */
async function dropFiles(count: number): Promise<{ time: number; longestFrame: number }> {
  useDossierOf(20)
  const docs = placeDocs()
  const root = docs.shadowRoot!
  await painted(root, () => root.querySelector('[part~="row"]') !== null)
  const transfer = new DataTransfer()
  for (const file of newFiles(count)) transfer.items.add(file)
  // The libraries come at the first sign of an upload, as they do for a hand that drags.
  docs.dispatchEvent(dragEvent('dragenter', transfer))
  await new Promise((resolve) => setTimeout(resolve, AFTER))

  const told = `${new Intl.NumberFormat('fr-CA').format(count)}\u00a0téléversements`
  let isOver = false
  let longestFrame = 0
  let before = performance.now()
  const watch = (now: number): void => {
    longestFrame = Math.max(longestFrame, now - before)
    before = now
    if (!isOver) requestAnimationFrame(watch)
  }
  await new Promise(requestAnimationFrame)
  before = performance.now()
  requestAnimationFrame(watch)
  const started = performance.now()
  docs.dispatchEvent(dragEvent('drop', transfer))
  const time = (await painted(root, () => root.textContent.includes(told))) - started
  await new Promise((resolve) => setTimeout(resolve, AFTER))
  isOver = true
  return { time, longestFrame }
}

/** Milliseconds that Uppy takes for as many files. */
function addToUppy(count: number): number {
  const uppy = new Uppy()
  const files = newFiles(count).map((file) => ({ name: file.name, type: file.type, data: file }))
  const started = performance.now()
  uppy.addFiles(files)
  return performance.now() - started
}

function newFiles(count: number): File[] {
  return Array.from(
    { length: count },
    (_, index) => new File([`${index}`], `pièce ${index}.pdf`, { type: 'application/pdf' }),
  )
}

function dragEvent(type: 'dragenter' | 'drop', dataTransfer: DataTransfer): DragEvent {
  return new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true })
}

Object.assign(globalThis, { dropFiles, addToUppy })
