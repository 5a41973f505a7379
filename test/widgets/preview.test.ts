import { assert, expect } from '@open-wc/testing'
import { addDocument, JEAN } from '../fakes/fake-zone.ts'
import { find, peek, plain } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { choose, focusedName, openList, press, reads, row, useDocsZone } from './dossier-docs-page.ts'
import { bytesOf, closePreview, dot, frameIn, isClosed, isShown, leadLinksTo } from './preview-page.ts'

const own = useDocsZone()
const MB = 1e6

const links = (): number => own.calls.filter((call) => /^POST \/documents\/[^/]+\/links/.test(call)).length

/** Adds a document that the zone has, and opens the list with it. */
async function openWith(name: string, size = 1000): Promise<Element> {
  addDocument(own.zone.state, own.dossierId, { name, size, addedBy: 'Sylvie Arsenault' })
  const docs = await openList()
  await row(docs, name)
  return docs
}

/** Enter on its row. */
async function look(docs: Element, name: string): Promise<void> {
  const box = await row(docs, name)
  box.focus()
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }))
  await find(docs, 'button', 'Fermer')
}

describe('« Aperçu » of a document', () => {
  it('shows an image in a frame that has no right at all, and gives the focus back', async function () {
    // The first page of a run loads everything.
    this.timeout(20_000)
    leadLinksTo(() => new Response(dot()))
    const docs = await openWith('Plan du lot.png')
    await look(docs, 'Plan du lot.png')
    await isShown(docs)
    const frame = frameIn(docs)
    assert.equal(frame?.getAttribute('sandbox'), 'allow-scripts')
    assert.equal(frame?.title.replace(/\s/g, ' '), 'Aperçu : Plan du lot.png')
    assert.isNull(frame?.contentDocument)
    await expect(docs).to.be.accessible()
    await closePreview(docs)
    await waitUntil(() => focusedName(docs) === 'Sélectionner Plan du lot.png', 'the focus is lost')
    assert.equal(links(), 1)
  })

  it('opens from the menu of a row and by two clicks on its name', async () => {
    leadLinksTo(() => new Response(dot()))
    const docs = await openWith('Plan du lot.png')
    await choose(docs, 'Aperçu', 'Plan du lot.png')
    await isShown(docs)
    await closePreview(docs)
    const cell = (await row(docs, 'Plan du lot.png')).closest('[part="row"]')!.querySelector('.name')!
    cell.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    await isShown(docs)
  })

  it('asks for no byte of what is never shown, and offers the download', async () => {
    const docs = await openWith('Contrat.docx')
    await look(docs, 'Contrat.docx')
    await reads(docs, "Pas d'aperçu pour ce type de document.")
    await find(docs, 'button', 'Télécharger Contrat.docx')
    assert.isNull(frameIn(docs))
    assert.equal(links(), 0)
    await expect(docs).to.be.accessible()
  })

  for (const [name, size] of [
    ['Contrat.docx', 1000],
    ['IMG_0412.HEIC', 1000],
    ['Photos.zip', 1000],
    ['Notes.txt', 1000],
    ['Numérisation.pdf', 51 * MB],
  ] as const) {
    it(`is not offered of ${name}, and the menu says why`, async () => {
      const docs = await openWith(name, size)
      await press(docs, `Autres choix : ${name}`)
      const entry = await find(docs, 'button', /^Aperçu/)
      assert.equal(entry.getAttribute('aria-disabled'), 'true')
      assert.equal(plain(entry.innerText), plain('Aperçu Ce document n’a pas d’aperçu'))
    })
  }

  it('says so of a photo that browsers do not know, and of what is too heavy', async () => {
    addDocument(own.zone.state, own.dossierId, { name: 'IMG_0412.HEIC', size: 1000, addedBy: 'Sylvie Arsenault' })
    const docs = await openWith('Numérisation.pdf', 51 * MB)
    await look(docs, 'IMG_0412.HEIC')
    await reads(docs, /Cette photo est au format HEIC/)
    await closePreview(docs)
    await look(docs, 'Numérisation.pdf')
    await reads(docs, /Pas d'aperçu au-delà de 50\sMo/)
    assert.equal(links(), 0)
  })

  for (const [what, content] of [
    ['a page', '<html><script>parent.hacked = true</script></html>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.hacked = true</script></svg>'],
  ] as const) {
    it(`goes by the first bytes, not by the name: ${what} stays a download`, async () => {
      leadLinksTo(() => new Response(bytesOf(content)))
      const docs = await openWith('Plan du lot.png')
      await look(docs, 'Plan du lot.png')
      await reads(docs, "Pas d'aperçu pour ce type de document.")
      assert.isNull(frameIn(docs))
      assert.isUndefined((window as { hacked?: boolean }).hacked)
    })
  }

  it('says that an image is damaged', async () => {
    leadLinksTo(() => new Response(dot().subarray(0, 20)))
    const docs = await openWith('Plan du lot.png')
    await look(docs, 'Plan du lot.png')
    await reads(docs, /Ce document ne peut pas être affiché ici/)
  })

  it('says what the zone says when the right has ended, and why it tries again when the network was lost', async () => {
    let answer = (): Promise<Response> =>
      Promise.resolve(Response.json({ code: 'not_found', detail: 'Ce document n’existe plus.' }, { status: 404 }))
    leadLinksTo(() => answer())
    const docs = await openWith('Plan du lot.png')
    await look(docs, 'Plan du lot.png')
    await reads(docs, "Ce document n'existe plus.")
    assert.isUndefined(peek(docs, 'button', 'Réessayer'))
    await closePreview(docs)
    answer = () => Promise.reject(new TypeError('Failed to fetch'))
    await look(docs, 'Plan du lot.png')
    await reads(docs, /Le serveur ne répond pas/)
    await expect(docs).to.be.accessible()
    answer = () => Promise.resolve(new Response(dot()))
    await press(docs, 'Réessayer')
    await isShown(docs)
    assert.equal(links(), 3)
  })

  it('offers to try again when what draws a PDF does not come', async () => {
    leadLinksTo(() => new Response(bytesOf('%PDF-1.7\n')))
    const docs = await openWith('Acte.pdf')
    await look(docs, 'Acte.pdf')
    await find(docs, 'button', 'Réessayer')
  })

  it('closes by Escape', async () => {
    leadLinksTo(() => new Response(dot()))
    const docs = await openWith('Plan du lot.png')
    await look(docs, 'Plan du lot.png')
    await isShown(docs)
    docs.shadowRoot!.querySelector('dialog[open]')!.dispatchEvent(new Event('cancel', { cancelable: true }))
    await isClosed(docs)
  })

  it('is refused in words for what is blocked', async () => {
    const blocked = addDocument(own.zone.state, own.dossierId, { name: 'Virus.pdf', size: 9, addedBy: JEAN })
    blocked.versions[0]!.state = 'infected'
    const docs = await openWith('Acte.pdf')
    const box = await row(docs, 'Virus.pdf')
    box.focus()
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
    await reads(docs, "Un document bloqué ne s'affiche pas")
    await look(docs, 'Acte.pdf')
    assert.equal(docs.shadowRoot!.querySelectorAll('dialog[open]').length, 1)
    await find(docs, 'heading', 'Acte.pdf')
  })
})
