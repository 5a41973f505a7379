import { assert, expect, waitUntil } from '@open-wc/testing'
import { heicBytes } from '../support/heic.ts'
import { find, findText, hasText, plain } from '../support/screen.ts'
import { chooseFiles, give, listed, openBox, pdf, toDocuments, untilReady, useBoxZone } from './upload-box-page.ts'

const own = useBoxZone()

const heic = (name: string, type = 'image/heic'): File => new File([heicBytes()], name, { type })
const within = (box: Element, selector: string): HTMLElement => box.shadowRoot!.querySelector<HTMLElement>(selector)!

/** Drags these from the desk over an element and lets them go. @returns whether the page took them, and not the browser */
function drop(onto: Element, ...files: File[]): boolean[] {
  const dataTransfer = new DataTransfer()
  for (const file of files) dataTransfer.items.add(file)
  return ['dragenter', 'dragover', 'drop'].map((type) => {
    const event = new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true })
    onto.dispatchEvent(event)
    return event.defaultPrevented
  })
}

describe('files that are dropped', () => {
  it('come into the empty box, and onto the list with those that are there', async function () {
    this.timeout(30_000)
    const box = await openBox()
    await toDocuments(box)
    const [, isOverTaken, isDropTaken] = drop(within(box, '.uppy-Dashboard-AddFiles'), pdf('Relevé.pdf'))
    assert.deepEqual([isOverTaken, isDropTaken], [true, true])
    await untilReady(box, 1)

    drop(within(box, '.uppy-Dashboard-Item-name'), pdf('Offre.pdf'), heic('IMG_0412.HEIC'))
    await untilReady(box, 3)
    assert.sameMembers(
      own.uploads.uploads.map(({ metadata }) => metadata['filename']),
      ['Relevé.pdf', 'Offre.pdf', 'IMG_0412.HEIC'],
    )
    await expect(box).to.be.accessible()
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
    assert.lengthOf(own.zone.state.visits[0]!.receipt!.files, 3)
  })

  it('are taken beside the list too: the browser would show them in the place of the page', async () => {
    const box = await openBox()
    await toDocuments(box)
    const [, isOverTaken, isDropTaken] = drop(within(box, 'fieldset.identity'), pdf('Relevé.pdf'))
    assert.deepEqual([isOverTaken, isDropTaken], [true, true])
    await untilReady(box, 1)
    // Words that are dragged about are none of it.
    const words = new DataTransfer()
    words.setData('text/plain', 'Relevé')
    const event = new DragEvent('drop', { dataTransfer: words, bubbles: true, composed: true, cancelable: true })
    within(box, 'fieldset.identity').dispatchEvent(event)
    assert.isFalse(event.defaultPrevented)
    assert.lengthOf(listed(box), 1)
  })

  it('are refused for the same reasons as those that are chosen, and told beside the list', async () => {
    Object.assign(own.zone.state.box, { maxFiles: 2 })
    const box = await openBox()
    await toDocuments(box)
    chooseFiles(box, pdf('Relevé.pdf'))
    await untilReady(box, 1)
    drop(within(box, '.uppy-Dashboard-files'), pdf('virus.exe'), pdf('vide.pdf', 0), pdf('Offre.pdf'), pdf('c.pdf'))
    await untilReady(box, 2)
    await findText(box, 'Les programmes ne sont pas acceptés.')
    await findText(box, 'Ce document est vide.')
    await findText(box, /Trop de documents\. La limite est de 2/)
    assert.lengthOf(own.uploads.uploads, 2)
  })
})

describe('photos of iPhones', () => {
  it('arrive as they were, under their name and type', async () => {
    const box = await openBox()
    await toDocuments(box)
    chooseFiles(box, heic('IMG_0412.HEIC'), heic('Passeport.heic', ''))
    await untilReady(box, 2)
    assert.deepEqual(
      own.uploads.uploads.map(({ metadata }) => metadata['filename']),
      ['IMG_0412.HEIC', 'Passeport.heic'],
    )
    assert.equal(own.uploads.uploads[0]!.metadata['filetype'], 'image/heic')
    for (const upload of own.uploads.uploads) assert.deepEqual(await own.uploads.bytesOf(upload), heicBytes())
    assert.match(plain(listed(box)[0]!), /IMG_0412\.HEIC/)
    assert.isFalse(hasText(box, /pas acceptés/))
  })

  it('may be one side of an identity piece, whatever the phone calls them', async () => {
    const box = await openBox()
    await toDocuments(box)
    const recto = within(box, '#recto + input') as HTMLInputElement
    // The explorer shows what the field takes.
    assert.includeMembers(recto.accept.split(','), ['image/*', '.heic', '.heif'])
    give(recto, [heic('photo')])
    await untilReady(box, 1)
    give(within(box, '#verso + input') as HTMLInputElement, [heic('photo', 'image/heif')])
    await untilReady(box, 2)
    await waitUntil(() => own.zone.state.visits[0]!.files.length === 2)
    assert.sameMembers(
      own.zone.state.visits[0]!.files.map(({ name }) => name),
      ["Pièce d'identité – recto.heic", "Pièce d'identité – verso.heif"],
    )
  })
})
