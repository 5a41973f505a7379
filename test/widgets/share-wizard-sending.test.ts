import { assert, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { expiryRange } from '@juriszone/widgets/contract'
import type { JzErrorEvent } from '../../widgets/src/kit/index.ts'
import type { JzShareSentEvent } from '../../widgets/src/share-wizard/events.ts'
import type { JzZoneElement } from '../../widgets/src/zone/jz-zone-element.ts'
import { all, choose, descriptionOf, find, findText, peek, type } from '../support/screen.ts'
import { isFocusedOn, openWizard, press, TITLE, toRecipients, useWizardZone, wizardOf } from './share-wizard-page.ts'

const own = useWizardZone()

describe('the share wizard, sending', () => {
  async function ready(): Promise<JzZoneElement> {
    const place = await openWizard()
    await toRecipients(place)
    choose(await find(place, 'combobox', 'Intervenant'), 'Jean Roy')
    ;(await find(place, 'checkbox', 'Modification')).click()
    type(await find(place, 'textbox', 'Commentaires'), '  Bonjour Jean  ')
    return place
  }

  it('sends what was filled in, tells the host, and shows what went to whom', async () => {
    const place = await ready()
    const told = oneEvent(place, 'jz-share-sent')
    await press(place, 'Terminer et accepter')
    const { share } = (await told) as unknown as JzShareSentEvent
    assert.equal(share.title, TITLE)
    const jean = wizardOf(place).dossier!.parties.find(({ name }) => name === 'Jean Roy')!
    assert.deepEqual(own.sendings[0]?.body, {
      title: TITLE,
      expiresOn: expiryRange(new Date()).suggested,
      documentIds: wizardOf(place).documents.map(({ id }) => id),
      recipients: [{ partyId: jean.id, mayReturn: true, notifyRecipient: true, message: 'Bonjour Jean' }],
    })
    assert.exists(peek(place, 'dialog', 'Le partage est complété.'))
    for (const text of [
      'Envoyé à 1 destinataire',
      jean.email,
      'Avis de partage envoyé',
      'Peut vous remettre des documents',
    ])
      await findText(place, text)
    await isFocusedOn('Fermer')
    await expect(wizardOf(place)).to.be.accessible()
    const closed = oneEvent(place, 'jz-wizard-closed')
    all(place, 'button', 'Fermer').at(-1)!.click()
    await closed
  })

  it('sends once for a double click', async () => {
    const place = await ready()
    const button = await find(place, 'button', 'Terminer et accepter')
    button.click()
    button.click()
    await findText(place, 'Le partage est complété.')
    assert.lengthOf(own.sendings, 1)
  })

  it('after a lost answer, « Réessayer » sends the same under the same key, and loses nothing', async () => {
    const place = await ready()
    own.onSending = async (answer) => {
      await answer()
      throw new TypeError('Failed to fetch')
    }
    const before = own.zone.state.shares.length
    const error = oneEvent(place, 'jz-error')
    await press(place, 'Terminer et accepter')
    assert.equal(((await error) as unknown as JzErrorEvent).code, 'offline')
    await findText(place, 'Connexion perdue. Vérifiez votre accès à Internet, puis réessayez.')
    assert.equal((await find<HTMLTextAreaElement>(place, 'textbox', 'Commentaires')).value, '  Bonjour Jean  ')
    await expect(wizardOf(place)).to.be.accessible()
    await press(place, 'Annuler')
    await findText(place, 'Nous ne savons pas si le partage est parti.')
    await press(place, 'Continuer le partage')
    own.onSending = (answer) => answer()
    await press(place, 'Réessayer')
    await findText(place, 'Le partage est complété.')
    assert.deepEqual(own.sendings[1], own.sendings[0])
    assert.equal(own.zone.state.shares.length, before + 1)
  })

  it('takes another key once the content is another', async () => {
    const place = await ready()
    own.onSending = () => Promise.reject(new TypeError('Failed to fetch'))
    await press(place, 'Terminer et accepter')
    await find(place, 'button', 'Réessayer')
    type(await find(place, 'textbox', 'Commentaires'), 'Bonsoir Jean')
    own.onSending = (answer) => answer()
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le partage est complété.')
    assert.notEqual(own.sendings[1]?.key, own.sendings[0]?.key)
  })

  it('puts the zone’s refusals under their fields, on the step that holds them', async () => {
    const place = await ready()
    own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!.parties[0]!.hasLeft = true
    await press(place, 'Terminer et accepter')
    const select = await find(place, 'combobox', 'Intervenant')
    await waitUntil(() => select.getAttribute('aria-invalid') === 'true')
    assert.equal(descriptionOf(select), 'Seuls les intervenants de ce dossier peuvent être destinataires.')
  })

  it('shows a refusal that is about no field, with no « Réessayer » that would not help', async () => {
    const place = await ready()
    own.zone.failure = 'dossier_closed'
    await press(place, 'Terminer et accepter')
    await findText(place, 'Ce dossier est fermé. Rien ne peut y être ajouté.')
    assert.equal(peek(place, 'button', 'Réessayer'), undefined)
  })
})

describe('the share wizard, by keyboard and on leaving', () => {
  it('goes from the title to the end without a mouse', async () => {
    const place = await openWizard()
    await isFocusedOn('Titre du partage')
    await sendKeys({ type: TITLE })
    await sendKeys({ press: 'Enter' })
    await isFocusedOn('Intervenant')
    await sendKeys({ type: 'Jean' })
    await sendKeys({ press: 'Tab' })
    await isFocusedOn('Modification')
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await isFocusedOn('Commentaires')
    await sendKeys({ type: 'Bonjour' })
    await sendKeys({ press: 'Enter' })
    assert.lengthOf(own.sendings, 0)
    for (let i = 0; i < 4; i++) await sendKeys({ press: 'Tab' })
    await isFocusedOn('Terminer et accepter')
    await sendKeys({ press: 'Enter' })
    await findText(place, 'Le partage est complété.')
    assert.deepInclude(own.sendings[0]?.body.recipients[0], { mayReturn: true, notifyRecipient: true })
    await isFocusedOn('Fermer')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => !wizardOf(place))
  })

  it('closes at once while there is nothing to lose', async () => {
    const place = await openWizard()
    const closed = oneEvent(place, 'jz-wizard-closed')
    await press(place, 'Annuler')
    await closed
  })

  it('asks before what was typed is thrown away, even when Escape is pressed twice', async () => {
    const place = await openWizard()
    const title = await find<HTMLInputElement>(place, 'textbox', 'Titre du partage')
    title.focus()
    await sendKeys({ type: TITLE })
    await sendKeys({ press: 'Escape' })
    await find(place, 'dialog', 'Fermer sans partager?')
    await expect(wizardOf(place)).to.be.accessible()
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => !peek(place, 'dialog', 'Fermer sans partager?'))
    assert.exists(peek(place, 'dialog', 'Partager des documents'))
    assert.equal(title.value, TITLE)
    await sendKeys({ press: 'Escape' })
    await press(place, 'Fermer sans partager')
    await waitUntil(() => !wizardOf(place))
  })

  it('speaks English to an English page', async () => {
    document.documentElement.lang = 'en'
    try {
      const place = await fixture<JzZoneElement>(html`<jz-zone></jz-zone>`)
      const [summary] = (await place.client.dossiers.list()).items
      const wizard = document.createElement('jz-share-wizard')
      wizard.dossier = await place.client.dossiers.get(summary!.id)
      wizard.documents = (await place.client.documents.list(summary!.id)).items.slice(0, 1)
      place.append(wizard)
      await find(place, 'textbox', 'Title of the share')
      await find(place, 'button', 'Next')
    } finally {
      document.documentElement.lang = 'fr'
    }
  })
})
