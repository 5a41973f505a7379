import { assert, expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { JzZoneElement } from '../../widgets/src/zone/jz-zone-element.ts'
import { find, findText, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { isFocusedOn, openWizard, press, TITLE, useWizardZone, wizardOf } from './share-wizard-page.ts'

const own = useWizardZone()

async function tab(times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await sendKeys({ press: 'Tab' })
}

function isOnTop(dialog: Element): boolean {
  const { left, top, width, height } = dialog.getBoundingClientRect()
  const root = dialog.getRootNode() as ShadowRoot
  return dialog.contains(root.elementFromPoint(left + width / 2, top + height / 2))
}

describe('the share wizard, by keyboard and on leaving', () => {
  it('goes from the title to the end without a mouse', async () => {
    const place = await openWizard()
    await isFocusedOn('Titre du partage')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => peek(place, 'textbox', 'Titre du partage')?.getAttribute('aria-invalid') === 'true')
    await isFocusedOn('Titre du partage')
    await sendKeys({ type: TITLE })
    await sendKeys({ press: 'Enter' })
    await isFocusedOn('Intervenant')
    await sendKeys({ type: 'Jean' })
    await tab()
    await isFocusedOn('Modification')
    await sendKeys({ press: 'Space' })
    await tab(2)
    await isFocusedOn('Commentaires')
    await sendKeys({ type: 'Bonjour' })
    await sendKeys({ press: 'Enter' })
    assert.lengthOf(own.sendings, 0)
    await tab()
    await isFocusedOn('Ajouter un destinataire')
    await sendKeys({ press: 'Enter' })
    await isFocusedOn('Intervenant')
    await sendKeys({ down: 'Shift' })
    await tab()
    await sendKeys({ up: 'Shift' })
    await isFocusedOn('Retirer le destinataire 2')
    await sendKeys({ press: 'Enter' })
    await isFocusedOn('Intervenant')
    await tab(7)
    await isFocusedOn('Terminer et accepter')
    await sendKeys({ press: 'Enter' })
    await isFocusedOn('Le partage est complété.')
    assert.lengthOf(own.sendings[0]!.body.recipients, 1)
    assert.deepInclude(own.sendings[0]?.body.recipients[0], { mayReturn: true, notifyRecipient: true })
    // What was sent comes between: on a small window it scrolls.
    await tab(2)
    await isFocusedOn('Fermer')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => !wizardOf(place))
  })

  it('leaves documents out one after the other, and never loses the focus', async () => {
    const place = await openWizard(3)
    const names = wizardOf(place).documents.map(({ name }) => name)
    ;(await find(place, 'button', `Ne pas partager : ${names[2]}`)).focus()
    await sendKeys({ press: 'Enter' })
    await isFocusedOn(`Ne pas partager : ${names[1]}`)
    await findText(place, `${names[2]} : ne sera pas partagé.`)
    await sendKeys({ press: 'Enter' })
    await isFocusedOn('1 document choisi')
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
    await isFocusedOn('Titre du partage')
    await sendKeys({ press: 'Escape' })
    await press(place, 'Fermer sans partager')
    await waitUntil(() => !wizardOf(place))
  })

  it('keeps its question on top however fast Escape is pressed', async () => {
    const place = await openWizard()
    const title = await find(place, 'textbox', 'Titre du partage')
    title.focus()
    await sendKeys({ type: TITLE })
    for (let presses = 0; presses < 6; presses++) {
      await sendKeys({ press: 'Escape' })
      await waitUntil(() => peek(place, 'dialog', 'Partager des documents'))
      const question = peek(place, 'dialog', 'Fermer sans partager?')
      if (question) assert.isTrue(isOnTop(question), `covered after ${presses + 1}`)
    }
    assert.equal((title as HTMLInputElement).value, TITLE)
  })

  it('asks the browser not to leave while what was typed would be lost', async () => {
    const place = await openWizard()
    const isHeld = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    assert.isFalse(isHeld())
    type(await find(place, 'textbox', 'Titre du partage'), TITLE)
    assert.isTrue(isHeld())
    await press(place, 'Annuler')
    await press(place, 'Fermer sans partager')
    await waitUntil(() => !wizardOf(place))
    assert.isFalse(isHeld())
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
      const title = await find<HTMLInputElement>(place, 'textbox', 'Title of the share')
      title.focus()
      await sendKeys({ type: TITLE })
      await press(place, 'Next')
      await find(place, 'combobox', 'Party')
      await find(place, 'button', 'Finish and accept')
    } finally {
      document.documentElement.lang = 'fr'
    }
  })
})
