import { assert, expect, oneEvent } from '@open-wc/testing'
import type { JzErrorEvent } from '../../widgets/src/kit/index.ts'
import { SYLVIE } from '../fakes/fake-zone.ts'
import { find, findText, hasText, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { openWizard, press, refusal, toLastButton, useWizardZone, wizardOf } from './share-wizard-page.ts'

const own = useWizardZone()

/** The zone takes the share, and its answer never comes. */
const losesAnswer = async (answer: () => Promise<Response>): Promise<Response> => {
  await answer()
  throw new TypeError('Failed to fetch')
}

const isOffline = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'))

/** The browser is back on line. */
function backOnLine(): void {
  own.onSending = (answer) => answer()
  window.dispatchEvent(new Event('online'))
}

describe('the share wizard, when nothing comes back', () => {
  it('says so, keeps all, and goes on by itself once the network is back', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.onSending = isOffline
    const error = oneEvent(place, 'jz-error')
    await press(place, 'Terminer et accepter')
    assert.equal(((await error) as unknown as JzErrorEvent).code, 'offline')
    await findText(place, 'Connexion perdue. Rien n’est perdu : l’envoi reprendra de lui-même.')
    await find(place, 'button', 'Envoi en attente…')
    assert.equal((await find<HTMLTextAreaElement>(place, 'textbox', 'Commentaires')).value, '  Bonjour Jean  ')
    await expect(wizardOf(place)).to.be.accessible()
    backOnLine()
    await findText(place, 'Le partage est complété.')
  })

  it('makes one share, under one key, when it was the answer that got lost', async () => {
    const place = await openWizard()
    await toLastButton(place)
    const before = own.zone.state.shares.length
    own.onSending = losesAnswer
    await press(place, 'Terminer et accepter')
    await findText(place, 'Connexion perdue.')
    own.onSending = (answer) => answer()
    await press(place, 'Réessayer')
    await findText(place, 'Le partage est complété.')
    assert.deepEqual(own.sendings.at(-1), own.sendings[0])
    assert.equal(own.zone.state.shares.length, before + 1)
  })

  it('tries again on « Envoi en attente… » too, and once per click', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.onSending = isOffline
    await press(place, 'Terminer et accepter')
    own.onSending = (answer) => answer()
    await press(place, 'Envoi en attente…')
    await findText(place, 'Le partage est complété.')
    assert.lengthOf(own.sendings, 2)
  })

  it('lets nothing half written leave by itself', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.onSending = isOffline
    await press(place, 'Terminer et accepter')
    await find(place, 'button', 'Réessayer')
    type(await find(place, 'textbox', 'Commentaires'), 'Bonsoir J')
    await findText(place, 'L’envoi attend la fin de vos changements.')
    const tries = own.sendings.length
    backOnLine()
    await find(place, 'button', 'Terminer et accepter')
    assert.lengthOf(own.sendings, tries)
    type(await find(place, 'textbox', 'Commentaires'), 'Bonsoir Jean')
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le partage est complété.')
    assert.equal(own.zone.state.shares.at(-1)!.recipients[0]!.message, 'Bonsoir Jean')
    assert.isFalse(hasText(place, 'ils n’y sont pas'))
    assert.equal(new Set(own.sendings.map(({ key }) => key)).size, 1)
  })

  it('makes no second share of what was changed after the first had left, and says so', async () => {
    const place = await openWizard()
    await toLastButton(place)
    const before = own.zone.state.shares.length
    own.onSending = losesAnswer
    await press(place, 'Terminer et accepter')
    await find(place, 'button', 'Réessayer')
    type(await find(place, 'textbox', 'Commentaires'), 'Bonsoir Jean')
    own.onSending = (answer) => answer()
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le partage est complété.')
    await findText(
      place,
      'Ce partage était déjà parti quand vous avez fait vos derniers changements : ils n’y sont pas.',
    )
    assert.equal(own.zone.state.shares.length, before + 1)
    assert.equal(own.zone.state.shares.at(-1)!.recipients[0]!.message, 'Bonjour Jean')
  })

  it('goes on by itself once a busy server answers', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.zone.failure = 'unavailable'
    await press(place, 'Terminer et accepter')
    await findText(place, 'Le serveur est très occupé.')
    own.zone.failure = null
    await findText(place, 'Le partage est complété.')
  })

  it('goes on by itself once the session is back', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.zone.signIn(null)
    await press(place, 'Terminer et accepter')
    await findText(place, 'Votre session a pris fin. Rien n’est perdu : l’envoi reprendra de lui-même.')
    own.zone.signIn(SYLVIE)
    await findText(place, 'Le partage est complété.')
  })

  it('goes on at once when the host gives a new token', async () => {
    const place = await openWizard(2, { token: 'jzt_1' })
    await toLastButton(place)
    own.onSending = () => Promise.resolve(refusal(401, 'token_expired'))
    await press(place, 'Terminer et accepter')
    wizardOf(place).getToken = () => Promise.reject(new Error('not yet'))
    await findText(place, 'Votre session a pris fin.')
    own.onSending = (answer) => answer()
    wizardOf(place).token = 'jzt_2'
    await findText(place, 'Le partage est complété.')
  })

  it('names the other members once they can be loaded', async () => {
    let isDown = true
    window.fetch = (input, init) => {
      const isMembers = typeof input === 'string' && input.includes('/members')
      return isMembers && isDown ? Promise.resolve(refusal(503, 'unavailable')) : own.zone.fetch(input, init)
    }
    const place = await openWizard()
    await findText(place, 'Les autres membres de l’étude n’ont pas pu être affichés.')
    isDown = false
    await find(place, 'checkbox', 'Me Luc Thibodeau')
    assert.isFalse(hasText(place, 'n’ont pas pu être affichés'))
  })

  it('does not pretend that nothing left, when it is closed meanwhile', async () => {
    const place = await openWizard()
    await toLastButton(place)
    own.onSending = losesAnswer
    await press(place, 'Terminer et accepter')
    await find(place, 'button', 'Réessayer')
    await press(place, 'Annuler')
    await findText(place, 'Nous ne savons pas si le partage est parti.')
    await press(place, 'Continuer le partage')
    await waitUntil(() => !peek(place, 'dialog', 'Fermer sans partager?'))
    await press(place, 'Annuler')
    await find(place, 'dialog', 'Fermer sans partager?')
    backOnLine()
    await findText(place, 'Le partage est complété.')
    assert.equal(peek(place, 'dialog', 'Fermer sans partager?'), undefined)
  })
})
