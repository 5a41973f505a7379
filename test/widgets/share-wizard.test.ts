import { assert, expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { addDays, expiryRange } from '@juriszone/widgets/contract'
import { addDocument } from '../fakes/fake-zone.ts'
import { all, choose, descriptionOf, find, findText, hasText, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { isFocusedOn, openWizard, press, TITLE, toRecipients, useWizardZone, wizardOf } from './share-wizard-page.ts'

const own = useWizardZone()

const labels = (select: HTMLElement): string[] => [...(select as HTMLSelectElement).options].map(({ text }) => text)

describe('the share wizard, title and expiry', () => {
  it('opens on the title, with the documents and the versions that will be sent', async function () {
    // The first page of a run loads everything.
    this.timeout(20_000)
    const place = await openWizard()
    assert.exists(peek(place, 'dialog', 'Partager des documents'))
    await isFocusedOn('Titre du partage')
    await findText(place, '2 documents choisis')
    for (const { name, version } of wizardOf(place).documents) {
      assert.equal(hasText(place, name), true)
      assert.equal(hasText(place, `version ${version}`), true)
    }
    await expect(wizardOf(place)).to.be.accessible()
  })

  it('proposes thirty days, says the date in words, and takes tomorrow to one year', async () => {
    const place = await openWizard()
    const { first, last, suggested } = expiryRange(new Date())
    const date = await find<HTMLInputElement>(place, 'date', 'Date d’expiration')
    assert.deepEqual([date.value, date.min, date.max], [suggested, first, last])
    type(date, addDays(last, -1))
    const words = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'full' }).format(new Date(`${addDays(last, -1)}T12:00`))
    await findText(place, `Accessible jusqu’au ${words}, à la fin de la journée (heure de l’Est).`)
  })

  it('takes nonsense for no date, and names the days that may be chosen', async () => {
    const place = await openWizard()
    const date = await find<HTMLInputElement>(place, 'date', 'Date d’expiration')
    date.focus()
    await sendKeys({ press: 'Backspace' })
    await waitUntil(() => descriptionOf(date).startsWith('Choisissez une date entre demain et le'))
    assert.isFalse(date.hasAttribute('aria-invalid'))
    date.blur()
    await waitUntil(() => date.getAttribute('aria-invalid') === 'true')
    type(date, expiryRange(new Date()).first)
    await waitUntil(() => !date.hasAttribute('aria-invalid'))
  })

  it('cuts a long list of documents, and shows the rest when asked', async () => {
    const { id } = own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!
    for (let n = 1; n <= 40; n++) addDocument(own.zone.state, id, { name: `Annexe ${n}.pdf`, addedBy: 'Sylvie' })
    const place = await openWizard(40)
    await findText(place, '40 documents choisis')
    assert.lengthOf(all(place, 'button', /^Ne pas partager/), 6)
    await press(place, 'Afficher les 34 autres documents')
    await waitUntil(() => all(place, 'button', /^Ne pas partager/).length === 40)
    await isFocusedOn(`Ne pas partager : ${wizardOf(place).documents[6]!.name}`)
  })

  it('says under each field what is wrong, goes to the first, and takes it back once it is right', async () => {
    const place = await openWizard()
    const date = await find(place, 'date', 'Date d’expiration')
    type(date, '2020-01-01')
    await press(place, 'Suivant')
    const title = await find(place, 'textbox', 'Titre du partage')
    await waitUntil(() => title.getAttribute('aria-invalid') === 'true')
    await isFocusedOn('Titre du partage')
    assert.equal(descriptionOf(title), 'Donnez un titre au partage.')
    assert.equal(date.getAttribute('aria-invalid'), 'true')
    assert.match(descriptionOf(date), /^Choisissez une date entre demain et le \d+(er)? \S+ 20\d\d\.$/)
    await expect(wizardOf(place)).to.be.accessible()
    type(title, TITLE)
    await waitUntil(() => !title.hasAttribute('aria-invalid'))
  })

  it('names the other members to notify as well', async () => {
    const place = await openWizard()
    const box = await find<HTMLInputElement>(place, 'checkbox', 'Me Luc Thibodeau')
    assert.equal(peek(place, 'checkbox', 'Sylvie Arsenault'), undefined)
    box.click()
    await toRecipients(place)
    choose(await find(place, 'combobox', 'Intervenant'), 'Jean Roy')
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le partage est complété.')
    const luc = own.zone.state.members.find(({ name }) => name === 'Me Luc Thibodeau')
    assert.deepEqual(own.sendings[0]?.body.alsoNotify, [luc?.id])
  })

  it('lets a document be left out, but not the last one', async () => {
    const place = await openWizard()
    const [left] = wizardOf(place).documents
    await press(place, `Ne pas partager : ${left!.name}`)
    await findText(place, '1 document choisi')
    assert.equal(peek(place, 'button', /^Ne pas partager/), undefined)
  })
})

describe('the share wizard, recipients', () => {
  it('begins with one empty row: no right to return, a notice by e-mail', async () => {
    const place = await openWizard()
    await toRecipients(place)
    await isFocusedOn('Intervenant')
    assert.lengthOf(all(place, 'combobox'), 1)
    assert.equal((await find<HTMLInputElement>(place, 'checkbox', 'Modification')).checked, false)
    assert.equal((await find<HTMLInputElement>(place, 'checkbox', 'Notification')).checked, true)
    await expect(wizardOf(place)).to.be.accessible()
  })

  it('offers each party of the dossier once, and none that has left', async () => {
    own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!.parties[1]!.hasLeft = true
    const place = await openWizard()
    await toRecipients(place)
    const first = await find(place, 'combobox', 'Intervenant')
    assert.deepEqual(labels(first).slice(1), ['Jean Roy', 'Gestion ABC inc.', 'Prêts Fleuve et Monts inc.'])
    choose(first, 'Jean Roy')
    await press(place, 'Ajouter un destinataire')
    await waitUntil(() => all(place, 'combobox').length === 2)
    assert.notInclude(labels(all(place, 'combobox')[1]!), 'Jean Roy')
    await press(place, 'Ajouter un destinataire')
    await findText(place, 'Tous les intervenants du dossier ont leur place ci-dessus.')
    assert.equal(peek(place, 'button', 'Ajouter un destinataire'), undefined)
  })

  it('tells two parties of one name apart by their address', async () => {
    const { parties } = own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!
    parties[1]!.name = 'Jean Roy'
    const place = await openWizard()
    await toRecipients(place)
    assert.deepEqual(
      labels(await find(place, 'combobox', 'Intervenant')).slice(1, 3),
      parties.slice(0, 2).map(({ name, email }) => `${name} (${email})`),
    )
  })

  it('asks for the party of a row, or to remove the row', async () => {
    const place = await openWizard()
    await toRecipients(place)
    await press(place, 'Terminer et accepter')
    await waitUntil(() => all(place, 'combobox')[0]?.getAttribute('aria-invalid') === 'true')
    assert.equal(
      descriptionOf(all(place, 'combobox')[0]!),
      "Choisissez l'intervenant qui recevra les documents, ou retirez ce destinataire.",
    )
    await isFocusedOn('Intervenant')
    assert.lengthOf(own.sendings, 0)
    await press(place, 'Retirer le destinataire 1')
    await isFocusedOn('Ajouter un destinataire')
    await press(place, 'Terminer et accepter')
    await findText(place, 'Ajoutez au moins un destinataire.')
  })

  it('refuses a comment that is too long, and says by how much', async () => {
    const place = await openWizard()
    await toRecipients(place)
    const comment = await find(place, 'textbox', 'Commentaires')
    type(comment, 'a'.repeat(2003))
    comment.blur()
    await waitUntil(() => descriptionOf(comment) === 'Texte trop long de 3 caractères. La limite est de 2 000.')
  })

  it('keeps all that was typed on the way back and forth', async () => {
    const place = await openWizard()
    await toRecipients(place)
    choose(await find(place, 'combobox', 'Intervenant'), 'Marie-Ève Gauthier')
    type(await find(place, 'textbox', 'Commentaires'), 'Bonjour')
    await press(place, 'Précédent')
    assert.equal((await find<HTMLInputElement>(place, 'textbox', 'Titre du partage')).value, TITLE)
    await isFocusedOn('Titre du partage')
    await press(place, 'Suivant')
    const select = await find<HTMLSelectElement>(place, 'combobox', 'Intervenant')
    assert.equal(select.selectedOptions[0]?.text, 'Marie-Ève Gauthier')
    assert.equal((await find<HTMLTextAreaElement>(place, 'textbox', 'Commentaires')).value, 'Bonjour')
  })
})
