import { assert, expect, waitUntil } from '@open-wc/testing'
import { FAKE_VISIT_CODE } from '../fakes/fake-zone.ts'
import { find, findText, peek } from '../support/screen.ts'
import { chooseFiles, enterCode, listed, openBox, pdf, toDocuments, untilReady, useBoxZone } from './upload-box-page.ts'

const own = useBoxZone()

describe('a box whose network or time is lost', () => {
  it('waits for the network and goes on by itself', async () => {
    const box = await openBox()
    own.uploads.pieceSize = 1000
    let isLost = true
    own.uploads.interfere = ({ method }, offset) =>
      isLost && (method !== 'PIECE' || offset >= 3000) && method !== 'POST' ? 'lost' : null
    await toDocuments(box)
    chooseFiles(box, pdf('Relevé.pdf', 8000))
    await findText(box, 'Rien n’est perdu')
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Un document n’est pas encore prêt.')
    await expect(box).to.be.accessible()
    isLost = false
    window.dispatchEvent(new Event('online'))
    await untilReady(box, 1)
    assert.lengthOf(own.uploads.uploads, 1)
    assert.equal((await own.uploads.bytesOf(own.uploads.uploads[0]!)).length, 8000)
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
  })

  it('asks for another code when the time is over, and keeps the documents', async () => {
    const box = await openBox()
    await toDocuments(box)
    chooseFiles(box, pdf('Relevé.pdf'))
    await untilReady(box, 1)
    own.zone.state.visits[0]!.token = 'jzu_other'
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, /Le délai pour envoyer vos documents est passé/)
    await waitUntil(() => own.zone.state.visits[0]!.codesSent === 2)
    assert.notExists(peek(box, 'button', 'Changer d’adresse'))
    await waitUntil(() => box.shadowRoot!.querySelector('[aria-busy="true"]') === null)
    await enterCode(box, FAKE_VISIT_CODE)
    await find(box, 'button', 'Ajouter des documents')
    assert.lengthOf(listed(box), 1)
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
    assert.lengthOf(own.zone.state.visits, 1)
  })

  it('asks for another code for a document on its way, and goes on where it was', async () => {
    const box = await openBox()
    own.uploads.pieceSize = 1000
    let isOver = false
    own.uploads.interfere = ({ method, headers }, offset) => {
      if (method === 'PIECE') return offset >= 3000 && !isOver ? ((isOver = true), 'lost') : null
      const isOld = headers['authorization']?.endsWith('1') === true
      return isOver && isOld ? { status: 401, body: '{"code":"visit_ended"}' } : null
    }
    await toDocuments(box)
    chooseFiles(box, pdf('Relevé.pdf', 8000))
    await findText(box, /Le délai pour envoyer vos documents est passé/)
    await waitUntil(() => own.zone.state.visits[0]!.codesSent === 2)
    await waitUntil(() => box.shadowRoot!.querySelector('[aria-busy="true"]') === null)
    await enterCode(box, FAKE_VISIT_CODE)
    await untilReady(box, 1)
    assert.lengthOf(own.uploads.uploads, 1)
    assert.equal((await own.uploads.bytesOf(own.uploads.uploads[0]!)).length, 8000)
  })
})
