import { assert, expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { FAKE_CODE, JEAN, SYLVIE } from '../fakes/fake-zone.ts'
import { descriptionOf, find, nameOf, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { askCode, callsTo, sharePage, sharePath } from './code-page.ts'
import { field, fill, focus, openSite, press, see, useSite } from './portal-page.ts'

const own = useSite()
const CODE = 'Code de vérification'
const SENT = 'Si cette adresse est connue, un code vient d’être envoyé, trois par heure au plus.'

describe('a code in the place of a password', function () {
  this.timeout(20_000)

  it('is offered at a share’s door beside the other two ways, and leads on to that share', async () => {
    const site = await openSite(sharePath(own))
    await find(site, 'link', 'Première visite ? Activer mon compte')
    await find(site, 'button', 'Se connecter')
    const [ways] = [[peek(site, 'button', 'Se connecter'), peek(site, 'button', 'Recevoir un code')]]
    const [signIn, code] = ways.map((way) => way!.getBoundingClientRect())
    assert.deepEqual([code!.width, code!.height], [signIn!.width, signIn!.height])

    const input = await askCode(site)
    await see(site, SENT)
    await see(site, JEAN)
    await waitUntil(() => focus() === input)
    assert.equal(document.title, 'Recevoir un code · JurisZone')
    assert.deepEqual([input.inputMode, input.autocomplete], ['numeric', 'one-time-code'])
    await expect(site).to.be.accessible()

    type(input, ` ${FAKE_CODE.slice(0, 4)} ${FAKE_CODE.slice(4)}`)
    await press(site, 'Vérifier')
    await sharePage(own, site)
    assert.equal(location.pathname, sharePath(own))
    assert.equal(own.zone.state.devices.length, 0)
  })

  it('is had by the keyboard alone', async () => {
    const site = await openSite('/')
    await waitUntil(() => focus()?.id === 'email')
    await sendKeys({ type: JEAN })
    const goTo = async (name: string): Promise<void> => {
      for (let n = 0; n < 12 && nameOf(focus()!) !== name; n++) await sendKeys({ press: 'Tab' })
      assert.equal(nameOf(focus()!), name)
    }
    await goTo('Recevoir un code')
    await sendKeys({ press: 'Enter' })
    const input = await field(site, CODE)
    await waitUntil(() => focus() === input)
    await sendKeys({ type: FAKE_CODE })
    await goTo('Se souvenir de cet appareil pendant 30 jours')
    await sendKeys({ press: 'Space' })
    await goTo('Vérifier')
    await sendKeys({ press: 'Enter' })
    await find(site, 'heading', 'Partages reçus')
    assert.equal(own.zone.state.devices.length, 1)
  })

  it('asks the address when none was typed, and says what is wrong with it', async () => {
    const site = await openSite('/')
    await press(site, 'Recevoir un code')
    await find(site, 'heading', 'Recevoir un code')
    await see(site, 'Indiquez l’adresse où votre notaire vous a écrit.')
    await expect(site).to.be.accessible()
    const email = await field(site, 'Courriel')
    await waitUntil(() => focus() === email)
    await press(site, 'Recevoir un code')
    await waitUntil(() => descriptionOf(email) === 'Indiquez votre courriel.')
    assert.equal(focus(), email)
    type(email, 'jean')
    await press(site, 'Recevoir un code')
    await waitUntil(() => descriptionOf(email).startsWith('Cette adresse semble incomplète.'))
    assert.equal(callsTo(own, 'POST /session/codes'), 0)
    type(email, JEAN)
    await press(site, 'Recevoir un code')
    await see(site, SENT)

    await press(site, 'Changer d’adresse')
    assert.equal((await field(site, 'Courriel')).value, JEAN)
    await press(site, 'Se connecter avec un mot de passe')
    await waitUntil(() => focus()?.id === 'password')
    assert.equal((await field(site, 'Courriel')).value, JEAN)
  })

  it('says the same of an address that nobody has, and of a member’s', async () => {
    for (const email of ['personne@nulle-part.example', SYLVIE]) {
      const site = await openSite('/')
      await askCode(site, email)
      await see(site, SENT)
      await see(site, 'Les membres d’une étude se connectent avec leur mot de passe.')
      site.remove()
    }
  })

  it('says at the field what is wrong with a code, and that another is needed', async () => {
    const site = await openSite('/')
    const input = await askCode(site)
    await press(site, 'Vérifier')
    await waitUntil(() => descriptionOf(input) === 'Inscrivez le code reçu par courriel.')
    type(input, '4821037')
    await press(site, 'Vérifier')
    await waitUntil(() => descriptionOf(input) === 'Le code a 8 chiffres.')
    assert.equal(callsTo(own, 'POST /session/codes/'), 0)
    for (let n = 0; n < 4; n++) {
      type(input, `1111111${n}`)
      await waitUntil(() => input.ariaInvalid === 'false')
      await press(site, 'Vérifier')
      await waitUntil(() => descriptionOf(input).startsWith('Ce code est inexact. Vérifiez-le'))
    }
    assert.equal(focus(), input)
    await expect(site).to.be.accessible()
    type(input, '11111119')
    await press(site, 'Vérifier')
    await waitUntil(() => descriptionOf(input) === 'Ce code est inexact ou expiré. Demandez-en un nouveau.')

    await press(site, 'Renvoyer le code')
    await see(site, 'Si cette adresse est connue, un nouveau code vient d’être envoyé')
    assert.deepEqual([input.value, input.ariaInvalid], ['', 'false'])
    await waitUntil(() => focus() === input)
    type(input, FAKE_CODE)
    await press(site, 'Vérifier')
    await find(site, 'heading', 'Partages reçus')
  })

  it('keeps what was typed when the network is lost, and says how long to wait', async () => {
    const site = await openSite('/')
    const input = await askCode(site)
    type(input, FAKE_CODE)
    own.zone.failure = 'too_many_attempts'
    await press(site, 'Vérifier')
    await see(site, 'Trop d’essais. Réessayez dans 15 minutes')
    own.zone.failure = 'offline'
    await press(site, 'Vérifier')
    await see(site, 'Connexion perdue.')
    own.zone.failure = null
    assert.equal(input.value, FAKE_CODE)
    await press(site, 'Vérifier')
    await find(site, 'heading', 'Partages reçus')
  })

  it('speaks English', async () => {
    const site = await openSite('/')
    await press(site, 'English')
    await fill(site, 'E-mail', JEAN)
    await press(site, 'Get a code')
    const input = await field(site, 'Verification code')
    await see(site, 'If this address is known, a code was just sent, three an hour at most.')
    await find(site, 'checkbox', 'Remember this device for 30 days')
    await expect(site).to.be.accessible()
    type(input, FAKE_CODE)
    await press(site, 'Verify')
    await press(site, 'Devices')
    await see(site, 'No device. To add one, tick “Remember this device” when you give a code.')
  })

  it('lets a client whose session ended go on, and is not offered to a member', async () => {
    own.zone.signIn(JEAN)
    const site = await openSite('/partages')
    await find(site, 'heading', 'Partages reçus')
    own.zone.signIn(null)
    await press(site, 'Appareils')
    await find(site, 'heading', 'Votre session a pris fin')
    await press(site, 'Recevoir un code')
    await fill(site, CODE, FAKE_CODE)
    await press(site, 'Vérifier')
    await see(site, 'Aucun appareil.')
    assert.isUndefined(peek(site, 'heading', 'Votre session a pris fin'))
    site.remove()

    own.zone.signIn(SYLVIE)
    const members = await openSite('/personnes')
    const search = await field(members, 'Nom, courriel ou dossier')
    own.zone.signIn(null)
    type(search, 'roy')
    await find(members, 'heading', 'Votre session a pris fin')
    assert.isUndefined(peek(members, 'button', 'Recevoir un code'))
    assert.equal(callsTo(own, 'POST /session/device'), 1)
  })
})

describe('going without a password', function () {
  this.timeout(20_000)

  it('is one press on the activation page, and says what it means', async () => {
    const site = await openSite('/activer#t=activation')
    const button = await find(site, 'button', 'Continuer sans mot de passe')
    assert.equal(descriptionOf(button), 'À chaque visite, vous recevrez un code par courriel.')
    await expect(site).to.be.accessible()
    button.click()
    await see(site, 'Votre compte JurisZone est activé.')
    await sharePage(own, site)
    assert.match(location.pathname, /^\/partages\//)
  })

  it('is told when the link has served meanwhile', async () => {
    const site = await openSite('/activer#t=activation')
    const button = await find(site, 'button', 'Continuer sans mot de passe')
    for (const link of own.zone.state.links) link.isUsed = true
    button.click()
    await find(site, 'heading', 'Ce lien a déjà servi ou est expiré')
  })

  it('is not offered to a firm’s member', async () => {
    for (const link of own.zone.state.links) link.email = SYLVIE
    const site = await openSite('/activer#t=activation')
    await find(site, 'button', 'Activer mon compte')
    assert.isUndefined(peek(site, 'button', 'Continuer sans mot de passe'))
  })
})
