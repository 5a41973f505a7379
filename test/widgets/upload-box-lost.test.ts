import { assert, expect } from '@open-wc/testing'
import { FAKE_VISIT_CODE } from '../fakes/fake-zone.ts'
import { fileOnDisk } from '../support/file-on-disk.ts'
import { find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import {
  chooseFiles,
  enterCode,
  listed,
  openBox,
  openDocuments,
  pdf,
  toDocuments,
  untilReady,
  useBoxZone,
} from './upload-box-page.ts'

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
    const box = await openDocuments()
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

  it('says which document changed while it was sent, and goes on without it', async () => {
    const { file, change } = await fileOnDisk('Relevé.pdf', new Uint8Array(20_000))
    const box = await openBox()
    own.uploads.pieceSize = 100
    let isChanged = false
    own.uploads.interfere = ({ method }) => (method === 'PIECE' && isChanged ? 'lost' : null)
    await toDocuments(box)
    chooseFiles(box, file)
    await waitUntil(() => own.uploads.uploads.some(({ chunks }) => chunks.length > 0))
    await change()
    isChanged = true
    await findText(box, /Ce document ne peut pas être lu\. .*modifié.* Retirez-le, puis choisissez-le de nouveau\./)
    assert.isFalse(hasText(box, 'Rien n’est perdu'))
    await expect(box).to.be.accessible()
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Un document n’a pas pu être téléversé.')
    isChanged = false
    ;(await find(box, 'button', 'Retirer : Relevé.pdf')).click()
    await waitUntil(() => listed(box).length === 0)
    chooseFiles(box, pdf('Relevé.pdf', 1000))
    await untilReady(box, 1)
  })

  it('sends nothing more once it is out of the page, and goes on when it is put back', async () => {
    const box = await openBox()
    const place = box.parentElement!
    own.uploads.pieceSize = 1000
    let isLost = true
    const away: string[] = []
    own.uploads.interfere = ({ method }, offset) => {
      if (!box.isConnected) away.push(method)
      return isLost && (method !== 'PIECE' || offset >= 3000) && method !== 'POST' ? 'lost' : null
    }
    await toDocuments(box)
    chooseFiles(box, pdf('Relevé.pdf', 8000))
    await findText(box, 'Rien n’est perdu')
    box.remove()
    await waitUntil(() => listed(box)[0]!.includes('Suspendu'), 'it still tries')
    isLost = false
    window.dispatchEvent(new Event('online'))
    place.append(box)
    await untilReady(box, 1)
    assert.deepEqual(away, [])
    assert.lengthOf(own.uploads.uploads, 1)
    assert.equal((await own.uploads.bytesOf(own.uploads.uploads[0]!)).length, 8000)
  })

  it('leaves suspended what the visitor suspended, when it is put back', async () => {
    const box = await openBox()
    const place = box.parentElement!
    own.uploads.interfere = ({ method }) => (method === 'PATCH' ? 'lost' : null)
    await toDocuments(box)
    chooseFiles(box, pdf('Relevé.pdf'), pdf('Offre.pdf'))
    await findText(box, 'Rien n’est perdu')
    ;(await find(box, 'button', /^Suspendre le téléversement/)).click()
    const suspended = (): number => listed(box).filter((row) => row.includes('Suspendu')).length
    await waitUntil(() => suspended() === 1)
    box.remove()
    await waitUntil(() => suspended() === 2)
    own.uploads.interfere = () => null
    place.append(box)
    await untilReady(box, 1)
    assert.equal(suspended(), 1)
  })

  it('goes on while it is moved within the page', async () => {
    const box = await openBox()
    own.uploads.pieceSize = 100
    await toDocuments(box)
    let isMoved = false
    own.uploads.interfere = (_request, offset) => {
      if (offset >= 1000 && !isMoved) {
        isMoved = true
        box.parentElement!.prepend(box)
        box.parentElement!.append(box)
      }
      return null
    }
    chooseFiles(box, pdf('Relevé.pdf', 3000))
    await untilReady(box, 1)
    assert.isTrue(isMoved)
    assert.deepEqual(
      own.uploads.requests.map(({ method }) => method),
      ['POST', 'PATCH'],
    )
  })
})

describe('a box that is moved about', () => {
  it('begins nothing twice', async () => {
    const box = await openBox()
    const place = box.parentElement!
    await toDocuments(box)
    let isMoved = false
    own.uploads.pieceSize = 100
    own.uploads.interfere = ({ method }) => {
      if (method !== 'POST' || isMoved) return null
      isMoved = true
      void moveAbout()
      return null
    }
    const moveAbout = async (): Promise<void> => {
      for (let n = 0; n < 2; n++) {
        box.remove()
        await Promise.resolve()
        place.append(box)
        await Promise.resolve()
      }
    }
    chooseFiles(box, pdf('Relevé.pdf', 3000))
    await untilReady(box, 1)
    assert.lengthOf(own.uploads.uploads, 1)
  })
})

describe('a page with a box', () => {
  const listening = new Set<unknown>()
  const add = addEventListener
  const remove = removeEventListener
  before(() => {
    window.addEventListener = (...[type, listener, options]: Parameters<typeof add>) => {
      if (type === 'beforeunload') listening.add(listener)
      add(type, listener, options)
    }
    window.removeEventListener = (...[type, listener, options]: Parameters<typeof remove>) => {
      listening.delete(listener)
      remove(type, listener, options)
    }
  })
  after(() => Object.assign(window, { addEventListener: add, removeEventListener: remove }))
  const isHeld = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }))

  // A page that listens is kept out of Firefox’s memory of pages to go back to.
  it('asks before it is left, and listens for that, only while documents would be lost', async () => {
    const box = await openBox()
    const place = box.parentElement!
    await toDocuments(box)
    assert.isEmpty(listening)
    chooseFiles(box, pdf('Relevé.pdf'))
    await untilReady(box, 1)
    assert.isTrue(isHeld())
    box.remove()
    box.requestUpdate()
    await box.updateComplete
    assert.isEmpty(listening)
    place.append(box)
    await waitUntil(isHeld)
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
    assert.isEmpty(listening)
  })
})
