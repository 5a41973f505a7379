import { assert, expect } from '@open-wc/testing'
import { heicBytes } from '../support/heic.ts'
import { find, findText, hasText, plain } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { dot } from './preview-page.ts'
import { chooseFiles, give, listed, openDocuments, pdf, untilReady, useBoxZone } from './upload-box-page.ts'

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
    const box = await openDocuments()
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
    const box = await openDocuments()
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
    const box = await openDocuments()
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

/** What stands before a name: the picture itself, or its sign. */
function pictureOf(box: Element, row: number): Element {
  const place = box.shadowRoot!.querySelectorAll('.uppy-Dashboard-Item-previewInnerWrap')[row]!
  return place.querySelector('img') ?? place.querySelector('.uppy-Dashboard-Item-previewIcon svg')!
}

describe('photos of iPhones', () => {
  it('arrive as they were, under their name and type', async () => {
    const box = await openDocuments()
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

  it('have a picture’s sign in the list, never a broken picture', async () => {
    const box = await openDocuments()
    chooseFiles(
      box,
      heic('IMG_0412.HEIC'),
      heic('Passeport.heic', ''),
      new File([dot()], 'Plan.png', { type: 'image/png' }),
    )
    await untilReady(box, 3)
    await waitUntil(() => pictureOf(box, 2).tagName === 'IMG', 'no picture of what browsers know')
    const [named, unnamed] = [pictureOf(box, 0), pictureOf(box, 1)]
    assert.equal(named.tagName, 'svg')
    assert.exists(named.querySelector('circle'), 'a sheet’s sign')
    assert.isTrue(unnamed.isEqualNode(named), 'two signs')
    await expect(box).to.be.accessible()
  })

  it('may be one side of an identity piece, whatever the phone calls them', async () => {
    const box = await openDocuments()
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

describe('one side of an identity piece', () => {
  const side = (size: number, name = 'photo.jpg'): File =>
    new File([new Uint8Array(size)], name, { type: 'image/jpeg' })
  const pick = (box: Element, file: File): void => give(within(box, '#recto + input') as HTMLInputElement, [file])
  const sizes = (): number[] => own.zone.state.visits[0]!.files.map(({ size }) => size)

  it('takes the place of the one before it in a box that is full', async () => {
    Object.assign(own.zone.state.box, { maxFiles: 2, maxBytes: 2000 })
    // The zone counts what it still has.
    own.uploads.interfere = ({ method }) =>
      method === 'POST' && sizes().length >= 2 ? { status: 422, body: '{"code":"deposit_full"}' } : null
    const box = await openDocuments()
    pick(box, side(900))
    await untilReady(box, 1)
    chooseFiles(box, pdf('Relevé.pdf'))
    await untilReady(box, 2)
    own.zone.latency = 300
    pick(box, side(1000, 'autre.jpg'))
    await waitUntil(() => sizes().join() === '1000,1000', 'the other one is not there')
    await untilReady(box, 2)
    assert.isFalse(hasText(box, 'Trop de documents'))
    own.zone.latency = 0
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
  })

  it('stays where the other one is refused', async () => {
    Object.assign(own.zone.state.box, { maxFiles: 2, maxBytes: 2000 })
    const box = await openDocuments()
    pick(box, side(900))
    await untilReady(box, 1)
    chooseFiles(box, pdf('Relevé.pdf'))
    await untilReady(box, 2)
    pick(box, side(1001, 'autre.jpg'))
    await findText(box, 'Trop volumineux.')
    assert.deepEqual(sizes(), [900, 1000])
    assert.lengthOf(listed(box), 2)
  })
})

describe('files that are listed', () => {
  it('are in the language that the reader changes to, once its words have come', async () => {
    const box = await openDocuments()
    chooseFiles(box, pdf('Relevé.pdf', 10))
    await untilReady(box, 1)
    box.locale = 'en-CA'
    await waitUntil(() => plain(listed(box)[0]!).endsWith('10 B · Ready'), `it says: ${listed(box)[0]}`)
    await find(box, 'button', 'Remove: Relevé.pdf 10 B · Ready')
    box.locale = 'fr-CA'
    await untilReady(box, 1)
  })
})
