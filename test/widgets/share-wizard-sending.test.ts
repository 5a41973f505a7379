import { assert, expect, oneEvent } from '@open-wc/testing'
import { expiryRange } from '@juriszone/widgets/contract'
import type { JzErrorEvent } from '../../widgets/src/kit/index.ts'
import type { JzShareSentEvent } from '../../widgets/src/share-wizard/events.ts'
import { all, choose, descriptionOf, find, findText, hasText, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import {
  isFocusedOn,
  openWizard,
  press,
  refusal,
  TITLE,
  toLastButton,
  useWizardZone,
  wizardOf,
} from './share-wizard-page.ts'

const own = useWizardZone()

describe('the share wizard, sending', () => {
  it('sends what was filled in, tells the host, and shows what went to whom', async () => {
    const place = await openWizard()
    await toLastButton(place)
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
    await find(place, 'dialog', 'Le partage est complété.')
    for (const text of [
      'Envoyé à 1 destinataire',
      jean.email,
      'Avis de partage envoyé',
      'Peut vous remettre des documents',
      'Une confirmation vous a été envoyée par courriel.',
    ])
      await findText(place, text)
    await expect(wizardOf(place)).to.be.accessible()
  })

  it('tells the end once, from its title, and has one way out', async () => {
    const place = await openWizard()
    await toLastButton(place)
    await press(place, 'Terminer et accepter')
    await isFocusedOn('Le partage est complété.')
    assert.lengthOf(readers(place, 'Le partage est complété.'), 1)
    assert.lengthOf(all(place, 'button'), 1)
    const closed = oneEvent(place, 'jz-wizard-closed')
    await press(place, 'Fermer')
    await closed
  })

  it('tells who is written to, and how to reach the others', async () => {
    const place = await openWizard()
    await toLastButton(place)
    await press(place, 'Ajouter un destinataire')
    await waitUntil(() => all(place, 'combobox').length === 2)
    choose(all(place, 'combobox')[1]!, 'Marie-Ève Gauthier')
    await press(place, 'Ajouter un destinataire')
    await waitUntil(() => all(place, 'combobox').length === 3)
    choose(all(place, 'combobox')[2]!, 'Gestion ABC inc.')
    all(place, 'checkbox', 'Notification')[2]!.click()
    await press(place, 'Terminer et accepter')
    await findText(place, 'Envoyé à 3 destinataires')
    // Jean has opened a share before, so his account is there.
    for (const text of [
      'Avis de partage envoyé',
      'Avis de partage envoyé. Le compte reste à activer.',
      'Courriel d’activation seulement, sans avis de partage',
      'À qui n’a pas reçu d’avis, remettez le lien vous-même',
    ])
      await findText(place, text)
  })

  it('promises no confirmation that nobody is sent', async () => {
    const place = await openWizard()
    await toLastButton(place)
    ;(await find(place, 'checkbox', 'Notification')).click()
    await press(place, 'Terminer et accepter')
    await findText(place, 'Aucun avis par courriel')
    await findText(place, '« Copier le lien »')
    assert.isFalse(hasText(place, 'Une confirmation vous a été envoyée'))
  })

  it('sends once for a double click', async () => {
    const place = await openWizard()
    await toLastButton(place)
    const button = await find(place, 'button', 'Terminer et accepter')
    button.click()
    button.click()
    await findText(place, 'Le partage est complété.')
    assert.lengthOf(own.sendings, 1)
  })

  it('takes no part of a double click for the next step’s button', async () => {
    const place = await openWizard()
    type(await find(place, 'textbox', 'Titre du partage'), TITLE)
    await press(place, 'Suivant')
    const finish = await find(place, 'button', 'Terminer et accepter')
    finish.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 2 }))
    await wizardOf(place).updateComplete
    assert.isFalse(all(place, 'combobox')[0]!.hasAttribute('aria-invalid'))
  })
})

describe('the share wizard, refused', () => {
  it('puts the zone’s refusal of a party under its field, until another is chosen', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!.parties[0]!.hasLeft = true
    await press(place, 'Terminer et accepter')
    const select = await find(place, 'combobox', 'Intervenant')
    await waitUntil(() => select.getAttribute('aria-invalid') === 'true')
    assert.equal(
      descriptionOf(select),
      "Cet intervenant n'est plus au dossier. Choisissez-en un autre, ou retirez ce destinataire.",
    )
    await isFocusedOn('Intervenant')
    select.blur()
    assert.equal(select.getAttribute('aria-invalid'), 'true')
    choose(select, 'Gestion ABC inc.')
    await waitUntil(() => !select.hasAttribute('aria-invalid'))
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le partage est complété.')
  })

  it('goes back to the first step for what it holds, and loses nothing', async () => {
    const place = await openWizard()
    await toLastButton(place)
    const [gone] = wizardOf(place).documents
    own.zone.state.documents.find(({ id }) => id === gone!.id)!.binnedAt = new Date().toISOString()
    await press(place, 'Terminer et accepter')
    await findText(place, 'Ce document n’est plus dans le dossier.')
    await waitUntil(() => focused()?.textContent?.includes(gone!.name))
    await expect(wizardOf(place)).to.be.accessible()
    await press(place, `Ne pas partager : ${gone!.name}`)
    await waitUntil(() => !hasText(place, 'Ce document n’est plus dans le dossier.'))
    await press(place, 'Suivant')
    assert.equal((await find<HTMLTextAreaElement>(place, 'textbox', 'Commentaires')).value, '  Bonjour Jean  ')
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le partage est complété.')
    assert.lengthOf(own.zone.state.shares.at(-1)!.documents, 1)
  })

  it('knows the field of each refusal, and says what to do', async () => {
    const errors = (path: string, code: string): Promise<Response> =>
      Promise.resolve(refusal(422, 'invalid_fields', [{ path, code, message: 'Phrase de la zone.' }]))
    const cases: [path: string, code: string, text: string][] = [
      ['recipients[0].partyId', 'missing_email', 'Ajoutez-la dans ProCardex, puis exportez le dossier de nouveau.'],
      ['recipients[0].message', 'too_long', 'Phrase de la zone.'],
      ['expiresOn', 'expiry_out_of_range', 'Phrase de la zone.'],
      ['alsoNotify[0]', 'member_not_in_firm', 'Une personne cochée n’est plus membre de l’étude. Décochez-la.'],
      ['documentIds', 'too_many', 'Phrase de la zone.'],
      ['colour', 'unknown_field', 'Phrase de la zone. Rien n’a été envoyé.'],
    ]
    for (const [path, code, text] of cases) {
      const place = await openWizard()
      await toLastButton(place)
      own.onSending = () => errors(path, code)
      await press(place, 'Terminer et accepter')
      await findText(place, text)
      wizardOf(place).remove()
    }
  })

  it('shows a refusal that is about no field, with no « Réessayer » that would not help', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.zone.failure = 'dossier_closed'
    const error = oneEvent(place, 'jz-error')
    await press(place, 'Terminer et accepter')
    assert.equal(((await error) as unknown as JzErrorEvent).code, 'dossier_closed')
    await findText(place, 'Ce dossier a été fermé : aucun document ne peut plus en être partagé. Rien n’a été envoyé.')
    assert.equal(peek(place, 'button', 'Réessayer'), undefined)
    own.zone.failure = 'forbidden'
    await press(place, 'Terminer et accepter')
    await findText(place, 'Adressez-vous à un notaire de l’étude.')
    await expect(wizardOf(place)).to.be.accessible()
  })
})

function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** What a reader meets this text in, hidden from the eye or not. */
function readers(place: Element, text: string): Element[] {
  const root = wizardOf(place).shadowRoot!
  return [...root.querySelectorAll('*')].filter(
    ({ children, textContent }) =>
      textContent?.includes(text) && ![...children].some((c) => c.textContent?.includes(text)),
  )
}
