import { assert, expect, oneEvent } from '@open-wc/testing'
import type { DossierDocument } from '@juriszone/widgets/contract'
import type { JzDocumentRemovedEvent, JzShareRequestedEvent } from '../../widgets/src/dossier-docs/events.ts'
import type { JzErrorEvent } from '../../widgets/src/kit/index.ts'
import { addDocument, returnDocument } from '../fakes/fake-zone.ts'
import { all, find, findText, hasText, peek, plain, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import {
  choose,
  filterBy,
  focusedName,
  isGone,
  openDocs,
  openList,
  press,
  reads,
  row,
  shownNames,
  useDocsZone,
} from './dossier-docs-page.ts'

const own = useDocsZone()
const DEED = 'Projet d’acte de vente.docx'
const PLAN = 'Certificat de localisation.pdf'
const OFFER = 'Offre de financement.pdf'

describe('the documents of a dossier', function () {
  // The first page of a run loads everything.
  this.timeout(20_000)

  it('tells of each what a clerk needs: size, versions, date, who, and the state of its shares', async () => {
    const docs = await openList()
    for (const text of [
      '2,9 Mo',
      'Téléchargé par 2 de 2',
      'Remis par Jean Roy',
      'Partage expiré',
      'Vérification en cours',
    ])
      await findText(docs, text)
    await findText(docs, 'Bloqué : un virus a été trouvé.')
    await findText(docs, 'Retenu : le contenu ne correspond pas au nom.')
    await findText(docs, 'Nouveau')
    await expect(docs).to.be.accessible()
  })

  it('keeps all of it readable in a narrow place', async () => {
    const docs = await openList(360)
    assert.isAtMost(docs.closest('div')!.scrollWidth, 360)
    await findText(docs, 'Plus récents')
    await expect(docs).to.be.accessible()
  })

  it('tells the zone that the returns were seen, once they are on screen', async () => {
    await openList()
    await waitUntil(() => own.calls.includes(`POST /dossiers/${own.dossierId}/seen`))
  })

  it('finds by name, whatever case and accents, and says when there is nothing', async () => {
    const docs = await openList()
    filterBy(docs, 'DECLARATION')
    await isGone(docs, PLAN)
    assert.deepEqual(shownNames(docs), ['Déclaration de copropriété.pdf'])
    filterBy(docs, 'hypothèque')
    await findText(docs, 'Aucun document ne contient « hypothèque » dans son nom.')
    await press(docs, 'Effacer le filtre')
    await row(docs, PLAN)
  })

  it('sorts by a column, one way then the other', async () => {
    const docs = await openList()
    await press(docs, 'Nom')
    await waitUntil(() => shownNames(docs)[0] === PLAN)
    await press(docs, 'Nom')
    await waitUntil(() => shownNames(docs).at(-1) === PLAN)
  })

  it('loads by pages, more near the end, never all at start', async () => {
    for (let n = 0; n < 450; n++)
      addDocument(own.zone.state, own.dossierId, {
        name: `Annexe ${n}.pdf`,
        addedBy: 'Sylvie Arsenault',
        at: '2020-01-01T00:00:00Z',
      })
    const docs = await openList()
    const pages = (): number => own.calls.filter((call) => call.includes('cursor=')).length
    assert.isBelow(pages(), 3)
    const before = pages()
    await press(docs, 'Afficher la suite')
    await waitUntil(() => pages() > before)
    assert.lengthOf(new Set(shownNames(docs)), shownNames(docs).length)
  })

  it('shows at once what others do, and keeps what is selected', async () => {
    const docs = await openList()
    const box = await row(docs, OFFER)
    box.click()
    const share = own.zone.state.shares.find(({ title }) => title.includes('relecture'))!
    returnDocument(own.zone.state, { shareId: share.id, email: 'jean.roy@courriel.example', name: 'Passeport.jpg' })
    await row(docs, 'Passeport.jpg')
    assert.isTrue((await row(docs, OFFER)).checked)
    await findText(docs, '1 document sélectionné')
  })

  it('says what went wrong and tries again', async () => {
    own.zone.failure = 'offline'
    // The list asks as soon as it is there: a host that listens later hears nothing of it.
    const error = oneEvent<JzErrorEvent>(document, 'jz-error')
    const docs = await openDocs()
    await findText(docs, 'Connexion perdue.')
    assert.deepInclude(await error, { code: 'offline', retryable: true })
    own.zone.failure = null
    await press(docs, 'Réessayer')
    await row(docs, PLAN)
    assert.isFalse(hasText(docs, 'Connexion perdue.'))
  })

  it('speaks English to who asks for it', async () => {
    const docs = await openList()
    docs.locale = 'en-CA'
    await find(docs, 'button', 'Add documents')
    await findText(docs, 'Downloaded by 2 of 2')
  })
})

describe('the actions on documents', function () {
  // The first page of a run loads everything.
  this.timeout(20_000)

  it('selects one, a range with Shift, all, none', async () => {
    const docs = await openList()
    const names = shownNames(docs)
    const [first, third] = [await row(docs, names[1]!), await row(docs, names[3]!)]
    first.click()
    third.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true }))
    await findText(docs, '3 documents sélectionnés')
    ;(await find(docs, 'checkbox', 'Tout sélectionner')).click()
    await findText(docs, `${names.length} documents sélectionnés`)
    await press(docs, 'Tout désélectionner')
    await waitUntil(() => !peek(docs, 'button', 'Actions'))
  })

  it('« Tout sélectionner » means all that is listed, loaded or not', async () => {
    for (let n = 0; n < 250; n++)
      addDocument(own.zone.state, own.dossierId, {
        name: `Annexe ${n}.pdf`,
        addedBy: 'Sylvie Arsenault',
        at: '2020-01-01T00:00:00Z',
      })
    const docs = await openList()
    const count = own.zone.state.documents.filter(({ dossierId }) => dossierId === own.dossierId).length
    ;(await find(docs, 'checkbox', 'Tout sélectionner')).click()
    await findText(docs, `${count} documents sélectionnés`)
  })

  it('the menu goes by keyboard, and gives the focus back', async () => {
    const docs = await openList()
    for (const name of [PLAN, OFFER]) (await row(docs, name)).click()
    await press(docs, 'Actions')
    await waitUntil(() => focusedName(docs) === 'Partager les documents sélectionnés')
    const goTo = (key: string, next: RegExp): void => {
      docs.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      assert.match(focusedName(docs), next)
    }
    goTo('ArrowDown', /^Aperçu/)
    goTo('ArrowDown', /^Télécharger$/)
    goTo('End', /^Supprimer$/)
    goTo('ArrowDown', /^Partager les documents sélectionnés$/)
    await expect(docs).to.be.accessible()
    const rename = all(docs, 'button', /^Renommer/)[0]!
    assert.equal(rename.getAttribute('aria-disabled'), 'true')
    assert.equal(plain(rename.innerText), 'Renommer Un seul document à la fois')
    docs.shadowRoot!.querySelector<HTMLElement>('[part="menu"]')!.hidePopover()
    await waitUntil(() => focusedName(docs) === 'Actions')
  })

  it('asks the host to share, and opens our own wizard when it does not', async () => {
    const docs = await openList()
    ;(await row(docs, PLAN)).click()
    let asked: readonly DossierDocument[] = []
    const refuse = (event: JzShareRequestedEvent): void => {
      event.preventDefault()
      asked = event.documents
    }
    docs.addEventListener('jz-share-requested', refuse)
    await choose(docs, 'Partager les documents sélectionnés')
    await waitUntil(() => asked.length === 1)
    assert.equal(asked[0]?.name, PLAN)
    docs.removeEventListener('jz-share-requested', refuse)
    await choose(docs, 'Partager les documents sélectionnés')
    await reads(docs, 'Titre du partage')
    await find(docs, 'dialog', 'Partager des documents')
  })

  it('renames, and says under the field why a name cannot be', async () => {
    const docs = await openList()
    await choose(docs, 'Renommer', PLAN)
    const field = await waitFor<HTMLInputElement>(docs, '#rename-name')
    type(field, OFFER)
    await press(docs, 'Renommer')
    await waitUntil(() => field.getAttribute('aria-invalid') === 'true')
    await expect(docs).to.be.accessible()
    type(field, 'Plan.pdf')
    assert.equal(field.value, 'Plan.pdf')
    await press(docs, 'Renommer')
    await row(docs, 'Plan.pdf')
    await waitUntil(() => focusedName(docs) === 'Autres choix : Plan.pdf')
  })

  it('takes no name that holds a path, and none that is an extension alone', async () => {
    const docs = await openList()
    await choose(docs, 'Renommer', PLAN)
    const field = await waitFor<HTMLInputElement>(docs, '#rename-name')
    for (const [typed, said] of [
      ['Acte 12/05 final.pdf', 'Le nom ne peut contenir ni / ni \\.'],
      ['Acte 12\\05 final.pdf', 'Le nom ne peut contenir ni / ni \\.'],
      ['..', 'Donnez un nom au document.'],
      ['.pdf', 'Donnez un nom au document.'],
    ] as const) {
      type(field, typed)
      await press(await find(docs, 'dialog', 'Renommer'), 'Renommer')
      await findText(docs, said)
    }
    assert.isFalse(own.calls.some((call) => call.startsWith('PATCH')))
  })

  it('deletes after naming the live shares that it ends, and brings back', async () => {
    const docs = await openList()
    ;(await row(docs, DEED)).click()
    await choose(docs, 'Supprimer')
    await findText(docs, 'Projet d’acte pour relecture')
    await expect(docs).to.be.accessible()
    const dialog = await find(docs, 'dialog', `Supprimer ${DEED}?`)
    const removed = oneEvent<JzDocumentRemovedEvent>(docs, 'jz-document-removed')
    await press(dialog, 'Supprimer')
    assert.equal((await removed).name, DEED)
    await isGone(docs, DEED)
    await waitUntil(() => focusedName(docs).startsWith('Documents'))
    await press(docs, 'Corbeille')
    await press(docs, `Restaurer : ${DEED}`)
    await findText(docs, 'La corbeille est vide.')
    await press(docs, 'Retour aux documents')
    await row(docs, DEED)
  })

  it('« Annuler » brings back, says so, and gives the focus to what came back', async () => {
    const docs = await openList()
    await press(docs, 'Supprimer : Reçu de taxes municipales.pdf')
    await press(await find(docs, 'dialog', /^Supprimer/), 'Supprimer')
    await press(docs, 'Annuler')
    await findText(docs, 'Reçu de taxes municipales.pdf : restauré.')
    await waitUntil(() => focusedName(docs) === 'Sélectionner Reçu de taxes municipales.pdf')
  })

  it('a deletion that could not be done asks again, and says why', async () => {
    const docs = await openList()
    await press(docs, 'Supprimer : Reçu de taxes municipales.pdf')
    const asked = await find(docs, 'dialog', /^Supprimer/)
    own.zone.failure = 'offline'
    await press(asked, 'Supprimer')
    await findText(docs, 'La suppression n’est pas faite.')
    own.zone.failure = null
    await press(await find(docs, 'dialog', /^Supprimer/), 'Supprimer')
    await isGone(docs, 'Reçu de taxes municipales.pdf')
  })

  it('« Conserver » deletes nothing', async () => {
    const docs = await openList()
    await press(docs, 'Supprimer : Reçu de taxes municipales.pdf')
    await press(docs, 'Conserver')
    assert.isFalse(own.calls.some((call) => call.startsWith('DELETE')))
  })

  it('a returned version becomes current only when it is adopted', async () => {
    const docs = await openList()
    await findText(docs, 'Version 4 remise par Jean Roy')
    await choose(docs, 'Versions', DEED)
    await find(docs, 'dialog', `Versions : ${DEED}`)
    await findText(docs, 'Courante')
    await expect(docs).to.be.accessible()
    await press(docs, 'Adopter cette version : Version 4')
    await findText(docs, 'la version 4 est maintenant la version courante')
    await waitUntil(() => !hasText(docs, 'Version 4 remise par Jean Roy'))
  })

  it('downloads one as it is and several as an archive', async () => {
    const docs = await openList()
    ;(await row(docs, PLAN)).click()
    await choose(docs, 'Télécharger')
    await waitUntil(() => own.calls.some((call) => /^POST \/documents\/[^/]+\/links$/.test(call)))
    ;(await row(docs, OFFER)).click()
    await choose(docs, 'Télécharger')
    await waitUntil(() => own.calls.includes(`POST /dossiers/${own.dossierId}/archives`))
  })
})

async function waitFor<E extends HTMLElement>(docs: Element, selector: string): Promise<E> {
  await waitUntil(() => docs.shadowRoot!.querySelector(selector))
  return docs.shadowRoot!.querySelector<E>(selector)!
}
