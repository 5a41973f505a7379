import { assert, expect, oneEvent } from '@open-wc/testing'
import type { JzDocumentReturnedEvent } from '../../widgets/src/recipient-inbox/events.ts'
import { JEAN, returnDocument } from '../fakes/fake-zone.ts'
import { all, find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { dot, isShown, leadLinksTo } from './preview-page.ts'
import { chooseFile, openInbox, shareNamed, useInboxZone } from './recipient-inbox-page.ts'

const REVIEW = 'Projet d’acte pour relecture'
const READ_ONLY = 'Certificat de localisation'
const DEED = 'Projet d’acte de vente.docx'
const PASSPORT = new File(['passeport'], 'Passeport.jpg', { type: 'image/jpeg' })

const own = useInboxZone()
const review = (): string => shareNamed(own, REVIEW).id
const openings = (): number => own.calls.filter((call) => call === `POST /inbox/${review()}/opening`).length

/** The page as the reader's browser has it: in front, or behind another tab. */
function setVisible(isVisible: boolean): void {
  const visibilityState = isVisible ? 'visible' : 'hidden'
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState })
  document.dispatchEvent(new Event('visibilitychange'))
}
afterEach(() => {
  Reflect.deleteProperty(document, 'visibilityState')
})

describe('an open share', () => {
  it('says who sends it, until when, and with what words', async function () {
    // The first page of a run loads everything.
    this.timeout(20_000)
    const inbox = await openInbox(review())
    await find(inbox, 'heading', REVIEW)
    await findText(inbox, /Reçu le .* de Sylvie Arsenault \(Marchand Thibodeau, notaires\)\. Accessible jusqu'au .*\./)
    await findText(inbox, 'Bonjour Jean, voici la version à relire.')
    await findText(inbox, '418 555-0142')
    await expect(inbox).to.be.accessible()
  })

  it('counts as opened once, when the reader has it before their eyes', async () => {
    setVisible(false)
    const inbox = await openInbox(review())
    await find(inbox, 'button', 'Tout télécharger')
    assert.equal(openings(), 0)
    setVisible(true)
    await waitUntil(() => openings() === 1)
    setVisible(false)
    setVisible(true)
    inbox.share = undefined
    await find(inbox, 'link', `Ouvrir : ${REVIEW}`)
    inbox.share = review()
    await find(inbox, 'button', 'Tout télécharger')
    assert.equal(openings(), 1)
  })

  it('downloads one document by its arrow, and all as a ZIP', async () => {
    const inbox = await openInbox(review())
    ;(await find(inbox, 'button', `Télécharger ${DEED}`)).click()
    await waitUntil(() => own.downloads.length === 1)
    ;(await find(inbox, 'button', 'Tout télécharger')).click()
    await waitUntil(() => own.downloads.length === 2)
    assert.include(own.downloads[1], REVIEW)
  })

  it('shows what it can before it is downloaded, and offers that for nothing else', async () => {
    leadLinksTo(() => new Response(dot()))
    const [sent] = shareNamed(own, REVIEW).documents
    const document = own.zone.state.documents.find(({ id }) => id === sent!.id)!
    document.name = 'Plan du lot.png'
    const inbox = await openInbox(review())
    const button = await find(inbox, 'button', 'Aperçu : Plan du lot.png')
    button.focus()
    button.click()
    await isShown(inbox)
    await expect(inbox).to.be.accessible()
    ;(await find(inbox, 'button', 'Fermer')).click()
    await waitUntil(() => inbox.shadowRoot!.activeElement === button, 'the focus is lost')
    await find(inbox, 'button', 'Télécharger État des ajustements.xlsx')
    assert.lengthOf(all(inbox, 'button', /^Aperçu/), 1)
  })

  it('says why a download did not start, and starts it when asked again', async () => {
    const inbox = await openInbox(review())
    const button = await find(inbox, 'button', `Télécharger ${DEED}`)
    own.zone.failure = 'offline'
    button.click()
    await find(inbox, 'button', 'Réessayer')
    const row = button.closest('li')!
    assert.isTrue(hasText(row, 'Le téléchargement n’a pas commencé.'), 'said elsewhere than at its row')
    own.zone.failure = null
    peek(row, 'button', 'Réessayer')!.click()
    await waitUntil(() => own.downloads.length === 1)
    await waitUntil(() => !peek(inbox, 'button', 'Réessayer'))
  })

  it('waits for the check of a document, and blocks an infected one', async () => {
    const ids = shareNamed(own, REVIEW).documents.map(({ id }) => id)
    const [deed, sheet] = ids.map((id) => own.zone.state.documents.find((document) => document.id === id)!)
    for (const version of deed!.versions) version.state = 'held'
    for (const version of sheet!.versions) version.state = 'infected'
    const inbox = await openInbox(review())
    await findText(inbox, 'Vérification en cours')
    await findText(inbox, 'Bloqué : un virus a été trouvé')
    assert.lengthOf(all(inbox, 'button', /^Télécharger|^Tout télécharger/), 0)
    await expect(inbox).to.be.accessible()
  })

  it('offers no return where the firm asked for none', async () => {
    const inbox = await openInbox(shareNamed(own, READ_ONLY).id)
    await find(inbox, 'button', 'Tout télécharger')
    assert.lengthOf(all(inbox, 'button', /^Remettre/), 0)
  })
})

describe('returning documents', () => {
  it('takes a new document at once, tells the host, and lists it as returned', async () => {
    const inbox = await openInbox(review())
    const told = oneEvent(inbox, 'jz-document-returned')
    await chooseFile(inbox, 'Remettre des documents', PASSPORT)
    const event = (await told) as unknown as JzDocumentReturnedEvent
    assert.deepInclude(event, { shareId: review(), name: 'Passeport.jpg', documentId: null })
    await find(inbox, 'button', 'Retirer : Passeport.jpg')
    await findText(inbox, /Remis le \d+(er)? \S+ 20\d\d à \d+ h \d\d/)
    await waitUntil(() => !peek(inbox, 'list', 'Téléversements'), 'the row stays in the queue')
  })

  it('takes a changed version of one document', async () => {
    const inbox = await openInbox(review())
    const told = oneEvent(inbox, 'jz-document-returned')
    const file = new File(['annoté'], 'Projet (2).docx')
    await chooseFile(inbox, `Remettre une version modifiée : ${DEED}`, file)
    const { documentId } = (await told) as unknown as JzDocumentReturnedEvent
    assert.equal(documentId, shareNamed(own, REVIEW).documents[0]?.id)
    await findText(inbox, /Remis le .* · version modifiée/)
  })

  it('takes what is dropped anywhere on it', async () => {
    const inbox = await openInbox(review())
    await find(inbox, 'button', 'Remettre des documents')
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(PASSPORT)
    const drag = (type: string): boolean =>
      inbox.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    drag('dragenter')
    await findText(inbox, 'Déposez pour remettre ce document')
    drag('drop')
    await find(inbox, 'button', 'Retirer : Passeport.jpg')
  })

  it('keeps what it refuses in the list, with the reason', async () => {
    const inbox = await openInbox(review())
    await chooseFile(inbox, 'Remettre des documents', new File(['MZ'], 'facture.exe'))
    await findText(inbox, 'Type de fichier refusé.')
    await expect(inbox).to.be.accessible()
  })

  it('shows after a reload what was left unfinished', async () => {
    const { accounts, uploads } = own.zone.state
    uploads.push({
      accountId: accounts.find(({ email }) => email === JEAN)!.id,
      target: review(),
      url: '/api/v1/uploads/9',
      filename: 'acte.pdf',
      size: 100,
      offset: 62,
      sample: null,
      documentId: shareNamed(own, REVIEW).documents[0]!.id,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    })
    const inbox = await openInbox(review())
    await findText(inbox, `Version modifiée : ${DEED}`)
    await findText(inbox, 'Téléversement interrompu : choisissez de nouveau acte.pdf pour reprendre à 62 %')
  })

  it('takes a return back after asking, as long as the firm has not opened it', async () => {
    const [opened, other] = ['Lettre.pdf', 'Bail.pdf'].map((name) =>
      returnDocument(own.zone.state, { shareId: review(), email: JEAN, name }),
    )
    opened!.openedAt = new Date().toISOString()
    const inbox = await openInbox(review())
    const button = await find(inbox, 'button', 'Retirer : Bail.pdf')
    assert.isTrue(hasText(inbox, 'Lettre.pdf'))
    assert.notExists(peek(inbox, 'button', 'Retirer : Lettre.pdf'))
    button.click()
    await find(inbox, 'dialog', 'Retirer ce document?')
    ;(await find(inbox, 'button', 'Conserver')).click()
    await waitUntil(() => !peek(inbox, 'dialog', 'Retirer ce document?'))
    assert.isNull(other!.withdrawnAt)
    button.click()
    ;(await find(inbox, 'button', 'Retirer')).click()
    await waitUntil(() => !peek(inbox, 'button', 'Retirer : Bail.pdf'))
    assert.isNotNull(other!.withdrawnAt)
  })

  for (const failure of ['offline', 'unavailable'] as const) {
    it(`says at its row that a return was not taken back: ${failure}`, async () => {
      const version = returnDocument(own.zone.state, { shareId: review(), email: JEAN, name: 'Bail.pdf' })
      const inbox = await openInbox(review())
      const button = await find(inbox, 'button', 'Retirer : Bail.pdf')
      button.focus()
      button.click()
      await find(inbox, 'dialog', 'Retirer ce document?')
      own.zone.failure = failure
      ;(await find(inbox, 'button', 'Retirer')).click()
      const row = button.closest('li')!
      await findText(row, 'Bail.pdf n’a pas été retiré.')
      await waitUntil(() => row.contains(inbox.shadowRoot!.activeElement), 'the focus is elsewhere')
      assert.equal(row.querySelector('[role="alert"]')?.checkVisibility(), true)
      assert.isNull(version.withdrawnAt)
      own.zone.failure = null
      ;(await find(row, 'button', 'Réessayer')).click()
      await waitUntil(() => !peek(inbox, 'button', 'Retirer : Bail.pdf'))
      await findText(inbox, 'Bail.pdf : retiré.')
    })
  }

  it('says so when the firm was quicker', async () => {
    const version = returnDocument(own.zone.state, { shareId: review(), email: JEAN, name: 'Bail.pdf' })
    const inbox = await openInbox(review())
    const button = await find(inbox, 'button', 'Retirer : Bail.pdf')
    version.openedAt = new Date().toISOString()
    button.click()
    ;(await find(inbox, 'button', 'Retirer')).click()
    await findText(inbox, 'L’étude a déjà ouvert ce document. Communiquez avec elle pour le retirer.')
  })
})
